"""The documentation beside a change: that of the element that changed, whatever kind of element it is."""

from __future__ import annotations

import pytest
from shapesmith.review.changes.reports.doc_texts import positions, texts_of

from tests.changes.cases import SIDES, changes, side_of, spec


@pytest.mark.parametrize("noun", ["SERVICE", "OPERATION", "RESULT", "SHAPE", "MEMBER"])
def test_a_text_that_is_reworded_is_beside_its_change(noun: str) -> None:
    case = f"{noun}_DOCUMENTATION_REWORDED"
    found = [change for change in changes(case).changes if change.rule == case]
    sides = (side_of(spec(case, side).read()).service for side in SIDES)
    old, new = (texts_of(service, at) for service, at in zip(sides, positions(found), strict=True))
    assert len(found) == len(new) == 1
    assert list(old.values()) != list(new.values())
