"""What names stand for is followed through the files of a run: what is certain is renamed, what is not is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Migrator

RENAMES = Renames(
    "acme.bakery",
    classes={"Dough": "DoughInfo"},
    arguments={"Bake": {"weight": "grams"}},
    values={"Grain": {"RYE": "RYE_FLOUR"}},
    moved={},
    gone=frozenset(),
    texts={"Dough": "DoughInfo"},
)

Migrated = Callable[..., tuple[dict[str, str], list[str]]]


@pytest.fixture
def migrated(tmp_path: Path) -> Migrated:
    """Return what renames names in files, by their paths, or in one only: to those that change, and what is left."""

    def run(sources: dict[str, str], only: str = "") -> tuple[dict[str, str], list[str]]:
        paths = {name: tmp_path / f"{name}.py" for name in sources}
        for name, path in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sources[name])
        migrator = Migrator([RENAMES], [str(path) for path in paths.values()])
        after: dict[str, str] = {}
        left: list[str] = []
        for name in [only] if only else sources:
            outcome = migrator.file(str(paths[name]))
            assert outcome.failure is None
            if outcome.rewritten is not None:
                after[name] = outcome.rewritten.after.decode()
            left += [f"{name}:{each.line}:{each.column}: {each.call} {each.reason}" for each in outcome.left]
        return after, left

    return run


BAKERY = "from acme.bakery import Bake, Grain\n"


@pytest.mark.parametrize(
    ("files", "statement", "holder"),
    [
        ({"shop": BAKERY}, "from shop import Bake, Grain", ""),
        ({"shop": BAKERY}, "import shop", "shop."),
        ({"shop": BAKERY}, "import shop as s", "s."),
        ({"shop": "from acme import bakery\n"}, "from shop import bakery", "bakery."),
        ({"shop": "from acme import bakery as b\n"}, "import shop", "shop.b."),
        ({"shop": "import acme.bakery\n"}, "from shop import acme", "acme.bakery."),
        ({"shop": "from acme import bakery\nBake = bakery.Bake\nGrain: type = bakery.Grain\n"}, "import shop", "shop."),
        ({"shop/__init__": BAKERY}, "from shop import Bake, Grain", ""),
        ({"shop/__init__": "", "shop/types": BAKERY}, "import shop.types", "shop.types."),
        ({"shop/__init__": "", "shop/types": BAKERY}, "from shop import types as t", "t."),
        ({"shop/__init__": "from . import types\n", "shop/types": BAKERY}, "import shop", "shop.types."),
        ({"shop/__init__": "from .types import *\n", "shop/types": BAKERY}, "import shop", "shop."),
        ({"shop/__init__": "from .types import Bake, Grain\n", "shop/types": BAKERY}, "from shop import *", ""),
        ({"src/shop/__init__": BAKERY}, "from shop import Bake, Grain", ""),
        ({"shop": f"try:\n  {BAKERY}except ImportError:\n  Bake = Grain = None\n"}, "import shop", "shop."),
    ],
)
def test_the_members_of_a_class_that_another_file_hands_on_are_renamed(
    migrated: Migrated, files: dict[str, str], statement: str, holder: str
) -> None:
    before = f"{statement}\n{holder}Bake(weight=1), {holder}Grain.RYE\n"
    after = f"{statement}\n{holder}Bake(grams=1), {holder}Grain.RYE_FLOUR\n"
    assert migrated({**files, "app": before}) == ({"app": after}, [])


def test_relative_imports_are_followed(migrated: Migrated) -> None:
    files = {
        "shop/__init__": "",
        "shop/types": BAKERY,
        "shop/deep/__init__": "",
        "shop/deep/app": "from ..types import Bake\nfrom .. import types\nBake(weight=1), types.Bake(weight=2)\n",
    }
    assert migrated(files) == ({"shop/deep/app": files["shop/deep/app"].replace("weight", "grams")}, [])


def test_a_class_keeps_the_name_by_which_another_file_hands_it_on(migrated: Migrated) -> None:
    files = {
        "shop": "from acme.bakery import Dough\n",
        "app": "import shop\nfrom shop import Dough\nDough(), shop.Dough()\n",
    }
    assert migrated(files) == ({"shop": "from acme.bakery import DoughInfo as Dough\n"}, [])


def test_a_class_that_is_reached_through_its_package_in_another_file_is_renamed(migrated: Migrated) -> None:
    files = {"shop": "from acme import bakery\n", "app": "import shop\nshop.bakery.Dough()\n"}
    assert migrated(files) == ({"app": "import shop\nshop.bakery.DoughInfo()\n"}, [])


@pytest.mark.parametrize(
    ("files", "use"),
    [
        ({"shop": f"{BAKERY}class Bake: ...\n"}, "from shop import Bake\nBake(weight=1)\n"),
        ({"shop": BAKERY}, "import shop\ndef f(shop): return shop.Bake(weight=1)\n"),
        ({"shop": BAKERY}, "import shop\nshop.Bake = Fake\nshop.Bake(weight=1)\n"),
        ({"one/shop": BAKERY, "two/shop": "class Bake: ...\n"}, "from shop import Bake\nBake(weight=1)\n"),
        ({"shop": BAKERY}, "from shop import *\nfrom other import *\nBake(weight=1)\n"),
        # It may be the one that is installed.
        ({"lib/__init__": "", "lib/shop": BAKERY}, "from shop import Bake\nBake(weight=1)\n"),
    ],
)
def test_what_may_be_something_else_is_listed(migrated: Migrated, files: dict[str, str], use: str) -> None:
    after, left = migrated({**files, "app": use})
    line = use.count("\n")
    assert "app" not in after
    assert [each for each in left if each.startswith(f"app:{line}:") and "weight may be grams now" in each]


@pytest.mark.parametrize(
    ("files", "use"),
    [
        ({"shop/__init__": "from . import other as types\n", "shop/other": "class Bake: ...\n", "shop/types": BAKERY}, "from shop import types\ntypes.Bake(weight=1)\n"),
        ({"shop": BAKERY}, "import other as shop\nshop.Bake(weight=1)\n"),
        ({"shop": "class Bake: ...\n"}, "from shop import Bake\nBake(weight=1)\n"),
        ({"shop": "from shop import Bake\n"}, "from shop import Bake\nBake(weight=1)\n"),
        ({"shop": "Bake = Bake\n"}, "from shop import Bake\nBake(weight=1)\n"),
        ({"one": "from two import *\n", "two": "from one import *\n"}, "from two import *\nBake(weight=1)\n"),
        ({"shop": "def f(:\n"}, "from shop import Bake\nBake(weight=1)\n"),
    ],
)  # fmt: skip
def test_what_is_something_else_is_not_renamed(migrated: Migrated, files: dict[str, str], use: str) -> None:
    assert migrated({"app": use, **files}, only="app")[0] == {}


@pytest.mark.parametrize(
    "use",
    [
        "f().weight",
        "f().weight = 1",
        "del f().weight",
        "getattr(f(), 'weight')",
        "replace(f(), weight=1)",
        "f()(weight=1)",
    ],
)
def test_an_object_may_be_of_the_package_in_a_file_that_imports_one_with_it(migrated: Migrated, use: str) -> None:
    files = {
        "shop": f"{BAKERY}def f(): ...\n",
        "between": "from shop import f\n",
        "app": f"from between import f\n{use}\n",
    }
    after, left = migrated(files)
    assert (after, [each for each in left if "may be that of Bake, which is grams now" in each]) == ({}, left)
    assert len(left) == 1


def test_an_object_is_not_of_the_package_in_a_file_that_imports_none_with_it(migrated: Migrated) -> None:
    files = {
        "shop": BAKERY,
        "other": "def f(): ...\n",
        "app": "from other import f\nf().weight\ng(weight=1)\n'weight'\n",
    }
    assert migrated(files) == ({}, [])


def test_a_file_that_is_not_of_the_package_may_be_broken(migrated: Migrated) -> None:
    assert migrated({"shop": BAKERY, "app": "f().weight ("}) == ({}, [])
