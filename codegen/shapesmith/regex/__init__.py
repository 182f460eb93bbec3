"""Regular expressions of the models (the `pattern` trait, ECMA-262 or Java) to Python's `re`."""

from __future__ import annotations

from shapesmith.regex.double_escape import suspicious
from shapesmith.regex.samples import find_sample
from shapesmith.regex.translate import Refusal, Translation, translate, tree

__all__ = ["Refusal", "Translation", "sample", "suspicious", "translate"]


def sample(pattern: str, minimum: int | None, maximum: int | None) -> str | None:
    """Return a short string of `minimum` to `maximum` characters that matches `pattern`, or None where none was found.

    The string is checked against the translation, and the same at each run.
    """
    translation = translate(pattern, minimum=minimum, maximum=maximum)
    if isinstance(translation, Refusal):
        return None
    return find_sample(tree(pattern), translation.source, translation.engine, minimum, maximum)
