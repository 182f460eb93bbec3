"""Imports have one direction: a room imports those below it that its line of the table names."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.modules import Module, imports, modules
from tests.architecture.rooms import INNER, ROOMS, Room

BY_NAME = {room.name: room for room in ROOMS}


def imported_rooms(room: str) -> Iterator[tuple[str, str]]:
    """Yield each other room that `room` imports, with the place of the import."""
    for module in modules().values():
        if module.room != room:
            continue
        for name, line in imports(module).items():
            target = modules().get(name)
            if target is not None and target.room not in ("", room):
                yield target.room, f"{module.path.name}:{line}"


def test_every_room_has_a_line_in_the_table() -> None:
    assert {module.room for module in modules().values()} - {""} == set(BY_NAME)


def test_the_table_is_in_the_order_of_the_layers() -> None:
    below: set[str] = set()
    for room in ROOMS:
        assert room.imports <= below, f"{room.name} may not import what is beside or above it"
        below.add(room.name)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_imports_only_what_its_line_names(room: Room) -> None:
    banned = [f"{place} imports {name}" for name, place in imported_rooms(room.name) if name not in room.imports]
    assert not banned, f"{room.name}: {room.reason}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_needs_what_its_line_names(room: Room) -> None:
    # A permission that is not used would allow an import that nobody intended.
    assert {name for name, _ in imported_rooms(room.name)} == room.imports


@pytest.mark.parametrize("room", INNER)
def test_what_is_inside_a_room_imports_only_what_is_lower(room: str) -> None:
    inside = f"shapesmith.{room}."

    def layer(name: str) -> int:
        inner = name.removeprefix(inside).split(".")[0]
        return INNER[room].index(inner) if inner in INNER[room] else len(INNER[room])

    upwards = [
        f"{module.path.name}:{line} imports {name}"
        for module in modules().values()
        for name, line in imports(module).items()
        if module.name.startswith(inside) and name.startswith(inside) and layer(name) > layer(module.name)
    ]
    assert not upwards
    assert {f"{inside}{name}" for name in INNER[room]} <= set(modules())


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        module.name: {name for name in imports(module) if name in modules() and name != module.name}
        for module in modules().values()
        # A package imports its own modules to offer their names.
        if module.path.name != "__init__.py"
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


RUNTIME = [module for module in modules().values() if module.room == "runtime"]


@pytest.mark.parametrize("module", RUNTIME, ids=str)
def test_the_runtime_needs_the_standard_library_and_itself(module: Module) -> None:
    # The backport's marker is for type checkers, which bring it along: imported under TYPE_CHECKING only.
    standard = sys.stdlib_module_names | {"typing_extensions"}
    # Loaded by pydantic's first question to a class, and by nothing else.
    standard |= {"pydantic_core"} if module.path.name == "pydantic_hooks.py" else set()
    foreign = [name for name in imports(module) if name.split(".")[0] not in standard]
    assert all(name.startswith("shapesmith.runtime") for name in foreign), foreign


@pytest.mark.parametrize("module", RUNTIME, ids=str)
def test_the_runtime_imports_itself_relatively(module: Module) -> None:
    # In the output it is called aws_shapes._runtime.
    absolute = [node for node in module.nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    assert not [node.module for node in absolute if f"{node.module}.".startswith("shapesmith.")]
