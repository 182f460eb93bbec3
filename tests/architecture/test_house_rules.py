"""Properties of all modules: size, name, docstring, printing, changing files, and values that do not change."""

from __future__ import annotations

import ast
import doctest
import importlib
import re

import pytest

from tests.architecture.modules import Module, modules

LONGEST = 400

# Written by `tests.regex.build_unicode_sets`, not to be read line by line.
TABLES = {"shapesmith.runtime.unicode_sets"}

# A module of such a name has no purpose, only contents.
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "tools", "lib", "shared"}

# The module that prints, and those that change files; all others return values.
PRINTING = {"shapesmith.cli.terminal"}
WRITING = {
    "shapesmith.disk.cache_entries",
    "shapesmith.disk.new_files",
    "shapesmith.disk.source_files",
    "shapesmith.disk.tree",
    "shapesmith.disk.workspace",
    "shapesmith.lint.baseline",
    "shapesmith.lint.cache",
    "shapesmith.output.cache",
    "shapesmith.output.write",
    "shapesmith.specs.holding",
}

EXAMPLE = re.compile(r"^ *>>> ", re.MULTILINE)

every_module = pytest.mark.parametrize("module", modules().values(), ids=str)


@every_module
def test_a_module_is_short_enough_to_be_read(module: Module) -> None:
    lines = len(module.source.splitlines())
    assert lines <= LONGEST or module.name in TABLES


@every_module
def test_a_module_is_named_after_its_purpose(module: Module) -> None:
    assert module.name.rpartition(".")[2] not in BANNED_NAMES


@every_module
def test_a_module_says_what_it_is(module: Module) -> None:
    # The marker of a package that only holds modules may be empty.
    assert ast.get_docstring(module.tree) or not module.source


@pytest.mark.parametrize("module", [each for each in modules().values() if EXAMPLE.search(each.source)], ids=str)
def test_doctests_hold(module: Module) -> None:
    found = doctest.testmod(importlib.import_module(module.name))
    assert found.failed == 0
    assert found.attempted > 0


@every_module
def test_only_the_terminal_prints(module: Module) -> None:
    if module.name not in PRINTING:
        printing = {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stdout.buffer.write"}
        assert not printing & set(called(module))


@every_module
def test_only_the_writers_change_files(module: Module) -> None:
    if module.name in WRITING:
        return
    changing = {
        "os": {
            "link",
            "makedirs",
            "mkdir",
            "remove",
            "rename",
            "replace",
            "rmdir",
            "symlink",
            "truncate",
            "unlink",
            "write",
        },
        "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    }
    banned = {f"{owner}.{name}" for owner, names in changing.items() for name in names}
    methods = {"write_text", "write_bytes", "unlink", "rmdir", "touch", "symlink_to", "hardlink_to"}
    assert not [name for name in called(module) if name in banned or name.rpartition(".")[2] in methods]
    assert not [node.lineno for node in module.nodes if opens_for_writing(node)]


def test_values_that_modules_pass_on_cannot_be_changed() -> None:
    changeable = [
        f"{module.name}.{node.name}"
        for module in modules().values()
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if any(ast.unparse(base) in ("Struct", "msgspec.Struct") for base in node.bases)
        if "frozen=True" not in map(ast.unparse, node.keywords)
    ]
    # Which ids a comment was of use for is noted in it.
    assert changeable == ["shapesmith.lint.comments.Ignoring"]


def called(module: Module) -> list[str]:
    """Return what `module` calls, as it is written there (`os.rename`)."""
    return [ast.unparse(node.func) for node in module.nodes if isinstance(node, ast.Call)]


def opens_for_writing(node: ast.AST) -> bool:
    """Return whether `node` is a call of `open` with another mode than one for reading."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "open":
        return False
    modes = [*node.args[1:2], *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
    return any(not isinstance(mode, ast.Constant) or set(str(mode.value)) - set("rbt") for mode in modes)
