"""Names that a new spec changes are renamed where the package's classes are imported; the rest is listed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith.cli.main import cli

from tests.growth import assert_no_quadratic_time

Migrate = Callable[..., Result]

PREVIOUS = Path(__file__).parents[1] / "changes/cases/SERVICE_SHAPE_RENAMED/previous/service-2.json"
MOVED = PREVIOUS.parents[2] / "CLASS_MODULE_MOVED"


@pytest.fixture
def migrate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Migrate:
    """Return what migrates from the spec of a bakery to one in which `Dough` is `DoughInfo`, and Weight is WeightInGrams."""
    monkeypatch.chdir(tmp_path)
    text = PREVIOUS.read_text()
    model: Any = json.loads(text)
    members = model["shapes"]["BakeRequest"]["members"]
    model["shapes"]["BakeRequest"]["members"] = {
        "WeightInGrams" if name == "Weight" else name: member for name, member in members.items()
    }
    renamed = json.dumps(model).replace('"Dough":', '"DoughInfo":').replace('"shape": "Dough"', '"shape": "DoughInfo"')
    renamed = renamed.replace('"DoughInfo": {"shape"', '"Dough": {"shape"')
    Path("old.json").write_text(text)
    Path("new.json").write_text(renamed)

    def run(source: str, *arguments: str, old: Path | str = "old.json", new: Path | str = "new.json") -> Result:
        Path("app.py").write_text(source)
        return CliRunner().invoke(cli, ["migrate", "--from", str(old), "--to", str(new), "app.py", *arguments])

    return run


def test_classes_and_arguments_are_renamed_however_the_package_is_imported(migrate: Migrate) -> None:
    result = migrate(
        "import aws_shapes.bakery\n"
        "from aws_shapes import bakery as b\n"
        "from aws_shapes.bakery import BakeRequest, Dough  # both\n"
        "request = BakeRequest(name='x', weight=5, dough=Dough())\n"
        "others = b.BakeRequest(weight=1), b.Dough(), aws_shapes.bakery.Dough()\n",
        "--write",
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("app.py").read_text() == (
        "import aws_shapes.bakery\n"
        "from aws_shapes import bakery as b\n"
        "from aws_shapes.bakery import BakeRequest, DoughInfo  # both\n"
        "request = BakeRequest(name='x', weight_in_grams=5, dough=DoughInfo())\n"
        "others = b.BakeRequest(weight_in_grams=1), b.DoughInfo(), aws_shapes.bakery.DoughInfo()\n"
    )


def test_an_import_by_another_name_keeps_it(migrate: Migrate) -> None:
    migrate("from aws_shapes.bakery import Dough as D\nD()\n", "--write")
    assert Path("app.py").read_text() == "from aws_shapes.bakery import DoughInfo as D\nD()\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            "def f(x): return x.weight\n",
            "app.py:2:18: .weight may be that of BakeRequest, which is weight_in_grams now",
        ),
        ("x = 'weight'\n", "app.py:2:5: weight may be that of BakeRequest, which is weight_in_grams now"),
    ],
)
def test_what_is_not_certain_is_left_and_listed(migrate: Migrate, source: str, reason: str) -> None:
    imported = "from aws_shapes.bakery import Dough\n" if "Dough" in source else "from aws_shapes.bakery import Tag\n"
    result = migrate(imported + source)
    assert (result.exit_code, result.stdout) == (0, "")
    assert reason in result.stderr


def test_the_same_names_of_another_package_are_left_alone(migrate: Migrate) -> None:
    result = migrate("from aws_shapes import bakery\nfrom other.bakery import Dough\nDough(weight=1)\n")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_class_that_moved_is_imported_from_the_package(migrate: Migrate) -> None:
    old, new = (MOVED / side / "service-2.json" for side in ("previous", "current"))
    changes = CliRunner().invoke(cli, ["diff", str(old), str(new), "--format", "json"])
    services = json.loads(changes.stdout)["services"]
    moved = next(each for each in services[0]["changes"] if each["rule"] == "CLASS_MODULE_MOVED")
    line = f"from aws_shapes.bakery.{moved['old']} import {moved['subject']}\n"
    assert migrate(line, "--write", old=old, new=new).exit_code == 0
    assert Path("app.py").read_text() == f"from aws_shapes.bakery import {moved['subject']}\n"


def test_a_package_of_another_name_is_the_one_that_is_given_or_that_of_the_project(migrate: Migrate) -> None:
    source = "from mine.bakery import Dough\n"
    renamed = "from mine.bakery import DoughInfo\n"
    migrate(source, "--write")
    assert Path("app.py").read_text() == source
    migrate(source, "--write", "--package", "mine")
    assert Path("app.py").read_text() == renamed
    Path("pyproject.toml").write_text('[tool.shapesmith]\npackage = "mine"\n')
    migrate(source, "--write")
    assert Path("app.py").read_text() == renamed
    migrate(source, "--write", "--package", "other")
    assert Path("app.py").read_text() == source


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_side_that_is_not_there_exits_with_2(migrate: Migrate, side: str) -> None:
    result = migrate("import aws_shapes.bakery\n", **{side: "missing.json"})
    assert (result.exit_code, "missing.json" in result.stderr) == (2, True)


def test_settings_that_are_wrong_exit_with_2(migrate: Migrate) -> None:
    Path("pyproject.toml").write_text('[tool.shapesmith]\npackage = "1"\n')
    result = migrate("import aws_shapes.bakery\n")
    assert (result.exit_code, "pyproject.toml#/tool/shapesmith/package: " in result.stderr) == (2, True)


USE = "from aws_shapes.bakery import BakeRequest, Dough\nr = BakeRequest(name='\u00e9', weight=5, dough=Dough())\n"
RENAMED = USE.replace("Dough", "DoughInfo").replace("weight", "weight_in_grams")


@pytest.mark.parametrize(
    ("head", "encoding", "line_break"),
    [
        ("", "utf-8-sig", "\n"),
        ("", "utf-8", "\r\n"),
        ("", "utf-8", "\r"),
        ("# coding: latin-1\n", "latin-1", "\n"),
        ("# coding: cp1252\n", "cp1252", "\r\n"),
        ("# coding: utf-7\n", "utf-7", "\n"),
        ("\f\nif x:\n\ty = '\u00e9'\n", "utf-8", "\n"),
    ],
)
def test_the_bytes_around_a_name_are_kept(migrate: Migrate, head: str, encoding: str, line_break: str) -> None:
    before, after = ((head + text).replace("\n", line_break).encode(encoding) for text in (USE, RENAMED))
    migrate("")
    Path("odd.py").write_bytes(before)
    result = migrate("", "odd.py", "--write")
    assert (result.exit_code, Path("odd.py").read_bytes()) == (0, after)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"{USE}def f(:\n".encode(), ":3: cannot be parsed: invalid syntax"),
        (f"{USE}\0".encode(), ":3: cannot be parsed: source code string cannot contain null bytes"),
        (b"# \xff\n" + USE.encode(), ":1: cannot be parsed: invalid or missing encoding declaration"),
        (f"# coding: nosuch\n{USE}".encode(), ":1: cannot be parsed: unknown encoding: nosuch"),
        (f"# coding: unicode_escape\n{USE}".encode(), ":1: has bytes that its encoding does not have"),
        (f"{USE}x = {'-' * 3000}1\n".encode(), ":1: cannot be parsed: is nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_and_named(migrate: Migrate, content: bytes, reason: str) -> None:
    migrate("")
    Path("odd.py").write_bytes(content)
    result = migrate(USE, "odd.py", "--write")
    assert (result.exit_code, Path("odd.py").read_bytes()) == (1, content)
    assert f"odd.py{reason}" in result.stderr
    assert Path("app.py").read_text() == RENAMED


def test_files_that_are_read_only_or_no_files_are_left_and_named(migrate: Migrate) -> None:
    migrate("")
    for folder in ("read", "others"):
        Path(folder).mkdir()
    Path("read/only.py").write_text(USE)
    Path("read/only.py").chmod(0o444)
    Path("others/nowhere.py").symlink_to("missing.py")
    Path("others/notebook.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "source": USE}]}))
    Path("others/broken.ipynb").write_text('{"cells": ["aws_shapes.bakery"')
    Path("others/loop").symlink_to(".")
    Path("others/link.py").symlink_to("../app.py")
    result = migrate(USE, "read", "others", "--write")
    assert result.exit_code == 1
    assert Path("read/only.py").read_text() == USE
    assert [line for line in result.stderr.splitlines() if line.startswith(("read", "others"))] == [
        "read/only.py:1: is read-only",
        "others/broken.ipynb:1: is a notebook, in which names are not renamed",
        "others/notebook.ipynb:1: is a notebook, in which names are not renamed",
        "others/nowhere.py:1: cannot be read: No such file or directory",
    ]
    assert (Path("app.py").read_text(), Path("others/link.py").is_symlink()) == (RENAMED, True)


def test_the_time_is_that_of_the_uses(migrate: Migrate) -> None:
    line = USE.splitlines()[1]
    assert_no_quadratic_time(lambda source: migrate(source, "--write"), lambda size: USE + f"{line}\n" * size, 1000)
