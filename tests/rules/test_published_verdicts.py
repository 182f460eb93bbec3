"""The verdicts that come with shapesmith: each file can be read, fits its spec, and has patterns that are quick."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.ir.verdicts import Verdicts
from shapesmith.pipeline import analyse
from shapesmith.regex.ambiguity import steps
from shapesmith.regex.translate import tree
from shapesmith.sources.verdicts.reader import read_verdicts
from shapesmith.specs.find import find
from shapesmith.specs.spec import RULES, Spec, SpecFile

from tests.rules.draw import patterns_in

SHAPES = Path(__file__).parents[2] / "shapes"
JUDGED = sorted(path.parent.name for path in SHAPES.glob(f"*/{RULES}"))
# Small services, of which all texts are read in a moment; `make test-all` generates every service.
SMALL = ("amplify", "efs", "mturk", "polly", "swf", "translate", "wickr", "xray")
# Of 100 characters, this many steps of Python's `re` are three `.*` in a row, a few hundredths of a second at worst;
# where steps grow exponentially, there are many more.
MOST_STEPS = 3_000_000
# Four different characters, by references to groups: each repeat takes only what the next one does not.
REFERS_BACK = r"(.)\1*(?!\1)"


def verdicts_of(service: str) -> Verdicts:
    """Return the verdicts on a service, which were made for the botocore that the tests have."""
    path = SHAPES / service / RULES
    files = {RULES: SpecFile.of(str(path), path.read_bytes())}
    verdicts, diagnostics = read_verdicts(Spec(service, "", "botocore", "botocore 1.44.5", files))
    assert diagnostics == []
    return verdicts


@pytest.mark.parametrize("service", JUDGED)
def test_a_file_can_be_read_and_its_patterns_are_quick(service: str) -> None:
    verdicts = verdicts_of(service)
    assert verdicts.is_current
    assert verdicts.verdicts
    slow = [each for each in patterns_in(verdicts.verdicts) if steps(tree(each), 100) > MOST_STEPS]
    assert [each for each in slow if not each.startswith(REFERS_BACK)] == []


@pytest.mark.parametrize("service", SMALL)
def test_verdicts_fit_the_documentation(service: str) -> None:
    diagnostics = analyse(find(service, "botocore", SHAPES).read()).diagnostics
    assert [str(each) for each in diagnostics if each.file.endswith(RULES)] == []
