"""Two specs that are compared are read together: the report is that of each read alone, by any number of processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from shapesmith.ir.rules import IsSet, Rule
from shapesmith.options import Options
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import NOWHERE
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.compare import compare
from shapesmith.rules import extract
from shapesmith.rules.extraction import Extraction, Refusal, joined
from shapesmith.rules.language.sentences import sentences_of
from shapesmith.sides import analysing_sides
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.spec import Spec

from tests.changes.cases import SIDES, changes, spec

TEXT = "This field is required for the CUSTOM type."


PART = "It must be warm."
JOINING = "This field is required if Type is CUSTOM."
REQUESTS = [f"Bake{letter}Request" for letter in "ABCDEFGH"]


def _dismissing(found: FoundSpec, folder, sentence: str, at: list[str]) -> FoundSpec:
    """Return a spec with the verdict that a sentence at these places is no rule."""
    verdict = f'[[dismissed]]\nat = {at}\nsentence = "{sentence}"\nreason = "advice"\n'
    (folder / "rules.toml").write_text(f'spec = "botocore 1.0.1"\n{verdict}')
    return found._replace(files=found.files | {"rules.toml": str(folder / "rules.toml")})


def _ruled(old: FoundSpec, new: FoundSpec, jobs: int) -> tuple[list[str], list[str]]:
    """Return which structures of each side have rules, once for each rule."""
    with analysing_sides(old.read(), new.read(), Options(), jobs) as analysed:
        before, after = (
            [rule.shape for rules in side.analysis.rules_of.values() for rule in rules] for side in analysed()
        )
    return before, after


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


def test_a_witness_keeps_the_rules_of_what_is_the_same_on_both_sides(tmp_path) -> None:
    sides = [_spec(tmp_path / name, ["CUSTOM"]) for name in ("old", "new")]
    _replace(sides[0], TEXT, "A note.")
    for found in sides:
        members = '"members": {"One": {"shape": "Text"}, "Two": {"shape": "Text"}}'
        either = "You must specify either `One` or `Two`."
        _replace(found, f'"members": {{}}, "documentation": "{PART}"', f'{members}, "documentation": "{either}"')
        _replace(found, '"members": {"Type"', '"required": ["Part"], "members": {"Type"')
    old, new = (found.read() for found in sides)
    (added,) = (each for each in _compared(old, new).changes if each.rule.startswith("RULE_"))
    assert added.witness is not None
    assert added.witness.code.endswith('validate("BakeRequest", {"Type": "CUSTOM", "Part": {"One": "a"}})')


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("dismissed", [[], ["BakeARequest", "BakeHRequest"]])
def test_rules_of_many_structures_are_found_whichever_process_reads_them(
    tmp_path, jobs: int, dismissed: list[str]
) -> None:
    sides = [_spec(tmp_path / name, values, *REQUESTS) for name, values in (("old", ["A"]), ("new", ["A", "CUSTOM"]))]
    if dismissed:
        sides = [_dismissing(found, tmp_path, TEXT, [f"{request}.Note" for request in dismissed]) for found in sides]
    assert _ruled(*sides, jobs) == ([], [request for request in REQUESTS if request not in dismissed])


@pytest.mark.parametrize("jobs", [1, 2])
def test_rules_of_what_is_the_same_on_both_sides_are_looked_for_only_where_a_verdict_may_be_on_any(
    tmp_path, jobs: int
) -> None:
    sides = [_spec(tmp_path / name, ["CUSTOM"], *REQUESTS) for name in ("old", "new")]
    assert _ruled(*sides, jobs) == ([], [])
    on_one = [_dismissing(found, tmp_path, PART, ["Part"]) for found in sides]
    assert _ruled(*on_one, jobs) == ([], [])
    on_any = [_dismissing(found, tmp_path, PART, ["*"]) for found in sides]
    assert _ruled(*on_any, jobs) == (REQUESTS, REQUESTS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_judged_in_a_nested_text_is_judged_for_all_that_reach_it_whichever_process_reads_them(
    tmp_path, jobs: int
) -> None:
    sides = [_spec(tmp_path / name, values, *REQUESTS) for name, values in (("old", ["A"]), ("new", ["A", "CUSTOM"]))]
    for found in sides:
        crust = f'"members": {{"Crust": {{"shape": "Text", "documentation": "{JOINING}"}}}}, "documentation": "{PART}"'
        _replace(found, f'"members": {{}}, "documentation": "{PART}"', crust)
    both = sorted([*REQUESTS, *REQUESTS])
    assert sorted(_ruled(*sides, jobs)[1]) == both
    sides = [_dismissing(found, tmp_path, JOINING, ["Part.Crust"]) for found in sides]
    assert _ruled(*sides, jobs)[1] == REQUESTS


def test_a_text_that_both_sides_have_is_taken_apart_once(tmp_path, monkeypatch) -> None:
    read = []
    monkeypatch.setattr(extract, "sentences_of", lambda doc: read.append(plain_text(doc)) or sentences_of(doc))
    sides = [_spec(tmp_path / name, values) for name, values in (("old", ["A"]), ("new", ["A", "CUSTOM"]))]
    for found in sides:
        _replace(found, TEXT, f"{TEXT} Twice: {tmp_path.name}.")
    _ruled(*sides, jobs=1)
    assert [text for text in read if "Twice" in text] == [f"{TEXT} Twice: {tmp_path.name}."]


def _replace(found: FoundSpec, text: str, by: str) -> None:
    path = Path(found.files["service-2.json"])
    path.write_text(path.read_text(encoding="utf-8").replace(text, by), encoding="utf-8")


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


def _spec(folder, values: list[str], *requests: str) -> FoundSpec:
    """Return a spec whose requests (`BakeRequest` unless others are named) have a type that may be one of `values`."""
    folder.mkdir()
    members = {
        "Type": {"shape": "Type"},
        "Note": {"shape": "Text", "documentation": TEXT},
        "Orders": {"shape": "Text"},
        "Part": {"shape": "Part"},
    }
    requests = requests or ("BakeRequest",)
    shapes = {request: {"type": "structure", "members": members} for request in requests}
    shapes |= {"Type": {"type": "string", "enum": values}, "Text": {"type": "string"}}
    shapes |= {"Part": {"type": "structure", "members": {}, "documentation": PART}}
    http = {"method": "POST", "requestUri": "/"}
    operations = {
        name: {"name": name, "http": http, "input": {"shape": request}}
        for request in requests
        if (name := request.removesuffix("Request"))
    }
    metadata = {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json", "endpointPrefix": "bakery"}
    model = {"version": "2.0", "metadata": metadata, "operations": operations, "shapes": shapes}
    path = folder / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return FoundSpec("bakery", "2026-01-01", "path", f"botocore 1.0.{len(values)}", {"service-2.json": str(path)})
