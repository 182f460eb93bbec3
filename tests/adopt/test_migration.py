"""What the renames of a package change in a module that uses it, and what is left, with the reason."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Migrator

RENAMES = Renames(
    "acme.bakery",
    classes={"Dough": "DoughInfo", "Slice": "SliceIt"},
    arguments={"Bake": {"weight": "grams", "lid": "cover"}},
    values={"Grain": {"RYE": "RYE_FLOUR"}},
    moved={"acme.bakery.operations.slice": frozenset({"Slice", "Knife"})},
    gone=frozenset({"acme.bakery.operations.slice"}),
    texts={"Dough": "DoughInfo", "Cut": "CutIt", "cut": "cut_it"},
)
IMPORTED = "from acme.bakery import Bake, Dough, Grain\n"


Migrated = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def migrated(tmp_path: Path) -> Migrated:
    """Return what renames the names of a module: to its text, and what is left as `line:column: what reason`."""

    def run(text: str, *renames: Renames, name: str = "app.py", other: str = "") -> tuple[str, list[str]]:
        path = tmp_path / name
        path.write_text(text)
        (tmp_path / "other.py").write_text(other)
        files = [str(path), str(tmp_path / "other.py"), str(tmp_path / "gone.py")]
        outcome = Migrator(list(renames) or [RENAMES], files).file(str(path))
        assert outcome.failure is None
        left = [f"{each.line}:{each.column}: {each.call} {each.reason}" for each in outcome.left]
        return text if outcome.rewritten is None else outcome.rewritten.after.decode(), left

    return run


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dough()", "DoughInfo()"),
        ("x: Dough = Dough(a=1)", "x: DoughInfo = DoughInfo(a=1)"),
        ("def f(d: Dough) -> Dough: return d", "def f(d: DoughInfo) -> DoughInfo: return d"),
        ("Bake(weight=1, name=weight, lid=x)", "Bake(grams=1, name=weight, cover=x)"),
        ("Bake(x, weight=Bake(lid=1))", "Bake(x, grams=Bake(cover=1))"),
        ("getattr(Grain, 'RYE'), Grain['RYE']", "getattr(Grain, 'RYE_FLOUR'), Grain['RYE_FLOUR']"),
        ("B = Bake\nB(weight=1)", "B = Bake\nB(grams=1)"),
        ("Bake.weight", "Bake.grams"),
        ("match x:\n  case Bake(name=1, weight=(1 | 2)): pass", "match x:\n  case Bake(name=1, grams=(1 | 2)): pass"),
        ("match x:\n  case [Bake(\n    weight = y)]: pass", "match x:\n  case [Bake(\n    grams = y)]: pass"),
        ("f'{Dough()} {Bake(weight=1)!r:>{Grain.RYE}}'", "f'{DoughInfo()} {Bake(grams=1)!r:>{Grain.RYE_FLOUR}}'"),
        ("match x:\n  case Grain.RYE: pass", "match x:\n  case Grain.RYE_FLOUR: pass"),
        ("é = 'ä', Dough()\n\x0cDough()", "é = 'ä', DoughInfo()\n\x0cDoughInfo()"),
        ("Grain.RYE, Grain.SPELT", "Grain.RYE_FLOUR, Grain.SPELT"),
        ("Other(weight=1)", "Other(weight=1)"),
        ("f(weight=1)", "f(weight=1)"),
        ("x.RYE", "x.RYE"),
        ("x.Dough", "x.Dough"),
    ],
)
def test_the_names_that_are_imported_are_renamed_wherever_they_are_used(
    migrated: Migrated, before: str, after: str
) -> None:
    text = IMPORTED.replace("Dough", "DoughInfo") + after
    assert migrated(IMPORTED + before) == (text, [])


@pytest.mark.parametrize(
    ("statement", "holder"),
    [
        ("from acme import bakery", "bakery"),
        ("from acme import bakery as b", "b"),
        ("import acme.bakery", "acme.bakery"),
        ("import acme.bakery as b", "b"),
        ("import acme.bakery, acme.mill", "acme.bakery"),
        ("import acme\nimport acme.bakery", "acme.bakery"),
        ("if x:\n  from acme import bakery\nelse:\n  from acme import bakery", "bakery"),
        ("import acme.bakery.shared.dough", "acme.bakery.shared.dough"),
        ("from acme.bakery.shared import dough as d", "d"),
        ("import acme.bakery.shared.dough as d", "d"),
    ],
)
def test_the_package_may_be_imported_in_any_way(migrated: Migrated, statement: str, holder: str) -> None:
    before = f"{statement}\n{holder}.Dough({holder}.Bake(weight=1), {holder}.Grain.RYE)\n"
    after = f"{statement}\n{holder}.DoughInfo({holder}.Bake(grams=1), {holder}.Grain.RYE_FLOUR)\n"
    assert migrated(before) == (after, [])


@pytest.mark.parametrize(
    "text",
    [
        "from .acme.bakery import Dough\nDough()\n",
        "from acme.bakeryx import Dough\nDough()\n",
        "from other import Dough\nDough()\n",
        "from acme import other\nother.Dough()\n",
        "import acme.other\nacme.other.Dough()\n",
        "Dough()\nx.weight\n",
    ],
)
def test_another_package_is_left_alone(migrated: Migrated, text: str) -> None:
    assert migrated(text) == (text, [])


@pytest.mark.parametrize(
    "line",
    [
        "Bake(name=1).weight",
        "Bake.from_boto3(x).weight",
        "def f():\n  x = Bake(name=1)\n  x.weight += x.weight\n  del x.weight",
        "def f():\n  x = Bake(name=1)\n  y = x\n  y.weight",
        "def f():\n  x = Bake.from_boto3(y)\n  if x: return x.weight",
        "def f():\n  x = 1\n  x = Bake(name=x)\n  x.weight",
    ],
)
def test_an_attribute_is_renamed_where_the_class_of_its_object_is_certain(migrated: Migrated, line: str) -> None:
    before = f"from acme.bakery import Bake, Loaf\n{line}\n"
    assert migrated(before) == (before.replace("weight", "grams"), [])


@pytest.mark.parametrize(
    "line",
    [
        "def f(x):\n  x.weight",
        "def f(x):\n  if x: x = Bake(name=1)\n  x.weight",
        "def f():\n  if y: x = Bake(name=1)\n  x.weight",
        "def f():\n  x = Bake(name=1)\n  def g(): x.weight",
        "def f():\n  global x\n  x = Bake(name=1)\n  x.weight",
        "def f():\n  x = Bake(name=1)\n  def g():\n    nonlocal x\n    x = 1\n  x.weight",
        "def f():\n  for x in y: x = Bake(name=1)\n  x.weight",
        "def f():\n  x = Bake(name=1) or y\n  x.weight",
        "x = Bake(name=1)\nx.weight",
        "def f():\n  x = Bake(name=1).copy()\n  x.weight",
        "import acme.bakery\nacme.bakery.from_client_error(x).weight",
    ],
)
def test_an_attribute_is_listed_where_the_class_of_its_object_is_not(migrated: Migrated, line: str) -> None:
    before = f"from acme.bakery import Bake\n{line}\n"
    after, left = migrated(before)
    assert (after, len(left)) == (before, 1)
    assert left[0].endswith(": .weight may be that of Bake, which is grams now")


def test_an_attribute_of_another_class_of_the_package_is_not_listed(migrated: Migrated) -> None:
    assert migrated("from acme.bakery import Loaf\nLoaf(name=1).weight\n")[1] == []


def test_a_name_that_is_imported_under_another_keeps_it(migrated: Migrated) -> None:
    before = "from acme.bakery import Dough as D, Bake as B\nD(B(weight=1))\n"
    after = "from acme.bakery import DoughInfo as D, Bake as B\nD(B(grams=1))\n"
    assert migrated(before) == (after, [])


def test_a_name_that_is_imported_in_several_places_is_renamed_in_all(migrated: Migrated) -> None:
    before = (
        "if TYPE_CHECKING:\n  from acme.bakery import Dough\ndef f():\n  from acme.bakery import Dough\n  Dough()\n"
    )
    assert migrated(before) == (before.replace("Dough", "DoughInfo"), [])


def test_the_module_of_a_package_keeps_the_names_that_others_import_from_it(migrated: Migrated) -> None:
    before = "from acme.bakery import Dough, Bake\n__all__ = ['Dough']\nx = Dough(Bake(weight=1))\n"
    after = before.replace("import Dough", "import DoughInfo as Dough").replace("weight", "grams")
    assert migrated(before, name="__init__.py") == (after, [])


@pytest.mark.parametrize(
    "other",
    [
        "from app import Dough\n",
        "from ..deep.app import (\n    x,\n    Dough as D,\n)\n",
        "import app\napp.Dough()\n",
        "import deep.app\ndeep.app.Dough()\n",
        "mock.patch('deep.app.Dough')\n",
        "mock.patch('deep.app.Dough.f')\n",
        "from app import *\n",
    ],
)
def test_a_module_keeps_a_name_that_another_file_of_the_run_takes_from_it(migrated: Migrated, other: str) -> None:
    before = "from acme.bakery import Dough\nDough()\n"
    assert migrated(before, other=other) == (before.replace("import Dough", "import DoughInfo as Dough"), [])


@pytest.mark.parametrize(
    "other",
    [
        "from elsewhere import Dough\n",
        "from app import Other\n",
        "Dough.app\n",
        "'appx.Dough'\n",
        "from app import (\n",
    ],
)
def test_a_module_does_not_keep_a_name_that_no_other_file_takes_from_it(migrated: Migrated, other: str) -> None:
    before = "from acme.bakery import Dough\nDough()\n"
    assert migrated(before, other=other) == (before.replace("Dough", "DoughInfo"), [])


def test_arguments_that_a_dict_has_are_left_where_the_class_has_another_name_for_one(migrated: Migrated) -> None:
    before = "from acme.bakery import Bake\nBake(**x)\n"
    assert migrated(before) == (before, ["2:8: ** may have an argument with another name: weight, lid"])
    renamed = "from acme.bakery import Dough\nDough(**x)\n"
    assert migrated(renamed) == (renamed.replace("Dough", "DoughInfo"), [])


@pytest.mark.parametrize(
    "use",
    [
        "DoughInfo = 1",
        "x = 'a Dough b'",
        "x: 'Dough' = Dough()",
        "__all__ = ['Dough']",
        "Dough = 1",
        "def f(Dough): return Dough",
        "[Dough for Dough in x]",
        "del Dough",
        "x = []  # type: list[Dough]",
    ],
)
def test_a_name_that_is_used_for_more_than_its_class_is_kept(migrated: Migrated, use: str) -> None:
    before = f"from acme.bakery import Dough\n{use}\nDough()\n"
    assert migrated(before) == (before.replace("import Dough", "import DoughInfo as Dough"), [])


def test_a_name_that_is_an_attribute_of_a_class_is_kept(migrated: Migrated) -> None:
    before = "class A:\n  from acme.bakery import Dough\nA.Dough()\n"
    assert migrated(before) == (before.replace("import Dough", "import DoughInfo as Dough"), [])


def test_a_name_that_is_imported_from_another_module_elsewhere_is_kept(migrated: Migrated) -> None:
    before = "from other import *\ndef f():\n  from acme.bakery import Dough\nDough()\n"
    assert migrated(before) == (before.replace("import Dough", "import DoughInfo as Dough"), [])


@pytest.mark.parametrize(
    "text",
    [
        "try:\n  from acme import bakery\nexcept ImportError:\n  bakery = None\n",
        "try:\n  import acme.bakery as bakery\nexcept ImportError:\n  x = bakery = None\n",
        "bakery = None\ndef f():\n  global bakery\n  from acme import bakery\n",
    ],
)
def test_a_name_that_is_none_where_the_package_is_not_there_is_that_of_the_package(
    migrated: Migrated, text: str
) -> None:
    before = text + "bakery.Dough(), bakery.Bake(weight=1), bakery.Grain.RYE\n"
    after = text + "bakery.DoughInfo(), bakery.Bake(grams=1), bakery.Grain.RYE_FLOUR\n"
    assert migrated(before) == (after, [])


def test_a_class_that_is_none_where_the_package_is_not_there_keeps_its_name(migrated: Migrated) -> None:
    before = "try:\n  from acme.bakery import Dough, Bake\nexcept ImportError:\n  Dough = Bake = None\nBake(weight=Dough())\n"
    after = before.replace("import Dough", "import DoughInfo as Dough").replace("weight", "grams")
    assert migrated(before) == (after, [])


def test_a_name_that_is_left_in_its_import_is_left_in_its_uses(migrated: Migrated) -> None:
    before = "from acme.bakery.operations.slice import Slice, Other\nSlice()\n"
    assert migrated(before)[0] == before


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the syntax is that of Python 3.12")
@pytest.mark.parametrize(
    "line", ["def f[Dough](x: Dough): pass", "class A[*Dough]: pass", "type A[**Dough] = Dough", "type Dough = int"]
)
def test_a_type_parameter_binds_a_name(migrated: Migrated, line: str) -> None:
    before = f"from acme.bakery import Dough\n{line}\nDough()\n"
    assert migrated(before)[0] == before


def test_what_moved_is_imported_from_the_package(migrated: Migrated) -> None:
    before = "from acme.bakery.operations.slice import Slice, Knife\nSlice()\n"
    assert migrated(before) == ("from acme.bakery import SliceIt, Knife\nSliceIt()\n", [])


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (
            "from acme.bakery.operations.slice import Slice, Other\n",
            "1:1: acme.bakery.operations.slice has some of the names that are imported, but not all; split the import",
        ),
        (
            "import acme.bakery.operations.slice\n",
            "1:1: acme.bakery.operations.slice is a module that the new version does not have",
        ),
        (
            "from \\\n  acme.bakery.operations . slice import Slice\n",
            "1:1: acme.bakery.operations.slice is written in a way that is not rewritten",
        ),
        ("from acme.bakery import Bake\nBake = 1\n", "1:25: Bake is bound in more than one place"),
        ("from acme.bakery.operations.slice import Request\n", "1:1: acme.bakery.operations.slice is a module that the new version does not have"),
        ("from acme import bakery\nbakery.operations.slice\n", "2:1: acme.bakery.operations.slice is a module that the new version does not have"),
        ("from acme import bakery as b\ndef f(b): return b.Bake(weight=1)\n", "2:32: weight may be grams now; b may be bound to something else"),
        ("from acme import bakery as b\ndef f(b): return b.Grain.RYE\n", "2:18: b.Grain.RYE may be RYE_FLOUR now; b may be bound to something else"),
        ("from acme import bakery as b\ndef f(b):\n  match x:\n    case b.Bake(weight=1): pass\n", "4:10: weight may be grams now; b may be bound to something else"),
        ("from acme.bakery import Bake\nmatch x:\n  case Bake(weight = # c\n    1): pass\n", "3:8: weight is written in a way that is not rewritten"),
        ("from acme.bakery import Grain\nGrain = 1\n", "1:25: Grain is bound in more than one place"),
        ("from acme.bakery import Bake\nx.weight\n", "2:1: .weight may be that of Bake, which is grams now"),
        ("from acme.bakery import Bake\nx.weight += 1\n", "2:1: .weight may be that of Bake, which is grams now"),
        ("from acme.bakery import *\nDough()\n", "1:1: acme.bakery is imported with *, and has names that are others now"),
        ("from acme.bakery.shared.x import *\n", "1:1: acme.bakery.shared.x is imported with *, and has names that are others now"),
        ("from acme import bakery as b\ndef f(b): return b.Dough\n", "2:18: b.Dough may be DoughInfo now; b may be bound to something else"),
        ("from acme.bakery import Ｄough\n", "1:25: Dough is written in a way that is not rewritten"),
        ("from acme import bakery\nbakery.operations.slice.Knife\n", "2:1: acme.bakery.operations.slice.Knife is in another module now"),
        ("from acme import bakery\nself.b = bakery\n", "2:10: acme.bakery is passed on here; what is reached through it may be renamed"),
        ("mock.patch('acme.bakery.Dough')\n", "1:12: acme.bakery.Dough is DoughInfo now, in a string"),
        ("from acme import bakery as b\nx: 'list[b.Dough]'\n", "2:4: acme.bakery.Dough is DoughInfo now, in a string"),
        ("import_module('acme.bakery.operations.slice')\n", "1:15: acme.bakery.operations.slice is in another module now, in a string"),
        ("from acme.bakery import Bake\nclass B(Bake): pass\n", "2:9: Bake is passed on here; its members may be renamed"),
        ("from acme.bakery import Bake\nBake(weight=1, grams=1)\n", "2:13: weight is grams now, which is given, too"),
        ("from acme.bakery import Loaf\nreplace(x, weight=1)\n", "2:1: weight may be that of Bake, which is grams now"),
        ("from acme.bakery import Loaf\nsetattr(x, 'weight', 1)\n", "2:12: weight may be that of Bake, which is grams now"),
        *(
            (f"from acme.bakery import Loaf\n{call}(x, 'weight')\n", f"2:{len(call) + 5}: weight may be that of Bake, which is grams now")
            for call in ("delattr", "hasattr", "getattr", "Mock.setattr")
        ),
        ("from acme.bakery import Loaf\nattrgetter('weight')\n", "2:12: weight may be that of Bake, which is grams now"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left(migrated: Migrated, before: str, left: str) -> None:
    after, found = migrated(before)
    assert found == [left]
    # What is left is as it was; the same import may have names that are renamed.
    assert after == before or "slice" in before


def test_a_longer_word_in_a_string_is_no_use_of_a_name(migrated: Migrated) -> None:
    before = "from acme.bakery import Dough\nx = 'Doughnut Doughs aDough'\nDough()\n"
    assert migrated(before) == (before.replace("Dough\n", "DoughInfo\n").replace("Dough()", "DoughInfo()"), [])


def test_all_names_may_be_imported_from_a_module_of_which_none_is_another(migrated: Migrated) -> None:
    moved = Renames("acme.bakery", {}, {}, {"Grain": {}}, RENAMES.moved, frozenset(), {})
    assert migrated("from acme.bakery import *\n", moved)[1] == []
    left = "1:1: acme.bakery.operations.slice is imported with *, and has names that are others now"
    assert migrated("from acme.bakery.operations.slice import *\n", moved)[1] == [left]


def test_the_members_of_what_is_not_of_the_package_are_not_listed(migrated: Migrated) -> None:
    assert migrated("replace(x, weight=1)\nsetattr(x, 'weight', 1)\nx['RYE']\nx.weight\n'a.Dough'\n")[1] == []


def test_a_name_of_the_package_that_is_bound_again_is_no_use_of_it(migrated: Migrated) -> None:
    before = "from acme import bakery\nbakery = x\nbakery.Dough()\n"
    assert migrated(before)[0] == before


def test_a_class_that_nothing_renames_may_be_bound_again(migrated: Migrated) -> None:
    assert migrated("from acme.bakery import Loaf\nLoaf = 1\n")[1] == []


def test_the_renames_of_several_services_are_applied_together(migrated: Migrated) -> None:
    other = Renames("acme.mill", {"Stone": "Rock"}, {}, {}, {}, frozenset(), {})
    before = "from acme.bakery import Dough\nfrom acme.mill import Stone\nDough(Stone())\n"
    after = "from acme.bakery import DoughInfo\nfrom acme.mill import Rock\nDoughInfo(Rock())\n"
    assert migrated(before, RENAMES, other) == (after, [])


def test_each_edit_is_counted_and_a_module_without_one_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("from acme.bakery import Dough, Bake\nBake(weight=Dough())\n")
    assert Migrator([RENAMES]).file(str(path)).adopted == 3
    path.write_text("from acme.bakery import Loaf\nLoaf()\n")
    outcome = Migrator([RENAMES]).file(str(path))
    assert (outcome.rewritten, outcome.adopted, outcome.left, outcome.failure) == (None, 0, (), None)
