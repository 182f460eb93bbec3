"""A witness works with the package of the old spec, and not with that of the new one."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.compare import compare

from tests.changes.cases import SIDES, changes, side_of, spec
from tests.changes.judges.client import Line, rejected
from tests.conftest import PackageOf
from tests.corpus.package import imported_from

# Whether the case is compared from `previous/` to `current/`, or the other way round.
DIRECTIONS = [(rule.id, swapped) for rule in RULES for swapped in (False, True)]

# A change of these cases has a witness that runs; the others have one for type checkers, or none.
RUNNING, TYPED = (
    [
        (case, swapped)
        for case, swapped in DIRECTIONS
        if any(each.witness and each.witness.kind == kind for each in changes(case, swapped=swapped).changes)
    ]
    for kind in ("run", "types")
)

# No code shows what these break: the service or the SDK does, or `shapesmith generate` stops.
NOT_SHOWN = {
    "OPERATION_AUTH_CHANGED",
    "OPERATION_RETRY_REMOVED",
    "OVERRIDE_CONSTRAINT_REMOVED",
    "PAGINATOR_TOKENS_CHANGED",
    "SERVICE_AUTH_CHANGED",
    "SERVICE_VERSION_CHANGED",
    "WAITER_SETTINGS_CHANGED",
}


def fails(code: str, out: Path) -> bool:
    """Return whether a witness fails with the package in `out`."""
    with imported_from(out, "bakery"):
        try:
            exec(code, {})
        except (ImportError, AttributeError, TypeError, AssertionError):
            return True
        return False


Packages = Callable[[str, bool], tuple[Path, Path]]


@pytest.fixture(scope="module")
def packages(package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """Return what gives the packages of both sides of a case, the old one first."""
    folder = tmp_path_factory.mktemp("cases")

    @cache
    def package(case: str, side: str) -> Path:
        found = spec(case, side)
        # An override that no longer fits stops generating.
        files = {name: path for name, path in found.files.items() if name != "overrides.toml"}
        return package_of(found._replace(files=files).read(), folder / case / side)

    def both(case: str, swapped: bool) -> tuple[Path, Path]:
        previous, current = (package(case, side) for side in SIDES)
        return (current, previous) if swapped else (previous, current)

    return both


@pytest.mark.parametrize(("case", "swapped"), RUNNING)
def test_a_witness_works_before_and_not_after(case: str, swapped: bool, packages: Packages) -> None:
    sides = packages(case, swapped)
    for change in changes(case, swapped=swapped).changes:
        if change.witness is not None and change.witness.kind == "run":
            code = change.witness.code
            assert [fails(code, side) for side in sides] == [False, True], code


def _with_another_value(document: dict[str, Any]) -> None:
    enum = next(shape["enum"] for shape in document["shapes"].values() if "enum" in shape)
    enum[-1] = "Unlike"


def _with_another_error(document: dict[str, Any]) -> None:
    errors = next(operation["errors"] for operation in document["operations"].values() if "errors" in operation)
    document["shapes"]["Unlike"] = {"type": "structure", "members": {}, "exception": True}
    errors[-1] = {"shape": "Unlike"}


@pytest.mark.parametrize(
    ("rule", "edit"), [("ENUM_VALUE_ADDED", _with_another_value), ("OPERATION_ERROR_ADDED", _with_another_error)]
)
def test_the_witness_of_what_has_replaced_another_fails(
    rule: str, edit: Callable[[dict[str, Any]], None], package_of: PackageOf, tmp_path: Path
) -> None:
    before = spec(rule, "previous")
    document = json.loads(Path(before.files["service-2.json"]).read_text(encoding="utf-8"))
    edit(document)
    (tmp_path / "service-2.json").write_text(json.dumps(document), encoding="utf-8")
    after = before._replace(files={**before.files, "service-2.json": str(tmp_path / "service-2.json")})
    sides = [package_of(found.read(), tmp_path / name) for found, name in ((before, "old"), (after, "new"))]
    found_changes = compare(*(side_of(found.read()) for found in (before, after))).changes
    codes = [change.witness.code for change in found_changes if change.rule == rule and change.witness]
    assert [[fails(code, side) for side in sides] for code in codes] == [[False, True]]


@pytest.mark.parametrize(
    ("corrected", "old", "new", "handled"),
    [
        (["RYE", "MAIZE"], ["RYE"], ["RYE", "SPELT"], 'assert "SPELT" not in set(Grain), "no code handles it"'),
        (["RYE", "SPELT"], ["RYE"], ["RYE", "SPELT"], None),
        (["RYE", "MAIZE"], ["RYE", "SPELT"], ["RYE"], "Grain.SPELT"),
        (["RYE", "SPELT"], ["RYE", "SPELT"], ["RYE"], None),
    ],
)
def test_a_value_of_an_enum_that_an_override_corrects_is_named_if_it_is_not_on_both_sides(
    tmp_path: Path, corrected: list[str], old: list[str], new: list[str], handled: str | None
) -> None:
    overrides = tmp_path / "overrides.toml"
    correction = f'constraint = "Grain.enum"\naction = "correct"\nvalues = {corrected}\nreason = "Seen in programs."\n'
    overrides.write_text(f"[[constraint]]\n{correction}", encoding="utf-8")
    found = spec("ENUM_VALUE_ADDED", "previous")
    sides = []
    for name, listed in (("old", old), ("new", new)):
        document = json.loads(Path(found.files["service-2.json"]).read_text(encoding="utf-8"))
        document["shapes"]["Grain"]["enum"] = listed
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        files = {**found.files, "service-2.json": str(file), "overrides.toml": str(overrides)}
        sides.append(side_of(found._replace(files=files).read()))
    (change,) = (each for each in compare(*sides).changes if each.rule in ("ENUM_VALUE_ADDED", "ENUM_VALUE_REMOVED"))
    assert (change.witness and change.witness.code.splitlines()[-1]) == handled


def test_an_error_that_a_model_names_twice_is_handled_once(tmp_path: Path) -> None:
    found = spec("OPERATION_ERROR_ADDED", "previous")
    sides = []
    for name, errors in (("old", ["OvenException", "OvenException"]), ("new", ["OvenException", "Unlike"])):
        document = json.loads(Path(found.files["service-2.json"]).read_text(encoding="utf-8"))
        document["shapes"]["Unlike"] = {"type": "structure", "members": {}, "exception": True}
        next(iter(document["operations"].values()))["errors"] = [{"shape": error} for error in errors]
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        sides.append(side_of(found._replace(files={**found.files, "service-2.json": str(file)}).read()))
    (added,) = (each for each in compare(*sides).changes if each.rule == "OPERATION_ERROR_ADDED")
    assert added.witness is not None
    assert added.witness.code.endswith('.errors) == 1, "each error has code that handles it"')


@pytest.mark.slow
@pytest.mark.parametrize(("case", "swapped"), TYPED)
def test_type_checkers_accept_a_witness_before_and_not_after(
    case: str, swapped: bool, packages: Packages, tmp_path: Path
) -> None:
    sides = packages(case, swapped)
    for change in changes(case, swapped=swapped).changes:
        if change.witness is not None and change.witness.kind == "types":
            lines = [Line(line, frozenset()) for line in change.witness.code.splitlines()]
            is_rejected = [bool(rejected(lines, side, tmp_path)) for side in sides]
            assert is_rejected == [False, True], change.witness.code


@pytest.mark.parametrize(("case", "swapped"), DIRECTIONS)
def test_what_breaks_code_requests_or_responses_has_a_witness(case: str, swapped: bool) -> None:
    for change in changes(case, swapped=swapped).changes:
        if {"source", "request", "response"} & set(change.breaks) and change.rule not in NOT_SHOWN:
            assert change.witness is not None, change
