"""What a user may choose about the output. Each option is part of the fingerprint."""

from __future__ import annotations

from typing import Literal, NamedTuple

DocStyle = Literal["markdown", "rst"]


class Options(NamedTuple):
    """`doc_style`: how docstrings are marked up, for editors (Markdown) or for Sphinx (reStructuredText)."""

    doc_style: DocStyle = "markdown"
