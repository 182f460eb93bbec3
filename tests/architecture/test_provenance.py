"""Only `sources` makes provenances: every other room takes them from the nodes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.modules import Module, modules

# What sets provenance, what it is, and how a dump spells it.
SETTING = {"sources", "provenance", "ir"}

# The parts of a node that are nodes themselves, and have a provenance of their own.
NODES = {"documentation", "errors", "input", "key", "member", "members", "output", "value"}

# Its positions are in generated modules, not in specs.
JUDGES_OUTPUT = "shapesmith.targets.dataclasses.verify"

ASKING = [module for module in modules().values() if module.room not in SETTING]


def calls(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call, with the last name of what is called."""
    for node in module.nodes:
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


@pytest.mark.parametrize("module", ASKING, ids=str)
def test_only_sources_say_where_in_a_file_something_is(module: Module) -> None:
    # A provenance of a whole file is allowed: `Provenance(path)`.
    made = [call for name, call in calls(module) if name == "Provenance" and len(call.args) + len(call.keywords) > 1]
    assert not [f"{module.path.name}:{call.lineno}" for call in made] or module.name == JUDGES_OUTPUT


@pytest.mark.parametrize("module", ASKING, ids=str)
def test_a_node_gives_its_own_provenance(module: Module) -> None:
    # `shape.provenance.of("max")` is that of a trait; that of a member is `member.provenance`.
    asked = [call for name, call in calls(module) if name == "of" and "provenance" in ast.unparse(call.func)]
    steps = [(call.lineno, step.value) for call in asked for step in call.args if isinstance(step, ast.Constant)]
    assert not [f"{module.path.name}:{line}: {step}" for line, step in steps if step in NODES]


@pytest.mark.parametrize("module", ASKING, ids=str)
def test_no_pointer_is_written_by_hand(module: Module) -> None:
    texts = [node for node in module.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    written = [text for text in texts if text.value.lstrip("#").startswith(("/shapes", "/operations", "/constraint"))]
    assert not [f"{module.path.name}:{text.lineno}: {text.value}" for text in written]
