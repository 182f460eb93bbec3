"""Regular expressions of the models (the `pattern` trait, ECMA-262 or Java) to Python's `re`."""

from __future__ import annotations

from shapesmith.regex.damage import suspicious
from shapesmith.regex.translate import Refusal, Translation, translate, tree

__all__ = ["Refusal", "Translation", "suspicious", "translate", "tree"]
