"""What a model does not say is false, none or empty in the IR; each other default is written out here."""

from __future__ import annotations

import inspect
from types import ModuleType

import msgspec
import pytest
from shapesmith.ir import constraints, documentation, overrides, rules, service, shapes, verdicts
from shapesmith.provenance import NOWHERE

MODULES = (constraints, documentation, overrides, rules, service, shapes, verdicts)
# A deprecation is one because something is said of it; verdicts are current unless their file names another spec.
OTHERS = {
    ("Constraint", "engine"): "re",
    ("Constraint", "severity"): "error",
    ("Deprecation", "deprecated"): True,
    ("Rule", "severity"): "error",
    ("Ruling", "severity"): "error",
    ("Verdicts", "is_current"): True,
}


def structs(module: ModuleType) -> list[type[msgspec.Struct]]:
    """Return the classes of nodes that a module defines."""
    return [
        each
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, msgspec.Struct) and each.__module__ == module.__name__
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_node_says_nothing_that_its_source_does_not_say(module: ModuleType) -> None:
    for node in structs(module):
        for field in msgspec.structs.fields(node):
            if field.default is not msgspec.NODEFAULT:
                expected = OTHERS.get((node.__name__, field.name))
                is_nothing = field.default in (False, None, (), "") or field.default is NOWHERE
                assert field.default == expected or (expected is None and is_nothing), (node.__name__, field.name)
            assert field.default_factory is msgspec.NODEFAULT


def test_every_default_that_says_something_exists() -> None:
    defaults = {
        (node.__name__, field.name): field.default
        for module in MODULES
        for node in structs(module)
        for field in msgspec.structs.fields(node)
    }
    assert {key: defaults[key] for key in OTHERS} == OTHERS
