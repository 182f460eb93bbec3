"""Two specs that are compared are read together: the report is that of each read alone, by any number of processes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from shapesmith.ir.rules import IsSet, Rule
from shapesmith.options import Options
from shapesmith.provenance import NOWHERE
from shapesmith.review.changes.catalogue import RULES
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.compare import compare
from shapesmith.rules.extraction import Extraction, Refusal, joined
from shapesmith.sides import analysing_sides
from shapesmith.specs.found import Found
from shapesmith.specs.spec import Spec

from tests.changes.cases import SIDES, changes, spec


def _compared(old: Spec, new: Spec) -> ServiceChanges:
    with analysing_sides(old, new, Options()) as analysed:
        return compare(*analysed())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_that_both_sides_have_are_left_out_of_no_report(rule) -> None:
    old, new = (spec(rule.id, side).read() for side in SIDES)
    assert _compared(old, new) == changes(rule.id)


def test_a_rule_far_below_the_shape_that_changed_is_found(tmp_path) -> None:
    sides = [_spec(tmp_path / name, values) for name, values in (("old", ["PLAIN"]), ("new", ["PLAIN", "CUSTOM"]))]
    old, new = (found.read() for found in sides)
    (change,) = (each for each in _compared(old, new).changes if each.rule == "RULE_MEMBER_ADDED")
    assert change.subject == "BakeRequest.Note"


def test_rules_that_two_processes_found_are_in_the_order_of_the_spec() -> None:
    def part(*shapes: str) -> Extraction:
        said = {"member": None, "kind": "required", "must": IsSet(place="A"), "sentence": "", "origin": ""}
        rules = [Rule(id=f"{shape}.{n}", shape=shape, **said) for shape in shapes for n in (1, 2)]
        refused = [Refusal(shape, None, NOWHERE, "", "", "") for shape in shapes]
        return Extraction(tuple(rules), tuple(refused), frozenset((NOWHERE, shape) for shape in shapes))

    assert joined([part("B", "D"), part("A", "C")], ("A", "B", "C", "D")) == part("A", "B", "C", "D")


@pytest.fixture
def folders(tmp_path):
    """Return the folders of two versions of three services, of which the last does not change."""
    for version, values in (("old", ["PLAIN"]), ("new", ["PLAIN", "CUSTOM"])):
        for service in ("bakery", "butcher", "grocer"):
            (tmp_path / version / service).mkdir(parents=True)
            _spec(tmp_path / version / service / "2026-01-01", ["PLAIN"] if service == "grocer" else values)
    return tmp_path


def _diff(folders, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "shapesmith", "diff", "old", "new", *arguments]
    done = subprocess.run(command, cwd=folders, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def _unnumbered(progress: str) -> list[str]:
    """Return the lines of the progress without their numbers, sorted: services are done in any order."""
    return sorted(line.partition("] ")[2] or line for line in progress.splitlines())


def test_any_number_of_processes_gives_the_same_report(folders) -> None:
    for services in ([], ["bakery"]):
        one, several = (_diff(folders, *services, "--jobs", jobs) for jobs in ("1", "3"))
        assert one[:2] == several[:2]
        assert _unnumbered(one[2]) == _unnumbered(several[2])
        assert "BakeRequest.Note" in one[1]


def test_the_errors_of_all_services_are_reported_in_their_order(folders) -> None:
    for service in ("butcher", "bakery"):
        (folders / "new" / service / "2026-01-01" / "service-2.json").write_text("{", encoding="utf-8")
    for jobs in ("1", "2"):
        status, report, said = _diff(folders, "--jobs", jobs)
        assert (status, report) == (2, "")
        assert [line.partition("/service-2.json")[0] for line in said.splitlines() if ": error: " in line] == [
            "new/bakery/2026-01-01",
            "new/butcher/2026-01-01",
        ]


def _spec(folder, values: list[str]) -> Found:
    folder.mkdir()
    text = "This field is required for the CUSTOM type."
    shapes = {
        "BakeRequest": {
            "type": "structure",
            "members": {
                "Type": {"shape": "Type"},
                "Note": {"shape": "Text", "documentation": text},
                "Orders": {"shape": "Text"},
            },
        },
        "Type": {"type": "string", "enum": values},
        "Text": {"type": "string"},
    }
    operation = {"name": "Bake", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "BakeRequest"}}
    metadata = {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json", "endpointPrefix": "bakery"}
    model = {"version": "2.0", "metadata": metadata, "operations": {"Bake": operation}, "shapes": shapes}
    path = folder / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return Found("bakery", "2026-01-01", "path", f"botocore 1.0.{len(values)}", {"service-2.json": str(path)})
