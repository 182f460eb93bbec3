"""Nodes of the IR: what a model does not say is false, none or empty, and a node is called what its class is."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

import msgspec
import pytest
from shapesmith.ir import constraints, doc, documentation, overrides, rules, service, shapes, verdicts
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


@pytest.mark.parametrize("module", [shapes, doc, rules], ids=lambda module: module.__name__.rpartition(".")[2])
def test_the_kind_of_a_node_is_the_name_of_its_class(module: ModuleType) -> None:
    for node in structs(module):
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", node.__name__.removesuffix("Shape").removeprefix("Is")).lower()
        tag = node.__struct_config__.tag
        is_a_base = any(issubclass(other, node) and other is not node for other in structs(module))
        assert is_a_base or tag is None or tag == name, node


def test_the_places_of_conditions_are_all_that_they_are_about() -> None:
    conditions = (
        rules.IsSet(place="A"),
        rules.CountSet(places=("B", "C"), minimum=1),
        rules.AllOrNone(places=("D", "E")),
        rules.Compare(left="F", operator="<", right="G"),
        rules.Not(condition=rules.OneOf(place="H", values=("x",))),
        rules.AnyOf(conditions=(rules.Unique(place="I[]"), rules.Not(condition=rules.IsSet(place="J")))),
    )
    items = (
        rules.Each(place="K[]", must=rules.IsSet(place="L"), when=(rules.OneOf(place="M", values=("x",)),)),
        rules.Count(places=("N[]",), where=(rules.IsSet(place="O"),), maximum=1),
        rules.Count(places=("P[]",), of="Q[]", maximum=1),
    )
    assert list(rules.places_of(items)) == ["K[].L", "K[].M", "N[]", "N[].O", "P[].Q[]"]
    assert list(rules.places_of(conditions)) == ["A", "B", "C", "D", "E", "F", "G", "H", "I[]", "J"]
    assert list(rules.places_of(())) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_node_cannot_be_changed_and_is_printed_without_what_is_a_default(module: ModuleType) -> None:
    for node in structs(module):
        has_defaults = any(field.default is not msgspec.NODEFAULT for field in msgspec.structs.fields(node))
        assert node.__struct_config__.frozen, node
        # Verdicts and other documentation are read, and printed in no form of their own.
        is_printed = module not in (documentation, verdicts)
        assert node.__struct_config__.omit_defaults or not (has_defaults and is_printed), node
