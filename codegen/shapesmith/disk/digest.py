"""The sha256 of a content, as locks and manifests record it."""

from __future__ import annotations

import hashlib


def sha256(content: str | bytes) -> str:
    """Return the sha256 of `content` in hexadecimal; for a text, that of its UTF-8 bytes."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()
