"""Models that another generator makes of a hostile spec declare models and nothing else, or there are none."""

from __future__ import annotations

import ast
import copy
from pathlib import Path

import pytest
from shapesmith.targets.pydantic_models.safe_source import UnsafeSource, safe

from tests.hostile.commands import assert_printable, run
from tests.hostile.garden import GARDEN
from tests.hostile.mutations import write

NAMES = ("model_config", "copy", "json", "model_fields", "class", "__init__", "self", "Field", "BaseModel", "Config")
VALUES = ["", "a-b", "a_b", "None", "mro", "name", '"""', "\\", "{{x}}", "__init__", "\u202e", "\x1b[31m"]


def export(folder: Path, values: list[str]) -> tuple[str, int]:
    spec = {"service-2.json": copy.deepcopy(GARDEN["service-2.json"])}
    shapes = spec["service-2.json"]["shapes"]
    shapes["Kind"] = {"type": "string", "enum": values}
    for name in NAMES:
        shapes["PlantSeedRequest"]["members"][name] = {"shape": "Kind", "documentation": '"""\u202e\x1b{{ }}'}
    write(spec, folder)
    return run("export", "garden", "--from", str(folder / "garden"), "--format", "pydantic")


def test_names_and_texts_are_declared_as_they_are_and_printable(tmp_path: Path) -> None:
    printed, code = export(tmp_path, VALUES)
    assert code == 0
    assert_printable(printed)
    (kind,) = (node for node in ast.parse(printed).body if isinstance(node, ast.ClassDef) and node.name == "Kind")
    assert [node.value.value for node in kind.body if isinstance(node, ast.Assign)] == VALUES  # type: ignore[attr-defined]


def test_a_text_that_the_other_generator_cannot_write_is_an_error(tmp_path: Path) -> None:
    printed, code = export(tmp_path, ["\ud800"])
    assert code == 1
    assert "datamodel-code-generator makes no models of it: 'utf-8' codec can't encode" in printed


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import os\n", "line 1 has a statement that declares nothing (Import)"),
        ("from os import system\n", "line 1 has an import of another module"),
        ("from . import x\n", "line 1 has an import of another module"),
        ("x.y.z()\n", "line 1 has a call of something that is not a name"),
        ("x.y()\n", "line 1 has a call of something that is not a name"),
        ("x\n", "line 1 has an expression"),
        ("x: int\n-x\n", "line 2 has an expression"),
        ("x = [y for y in z]\n", "line 1 has an expression that is no annotation and no literal (ListComp)"),
        ("__import__('os')\n", "line 1 has the name __import__"),
        ("class A:\n    def f(self): pass\n", "line 2 has a statement that declares nothing (FunctionDef)"),
        ("x = (\n", "it is not Python: "),
        ("x = '\x00'\n", "it is not Python: "),
        ("x = 1  # \u202e\n", "it is not Python: "),
    ],
)
def test_source_that_does_more_than_declare_models_is_refused(source: str, reason: str) -> None:
    with pytest.raises(UnsafeSource) as refused:
        safe(source)
    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize(
    "source",
    [
        "from __future__ import annotations\n",
        "from collections.abc import Sequence\n",
        "from datetime import date\n",
        "from decimal import Decimal\n",
        "from enum import Enum\n",
        "from pydantic.fields import Field\n",
        "from typing import Any\n",
        "x = __y\n",
        "x = y__\n",
        "x = _y_\n",
        "x = {'a': [-1, (y.z, 'b')]}\n",
        "x: A[B] | None = Field(None, alias='x')\n",
        "class A(B):\n    pass\n",
        'class A(B):\n    """Words."""\n',
        "A.model_rebuild()\n",
    ],
)
def test_source_that_declares_models_is_as_it_was(source: str) -> None:
    assert safe(source) == source


@pytest.mark.parametrize(
    ("source", "escaped"),
    [
        ("x = '\u202e'\n", "x = '\\u202e'\n"),
        ("x = '\u2028'\n", "x = '\\u2028'\n"),
        ("x = 'a\x1bä'\ny = 'ä'  # ä\n", "x = 'a\\x1b\\xe4'\ny = 'ä'  # ä\n"),
        (
            'class A(B):\n    """\n    a\x0c\n    """\n\n    x: int\n    """\n    ä\n    """\n',
            'class A(B):\n    \'\\n    a\\x0c\\n    \'\n\n    x: int\n    """\n    ä\n    """\n',
        ),
    ],
)
def test_only_texts_with_what_is_not_printable_are_escaped(source: str, escaped: str) -> None:
    assert safe(source) == escaped
    assert ast.dump(ast.parse(escaped)) == ast.dump(ast.parse(source))
