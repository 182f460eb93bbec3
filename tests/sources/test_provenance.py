"""Each node of the IR has its file and its JSON pointer, also if several files make one model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Operation, OperationTarget, Service
from shapesmith.ir.shapes import ListShape, MapShape, targets
from shapesmith.provenance import Provenance

from tests.corpus.models import VENDORED, Model, published, sampled, vendored
from tests.sources.conftest import Read, ReadSpec, Spec

# With extras that add to shapes (partnercentral-channel) and to operations (s3); without any (sso-oidc).
SAMPLE = frozenset({"ec2-2014-09-01", "importexport", "sso-oidc"})

MODELS = [*(pytest.param(vendored(service), id=service) for service in VENDORED), *sampled(published(), SAMPLE)]

EXTRAS = "service-2.sdk-extras.json"


def nodes_of(service: Service) -> list[Any]:
    """Return every node that has a provenance, the docs among them."""
    nodes: list[Any] = [service]
    for operation in service.operations:
        uses = [use for use in (operation.input, operation.output, *operation.errors) if use is not None]
        nodes += [operation, *uses]
    for shape in service.shapes.values():
        nodes += [shape, *targets(shape)]
    return nodes + [node.documentation for node in nodes if node.documentation is not None]


@pytest.mark.parametrize("model", MODELS)
def test_every_node_is_where_it_says(model: Model, read_model: Read) -> None:
    raw = model.document("service-2")
    service = read_model(model).service
    for node in nodes_of(service):
        if node.provenance.file != service.sources[0].path:
            continue
        found = value_at(raw, node.provenance.pointer)
        if isinstance(node, Doc):
            assert isinstance(found, str)
        else:
            assert isinstance(found, dict)
            name = getattr(node, "shape", None)
            assert name is None or found["shape"] == name
    # Each at a position of its own.
    places = [str(node.provenance) for node in nodes_of(service)]
    assert len(set(places)) == len(places)


def value_at(document: Any, pointer: str) -> Any:
    """Return what is at a JSON pointer."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


def test_names_are_escaped_in_a_pointer(spec: Spec, read_spec: ReadSpec) -> None:
    shapes = {"a/b~c": {"type": "structure", "members": {"x/y": {"shape": "Name"}}}, "Name": {"type": "string"}}
    thing = read_spec(spec(shapes)).service.structure("a/b~c")
    assert thing.provenance.pointer == "/shapes/a~1b~0c"
    assert thing.members[0].provenance.pointer == "/shapes/a~1b~0c/members/x~1y"


SHAPES: dict[str, Any] = {
    "Name": {"type": "string", "min": 1, "max": 9},
    "Names": {"type": "list", "member": {"shape": "Name"}},
    "Table": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Name"}},
    "Thing": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "Name"}}},
}


def test_a_trait_is_where_its_file_has_it(spec: Spec, read_spec: ReadSpec) -> None:
    extras = {
        "merge": {
            "shapes": {
                "Name": {"max": 20},
                "Thing": {
                    "required": ["A", "B"],
                    "documentation": "<p>A thing.</p>",
                    "members": {"B": {"shape": "Other"}, "A": {"locationName": "a"}},
                },
                "Names": {"member": {"shape": "Other"}},
                "Other": {"type": "boolean"},
            }
        }
    }
    service = read_spec(spec(SHAPES, {EXTRAS: extras})).service
    name, thing, names, other = (service.shapes[each] for each in ("Name", "Thing", "Names", "Other"))
    assert isinstance(names, ListShape)
    members = {member.name: member for member in service.structure("Thing").members}
    assert [shown(place) for place in (name.provenance, name.provenance.of("min"), name.provenance.of("max"))] == [
        "service-2.json#/shapes/Name",
        "service-2.json#/shapes/Name/min",
        f"{EXTRAS}#/merge/shapes/Name/max",
    ]
    assert shown(thing.provenance.of("required", 1)) == f"{EXTRAS}#/merge/shapes/Thing/required/1"
    assert thing.documentation is not None
    assert shown(thing.documentation.provenance) == f"{EXTRAS}#/merge/shapes/Thing/documentation"
    assert shown(members["A"].provenance) == "service-2.json#/shapes/Thing/members/A"
    assert shown(members["A"].provenance.of("locationName")) == f"{EXTRAS}#/merge/shapes/Thing/members/A/locationName"
    assert shown(members["B"].provenance) == f"{EXTRAS}#/merge/shapes/Thing/members/B"
    assert shown(names.member.provenance.of("shape")) == f"{EXTRAS}#/merge/shapes/Names/member/shape"
    assert shown(other.provenance) == f"{EXTRAS}#/merge/shapes/Other"


def shown(place: Provenance) -> str:
    """Return where a node is, its file by its name."""
    return f"{Path(place.file).name}#{place.pointer}"


def test_items_keys_and_values_have_places(spec: Spec, read_spec: ReadSpec) -> None:
    shapes = read_spec(spec(SHAPES)).service.shapes
    names, table = shapes["Names"], shapes["Table"]
    assert isinstance(names, ListShape)
    assert isinstance(table, MapShape)
    assert [each.provenance.pointer for each in (names.member, table.key, table.value)] == [
        "/shapes/Names/member",
        "/shapes/Table/key",
        "/shapes/Table/value",
    ]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (
            {"shapes": {"Thing": {"members": {"B": {"shape": "Nmae"}}}}},
            (f"{EXTRAS}#/merge/shapes/Thing/members/B/shape", 'shape Nmae does not exist; did you mean "Name"'),
        ),
        (
            {"shapes": {"Names": {"member": {"shape": "Nmae"}}}},
            (f"{EXTRAS}#/merge/shapes/Names/member/shape", 'shape Nmae does not exist; did you mean "Name"'),
        ),
        (
            {"operations": {"Get": {"http": {"method": "GET", "requestUri": "/"}, "input": {"shape": "Name"}}}},
            (f"{EXTRAS}#/merge/operations/Get/input/shape", "input of Get must be a structure (got Name, a string)"),
        ),
        (
            {"shapes": {"Name": {"min": 10}}},
            (f"{EXTRAS}#/merge/shapes/Name/min", "min of Name must not exceed its max (10 > 9)"),
        ),
        ({"shapes": {"Name": {"max": "2"}}}, (f"{EXTRAS}#/merge/shapes/Name/max", "max must be an integer of 0 or mo")),
        (
            {"shapes": {"Thing": {"error": {"httpStatusCode": "4"}}}},
            (f"{EXTRAS}#/merge/shapes/Thing/error/httpStatusCode", "httpStatusCode must be an integer"),
        ),
    ],
)
def test_what_is_wrong_with_the_extras_is_reported_there(
    extra: dict[str, Any], expected: tuple[str, str], spec: Spec, read_spec: ReadSpec
) -> None:
    with pytest.raises(SpecError) as failure:
        read_spec(spec(SHAPES, {EXTRAS: {"merge": extra}}))
    (diagnostic,) = failure.value.diagnostics
    assert shown(diagnostic.provenance) == expected[0]
    assert diagnostic.message.startswith(expected[1])


def test_targets_of_operations_have_places(spec: Spec, read_spec: ReadSpec) -> None:
    get = {
        "http": {"method": "GET", "requestUri": "/"},
        "input": {"shape": "Thing"},
        "errors": [{"shape": "Thing"}, {"shape": "Thing", "exception": True}],
    }
    (operation,) = read_spec(spec(SHAPES, operations={"Get": get})).service.operations
    assert isinstance(operation, Operation)
    assert isinstance(operation.input, OperationTarget)
    uses = (operation.input, *operation.errors)
    assert [operation.provenance.pointer, *(use.provenance.pointer for use in uses)] == [
        "/operations/Get",
        "/operations/Get/input",
        "/operations/Get/errors/0",
        "/operations/Get/errors/1",
    ]


def test_equal_texts_share_their_blocks_and_have_places_of_their_own(spec: Spec, read_spec: ReadSpec) -> None:
    html = "<p>The identifier of the instance.</p>"
    shapes = {"A": {"type": "string", "documentation": html}, "B": {"type": "string", "documentation": html}}
    first, second = (shape.documentation for shape in read_spec(spec(shapes)).service.shapes.values())
    assert first is not None
    assert second is not None
    assert first.blocks is second.blocks
    assert [first.provenance.pointer, second.provenance.pointer] == [
        "/shapes/A/documentation",
        "/shapes/B/documentation",
    ]
