"""The options of the output that a user may choose. Each is part of the fingerprint."""

from __future__ import annotations

from typing import Literal, NamedTuple

DocStyle = Literal["markdown", "rst"]


class Options(NamedTuple):
    """`doc_style`: the markup of docstrings, for editors (Markdown) or for Sphinx (reStructuredText)."""

    doc_style: DocStyle = "markdown"
