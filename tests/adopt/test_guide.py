"""The example of docs/adopt.md is what the command makes of it."""

from __future__ import annotations

import re
from pathlib import Path

from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter

from tests.adopt.conftest import ROOT, SHAPES


def test_the_example_after_is_made_of_the_one_before(packages: Packages, tmp_path: Path) -> None:
    before, after = re.findall(r"```python\n(.*?)```", (ROOT / "docs/adopt.md").read_text(), re.DOTALL)[:2]
    path = tmp_path / "app.py"
    path.write_text(before)
    outcome = Adopter(packages, {}, SHAPES, Choices()).file(str(path))
    assert outcome.left == ()
    assert outcome.rewritten is not None
    assert outcome.rewritten.after.decode() == after
