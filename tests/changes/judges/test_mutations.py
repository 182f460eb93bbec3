"""What is true of the packages of a spec and of a mutation of it is what the changes between the two say.

Requests and responses are drawn from the JSON of the specs, and code names all of the old package, so that neither knows
how changes are found.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import Output, generate
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side

from tests.changes.cases import side_of
from tests.changes.judges.applying import DisagreementError
from tests.changes.judges.client import program
from tests.changes.judges.edge_values import EdgeValues
from tests.changes.judges.mutations import Model, mutated
from tests.changes.judges.packages import NAMES, Packages, imported_all
from tests.changes.judges.test_applying import check as check_application
from tests.changes.test_witnesses import NOT_SHOWN

# Requests, and responses, of each operation.
_DRAWN = 120
# Where more has changed, one change may hide what another breaks.
_FEW = 3
_IN_GROUP = 20
_GROUPS = [pytest.param(group, id=str(group), marks=() if group == 0 else pytest.mark.slow) for group in range(50)]
_ERROR = re.compile(r"(\w+)\.py:(\d+): error: (.*)")


class Case(NamedTuple):
    """A spec and a mutation of it, both called `service`, and the changes between them."""

    service: str
    models: tuple[Model, Model]
    sides: tuple[Side, Side]
    changes: tuple[Change, ...]

    def breaks(self, category: str) -> bool:
        return any(category in change.breaks for change in self.changes)

    def code(self, kind: str) -> list[str]:
        """Return the code of the witnesses of a kind."""
        return [each.witness.code for each in self.changes if each.witness and each.witness.kind == kind]


@pytest.mark.parametrize("group", _GROUPS)
def test_what_changes_say_is_true_of_both_packages(group: int, tmp_path: Path) -> None:
    assert list(_faults(range(group * _IN_GROUP, (group + 1) * _IN_GROUP), tmp_path)) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_spec_whose_keys_are_in_another_order_is_the_same(seed: int, tmp_path: Path) -> None:
    model = mutated(Random(seed), Model.base(), 2)
    sides = [
        side_of(each.written(tmp_path / name, "bakery").read())
        for name, each in (("old", model), ("new", model.reordered(Random(seed))))
    ]
    assert compare(*sides).changes == ()


def _faults(seeds: Iterable[int], folder: Path) -> Iterator[str]:
    """Yield what changes say, or do not say, against the packages of the specs that each seed draws."""
    drawn = [_drawn(seed, folder) for seed in seeds]
    with imported_all([outputs for _, outputs in drawn], folder) as packages:
        for (case, _), both in zip(drawn, packages, strict=True):
            for fault in (*_of_changes(case), *_of_values(case, both), *_of_code(case, both)):
                yield f"{case.service}: {fault}"
    yield from _of_types([case for case, _ in drawn], folder)


def _drawn(seed: int, folder: Path) -> tuple[Case, tuple[Output, Output]]:
    """Return a case whose specs are both valid, and the outputs of both."""
    random, service = Random(seed), f"bakery{seed}"
    while True:
        old = Model.base() if random.random() < 0.5 else mutated(random, Model.base(), 2)
        new = mutated(random, old, 2)
        if random.random() < 0.5:
            old, new = new, old
        try:
            specs = [model.written(folder / service / name, service).read() for name, model in (("o", old), ("n", new))]
            outputs = generate(specs[0], Options()), generate(specs[1], Options())
            sides = side_of(specs[0]), side_of(specs[1])
        except SpecError:
            continue
        return Case(service, (old, new), sides, compare(*sides).changes), outputs


def _of_changes(case: Case) -> Iterator[str]:
    """Yield what is wrong about the changes as such."""
    old, _ = case.sides
    if found := compare(old, old).changes:
        yield f"differs from itself: {found[0].rule}"
    for change in case.changes:
        is_shown = change.witness is not None or {*change.breaks} <= {"docs"} or change.rule in NOT_SHOWN
        if not is_shown and len(case.changes) <= _FEW:
            yield f"no witness: {change.rule} {change.subject} {change.old} -> {change.new} {change.breaks}"
    try:
        check_application(*case.sides)
    except (DisagreementError, AssertionError, KeyError) as error:
        yield f"applied: {error}"


def _of_values(case: Case, packages: Packages) -> Iterator[str]:
    """Yield requests that only the old package accepts, and responses that only the new one knows, if none is said."""
    values = EdgeValues(Random(case.service), *case.models)
    before, after = (model.operations for model in case.models)
    for name in before.keys() & after.keys():
        if "input" in before[name] and "input" in after[name] and not case.breaks("request"):
            yield from _lost_requests(name, before[name]["input"]["shape"], case, values, packages)
        if "output" in before[name] and "output" in after[name] and not case.breaks("response"):
            yield from _new_responses(
                before[name]["output"]["shape"], after[name]["output"]["shape"], case, values, packages
            )


def _lost_requests(operation: str, shape: str, case: Case, values: EdgeValues, packages: Packages) -> Iterator[str]:
    for _ in range(_DRAWN):
        value = values.of(case.models[0], shape)
        if not packages.old.validate(operation, value) and (found := packages.new.validate(operation, value)):
            yield f"no `request`: {operation} {value} {found[0].message}"
            return


def _new_responses(before: str, after: str, case: Case, values: EdgeValues, packages: Packages) -> Iterator[str]:
    one, other = (side.names.classes[shape] for side, shape in zip(case.sides, (before, after), strict=True))
    for _ in range(_DRAWN):
        value = values.of(case.models[1], after)
        if not packages.new.validate(other, value, partial=True):
            found = [each for each in packages.old.validate(one, value, partial=True) if ".unknown" not in each.rule]
            if found:
                yield f"no `response`: {after} {value} {found[0].message}"
                return


def _of_code(case: Case, packages: Packages) -> Iterator[str]:
    """Yield witnesses that do not show the change, and names of the old package that the new one has not, if not said."""
    for code in case.code("run"):
        if packages.fails(code) != (False, True):
            yield f"witness {packages.fails(code)}: {code}"
    for line in program(case.sides[0]):
        # What no operation reaches has a name, and no class.
        if "import" in line.code and packages.fails(line.code) == (False, True) and not case.breaks("source"):
            yield f"no `source`: {line.code}"


def _of_types(cases: list[Case], folder: Path) -> Iterator[str]:
    """Yield what type checkers reject of the new package, if no change says so, and witnesses that do not show it."""
    code: dict[str, str] = {}
    for case in cases:
        for number, text in enumerate(_typed(case)):
            for side in NAMES:
                code[f"{case.service}_{number}_{side}"] = text.replace(PACKAGE, side)
    rejected = _rejected(code, folder)
    for case in cases:
        for number, text in enumerate(_typed(case)):
            old, new = (rejected.get(f"{case.service}_{number}_{side}", {}) for side in NAMES)
            lost = {line: message for line, message in new.items() if line not in old}
            if number and (old or not new):
                yield f"{case.service}: witness {old} {new}: {text}"
            elif lost and not number and not case.breaks("source"):
                yield f"{case.service}: no `source`: {lost}"


def _typed(case: Case) -> list[str]:
    """Return the program that names all of the old package, and the witnesses for type checkers."""
    return ["\n".join(line.code for line in program(case.sides[0])), *case.code("types")]


def _rejected(code: dict[str, str], folder: Path) -> dict[str, dict[int, str]]:
    """Return what mypy says of modules, by the number of the line."""
    for name, text in code.items():
        (folder / f"{name}.py").write_text(f"{text}\n", encoding="utf-8")
    options = ["--no-incremental", "--no-error-summary", "--follow-imports=silent", "--python-version=3.11"]
    options += ["--disable-error-code=no-redef", "--cache-dir=/dev/null", "--config-file="]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *(f"{name}.py" for name in code)],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PATH": ""},
    )
    assert run.returncode in (0, 1), run.stderr + run.stdout
    found: dict[str, dict[int, str]] = {}
    for name, number, message in _ERROR.findall(run.stdout):
        found.setdefault(name, {}).setdefault(int(number), message)
    return found
