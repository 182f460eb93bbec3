"""One service compared, with what single formats of the report need of its specs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.reports.doc_texts import Texts


class Compared(NamedTuple):
    """The changes of one service.

    `old` and `new` are the documentation of what changed on both sides, `files` those of the new spec on disk, by path.
    """

    changes: ServiceChanges
    old: Texts = {}
    new: Texts = {}
    files: Mapping[str, bytes] = {}
