"""Which characters of a spec's documentation may reach a docstring.

Documentation is foreign text. It must be valid UTF-8, and be stable under formatters and safe to review, so invisible
characters that change what is shown are handled here, once, before anything is parsed:

- white space of any kind (tabs, line and paragraph separators, U+0085, U+00A0 and the other Unicode spaces) separates
  words, and becomes a single space wherever text is not preformatted;
- other control characters, bidirectional controls (U+202A to U+202E, U+2066 to U+2069 and the marks; see "Trojan
  Source", CVE-2021-42574), zero-width spaces, joiners of words, soft hyphens, byte order marks and tag characters are
  dropped: they have no width and no meaning in a docstring. U+200C and U+200D stay, since scripts and emoji need them;
- a lone surrogate, which no UTF-8 file can hold, becomes U+FFFD.
"""

from __future__ import annotations

import re

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` without the characters no docstring may hold; white space stays as it is."""
    if text.isprintable():  # true for nearly all documentation, and false for every character above
        return text
    return _LONE_SURROGATE.sub("\ufffd", _DROPPED.sub("", text))


def one_line(text: str) -> str:
    """Return `text` as a message shows it: cleaned, and on one line."""
    return " ".join(clean(text).split())
