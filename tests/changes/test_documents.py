"""Which sentences of a text that was reworded are shown: those that the other side does not have, three at most."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shapesmith.review.changes.compare import compare
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of


def shown(tmp_path: Path, *texts: str) -> tuple[str | None, str | None]:
    """Return what is shown of the two texts of one service."""
    sides = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.json"
        known = {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json", "endpointPrefix": "bakery"}
        document = {"metadata": known, "documentation": text, "operations": {}, "shapes": {}}
        path.write_text(json.dumps(document), encoding="utf-8")
        sides.append(side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read()))
    (change,) = compare(*sides).changes
    return change.old, change.new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A. B.", "A. C.", ("B.", "C.")),
        ("A. B.", "B.", ("A.", None)),
        ("A.", "A. B. C. D.", (None, "B. C. D.")),
        ("A.", "A. B. C. D. E.", (None, "B. C. D. ... (1 more)")),
        ("A.", "A. B. B. C. D. E. F.", (None, "B. C. D. ... (2 more)")),
        ("A.", "A: B! C? D", ("A.", "A: B! C? ... (1 more)")),
        ("A.", "A. B\n  b.<p>C</p>", (None, "B b. C")),
    ],
)
def test_three_sentences_of_each_side_are_shown(
    old: str, new: str, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    assert shown(tmp_path, old, new) == expected
