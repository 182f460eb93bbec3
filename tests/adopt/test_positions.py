"""Where a class or a package is passed on, so that its uses are not seen: it is listed there, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Migrator

RENAMES = Renames("acme.bakery", {"Dough": "DoughInfo"}, {"Bake": {"weight": "grams"}}, {}, {}, frozenset(), {})


def left(folder: Path, line: str) -> list[str]:
    path = folder / "app.py"
    path.write_text(f"from acme import bakery\nfrom acme.bakery import Bake\n{line}\n")
    outcome = Migrator([RENAMES], [str(path)]).file(str(path))
    assert (outcome.rewritten, outcome.failure) == (None, None)
    return [f"{each.line}:{each.column}: {each.call} {each.reason}" for each in outcome.left]


@pytest.mark.parametrize(
    "line",
    [
        "def f(cls=Bake): ...",
        "def f(*, cls=Bake): ...",
        "lambda cls=Bake: 1",
        "f(Bake)",
        "f(cls=Bake)",
        "partial(Bake, name=1)",
        "{'x': Bake}",
        "x = [Bake, 1]",
        "for x in (Bake,): ...",
        "def f(): return Bake",
        "def f(): yield Bake",
        "class B(Bake): ...",
        "x, y = Bake, 1",
        "x = Bake if y else z",
        "x = y or Bake",
        "(x := Bake)",
        "with f(1) as y, Bake as x: ...",
        "self.x = Bake",
        "x[0] = Bake",
        "class A:\n  x = Bake",
        "def f():\n  x = Bake",
        "@f(Bake)\ndef g(): ...",
        "fields(bakery.Bake)",
    ],
)
def test_a_class_that_is_passed_on_is_listed(tmp_path: Path, line: str) -> None:
    (found,) = left(tmp_path, line)
    assert found.endswith(": Bake is passed on here; its members may be renamed")


@pytest.mark.parametrize(
    "line",
    [
        "def f(m=bakery): ...",
        "f(bakery)",
        "getattr(bakery, name)",
        "vars(bakery)",
        "x = (bakery,)",
        "self.b = bakery",
        "class A:\n  b = bakery",
    ],
)
def test_a_package_that_is_passed_on_is_listed(tmp_path: Path, line: str) -> None:
    (found,) = left(tmp_path, line)
    assert found.endswith(": acme.bakery is passed on here; what is reached through it may be renamed")


@pytest.mark.parametrize(
    "line",
    [
        "Bake(name=1)",
        "Bake.from_boto3(x)",
        "x: Bake",
        "x: list[Bake | None] = []",
        "def f(x: Bake, *y: 'Bake') -> dict[str, Bake]: ...",
        "async def f() -> Bake: ...",
        "isinstance(x, Bake)",
        "isinstance(x, (Bake, int))",
        "isinstance(x, Bake | int)",
        "cast(Bake, x)",
        "T = TypeVar('T', bound=Bake)",
        "X = dict[str, Bake]",
        "X = Bake | None",
        "B = Bake",
        "b = bakery",
        "type(x) is Bake",
        "try: ...\nexcept Bake: ...",
        "try: ...\nexcept (Bake, ValueError): ...",
        "f'{Bake}'",
        "Bake",
        "if bakery: ...",
        "assert bakery",
        "x = 1 if not bakery else 2",
        "bakery is None",
        "match x:\n  case Bake(): ...",
        "getattr(bakery, 'Loaf')",
        "f(Bake(name=1), bakery.Loaf)",
    ],
)
def test_where_a_class_is_only_asked_for_it_is_not_passed_on(tmp_path: Path, line: str) -> None:
    assert left(tmp_path, line) == []


def test_a_package_of_which_nothing_is_renamed_may_be_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("from acme import bakery\nf(bakery)\n")
    nothing = Renames("acme.bakery", {}, {}, {}, {}, frozenset(), {})
    assert Migrator([nothing], [str(path)]).file(str(path)).left == ()
