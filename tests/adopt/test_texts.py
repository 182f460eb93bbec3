"""Names of a generated package in strings: those that are certain are renamed, others are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Migrator

RENAMES = Renames(
    "acme.bakery",
    classes={"Dough": "DoughInfo"},
    arguments={"Bake": {"weight": "grams"}},
    values={"Grain": {"RYE": "RYE_FLOUR"}},
    moved={"acme.bakery.operations.cut": frozenset({"Knife"})},
    gone=frozenset({"acme.bakery.operations.cut"}),
    texts={"Dough": "DoughInfo", "Cut": "CutIt", "cut": "cut_it"},
)


def migrated(folder: Path, text: str) -> tuple[str, list[str]]:
    """Return a module with the new names, and what is left as `line:column: what reason`."""
    path = folder / "app.py"
    path.write_text(text)
    outcome = Migrator([RENAMES], [str(path)]).file(str(path))
    assert outcome.failure is None
    left = [f"{each.line}:{each.column}: {each.call} {each.reason}" for each in outcome.left]
    return text if outcome.rewritten is None else outcome.rewritten.after.decode(), left


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("bakery.validate('Dough', x)", "bakery.validate('DoughInfo', x)"),
        ('bakery.validate(shape="Dough", params=x)', 'bakery.validate(shape="DoughInfo", params=x)'),
        ("bakery.rules('Cut'), bakery.operation('cut')", "bakery.rules('CutIt'), bakery.operation('cut_it')"),
        ("v = bakery.validate\nv('Dough', x)", "v = bakery.validate\nv('DoughInfo', x)"),
        ("getattr(bakery, 'Dough', None)", "getattr(bakery, 'DoughInfo', None)"),
        ("hasattr(bakery.Grain, 'RYE')", "hasattr(bakery.Grain, 'RYE_FLOUR')"),
        ("hasattr(bakery.Bake, 'weight')", "hasattr(bakery.Bake, 'grams')"),
        ("bakery.Grain['RYE']", "bakery.Grain['RYE_FLOUR']"),
        ("f'{bakery.validate(\"Dough\", x)}'", "f'{bakery.validate(\"DoughInfo\", x)}'"),
        ("bakery.validate(Dough, x)", "bakery.validate(Dough, x)"),
        ("bakery.validate('Loaf', 'Doughnut')", "bakery.validate('Loaf', 'Doughnut')"),
        ("x = {'Dough': 1}['Dough']", "x = {'Dough': 1}['Dough']"),
    ],
)
def test_what_a_function_is_given_by_its_name_is_renamed(tmp_path: Path, before: str, after: str) -> None:
    head = "from acme import bakery\n"
    assert migrated(tmp_path, f"{head}{before}\n") == (f"{head}{after}\n", [])


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("bakery.validate('Dou' 'gh', x)", "2:17: Dough is written in a way that is not rewritten"),
        ("validate('Dough', x)", "2:10: Dough may be DoughInfo now, in a string"),
        ("NAME = 'Dough'", "2:8: Dough may be DoughInfo now, in a string"),
        ("'{0.weight:>8}'.format(x)", "2:1: .weight may be that of Bake, which is grams now, in a format"),
        ("f(x, '{a[0].bake.weight!r}')", "2:6: .weight may be that of Bake, which is grams now, in a format"),
        ("NAMES = ['cut']", "2:10: cut may be cut_it now, in a string"),
        ("mock.patch.object(bakery, 'Dough')", "2:27: Dough may be DoughInfo now, in a string"),
        ("bakery.__dict__['Dough']", "2:17: Dough may be DoughInfo now, in a string"),
        ("globals()['Dough']", "2:11: Dough may be DoughInfo now, in a string"),
        ("x: 'Dough'", "2:4: Dough may be DoughInfo now, in a string"),
        ("x: 'list[bakery.Dough]'", "2:4: acme.bakery.Dough is DoughInfo now, in a string"),
        ("import_module('acme.bakery')", "2:15: acme.bakery is in a string; what is reached through it may be renamed"),
        ("sys.modules['acme.bakery.operations.cut']", "2:13: acme.bakery.operations.cut is in another module now, in a string"),
        ("resolve_name('acme.bakery:Dough')", "2:14: acme.bakery.Dough is DoughInfo now, in a string"),
        ("exec('from acme.bakery import Dough')", "2:6: Dough is DoughInfo now, in a string"),
        ("FIELDS = ('weight',)", "2:11: weight may be that of Bake, which is grams now"),
        ("asdict(x)['weight']", "2:11: weight may be that of Bake, which is grams now"),
        ("Loaf(kind='RYE')", "2:11: RYE may be that of Grain, which is RYE_FLOUR now"),
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_listed(tmp_path: Path, before: str, left: str) -> None:
    text = f"from acme import bakery\n{before}\n"
    assert migrated(tmp_path, text) == (text, [left])


@pytest.mark.parametrize("text", ["'Dough'", "'weight'", "'RYE'", "validate('Dough')"])
def test_a_module_without_the_package_has_no_names_of_it(tmp_path: Path, text: str) -> None:
    before = f"from other import validate\n{text}  # acme\n"
    assert migrated(tmp_path, before) == (before, [])


@pytest.mark.parametrize("text", ["f'Dough'", "f'{x}Dough'", "'the Dough'", "'shop.Dough'"])
def test_a_longer_text_is_no_name(tmp_path: Path, text: str) -> None:
    before = f"from acme import bakery\nimport shop\n{text}\n"
    assert migrated(tmp_path, before) == (before, [])
