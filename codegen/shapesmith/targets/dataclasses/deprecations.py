"""What is said of a shape, member, operation or service that is deprecated: in its docstring, and when it is used."""

from __future__ import annotations

import re

from shapesmith.ir.shapes import Deprecation
from shapesmith.prose.characters import one_line
from shapesmith.text.literals import Foreign

_SAYS_DEPRECATED = re.compile(r"deprecated\s*[.:;,-]+\s*", re.IGNORECASE)


def deprecation_sentence(deprecation: Deprecation) -> str:
    """Return a deprecation as a sentence, which many messages are already.

    >>> [deprecation_sentence(Deprecation(message=said)) for said in ("Deprecated. Unused.", None)]
    ['Deprecated: Unused.', 'Deprecated.']
    >>> deprecation_sentence(Deprecation(message="Use NewCall", since="2023-01-01"))
    'Deprecated since 2023-01-01: Use NewCall.'
    >>> deprecation_sentence(Deprecation(message="Deprecated AclConfiguration, use Acl."))
    'Deprecated AclConfiguration, use Acl.'
    """
    words, since = " ".join((deprecation.message or "").split()), deprecation.since
    if repeated := _SAYS_DEPRECATED.match(words):
        words = words[repeated.end() :]
    if words and not words.endswith((".", "!", "?")):
        words += "."
    if since is None and words.lower().startswith("deprecated"):
        return words
    return f"Deprecated{f' since {since}' if since else ''}{f': {words}' if words else '.'}"


def deprecation_warning(deprecation: Deprecation | None, name: str, *, is_named: bool = False) -> Foreign | None:
    """Return what a DeprecationWarning says; `is_named` where the warning itself names what is deprecated."""
    if deprecation is None or not deprecation.deprecated:
        return None
    if words := one_line(deprecation.message or ""):
        return Foreign(words)
    since = one_line(deprecation.since or "")
    since = f" since {since}" if since else ""
    return Foreign(f"no longer recommended{since}" if is_named else f"{one_line(name)} is deprecated{since}")
