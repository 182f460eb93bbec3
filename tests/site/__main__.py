"""`make docs`: write the pages that are made from code."""

from __future__ import annotations

from tests.site.reference import pages

for path, text in pages().items():
    path.write_text(text, encoding="utf-8")
