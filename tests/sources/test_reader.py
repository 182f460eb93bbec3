"""What the reader makes of odd input: read where botocore reads it, reported at its position where not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.diagnostics import Diagnostic, Severity, SpecError
from shapesmith.ir.service import OperationTarget
from shapesmith.ir.shapes import Deprecation, ErrorTrait, RetryableTrait, StringShape, StructureShape, XmlNamespace
from shapesmith.sources.aws import reader
from shapesmith.specs.spec import Spec, SpecFile

from tests.sources.conftest import MakeSpec, ReadSpec


def found(diagnostics: list[Diagnostic]) -> list[tuple[str, str, str]]:
    """Return severity, code and pointer of each diagnostic."""
    return [(each.severity.value, each.code, each.pointer) for each in diagnostics]


def errors_of(read_spec: ReadSpec, spec: Spec) -> list[tuple[str, str, str]]:
    """Return what reading `spec` fails with."""
    with pytest.raises(SpecError) as failure:
        read_spec(spec)
    return found(failure.value.diagnostics)


def structure(**traits: Any) -> dict[str, Any]:
    """Return the shapes of a service with one structure."""
    return {"Thing": {"type": "structure", "members": {}, **traits}}


def thing(read_spec: ReadSpec, files: Spec) -> StructureShape:
    """Return the structure of `structure()` as the IR has it."""
    return read_spec(files).service.structure("Thing")


def test_the_first_source_of_a_service_is_its_model(spec: MakeSpec, read_spec: ReadSpec) -> None:
    companions = {"waiters-2.json": {"version": 2, "waiters": {}}, "paginators-1.json": {"pagination": {}}}
    service = read_spec(spec({}, companions)).service
    assert [source.path for source in service.sources] == ["service-2.json", "paginators-1.json", "waiters-2.json"]


def test_xml_namespace_may_be_a_uri_alone(spec: MakeSpec, read_spec: ReadSpec) -> None:
    read = thing(read_spec, spec(structure(xmlNamespace="https://example.com/")))
    assert read.xml_namespace == XmlNamespace("https://example.com/")
    read = thing(read_spec, spec(structure(xmlNamespace={"uri": "https://example.com/", "prefix": "x"})))
    assert read.xml_namespace == XmlNamespace("https://example.com/", "x")


def test_deprecation_is_kept_where_only_its_message_stands(spec: MakeSpec, read_spec: ReadSpec) -> None:
    read = thing(read_spec, spec(structure(deprecatedMessage="Use Other.")))
    assert read.deprecation == Deprecation(deprecated=False, message="Use Other.")
    read = thing(read_spec, spec(structure(deprecated=True, deprecatedSince="2024-01-01")))
    assert read.deprecation == Deprecation(deprecated=True, since="2024-01-01")


def test_error_traits_keep_false_apart_from_absent(spec: MakeSpec, read_spec: ReadSpec) -> None:
    read = thing(read_spec, spec(structure(exception=True, error={"senderFault": False, "httpStatusCode": 500})))
    assert read.error == ErrorTrait(http_status_code=500, sender_fault=False)
    assert read.is_error


def test_an_empty_retryable_trait_is_still_one(spec: MakeSpec, read_spec: ReadSpec) -> None:
    assert thing(read_spec, spec(structure(retryable={}))).retryable == RetryableTrait(throttling=False)
    assert thing(read_spec, spec(structure(retryable={"throttling": True}))).retryable == RetryableTrait(
        throttling=True
    )
    assert thing(read_spec, spec(structure())).retryable is None


def test_an_empty_documentation_is_not_an_absent_one(spec: MakeSpec, read_spec: ReadSpec) -> None:
    assert thing(read_spec, spec(structure(documentation=""))).documentation is not None
    assert thing(read_spec, spec(structure())).documentation is None


def test_operation_keeps_its_key_and_its_own_name_apart(spec: MakeSpec, read_spec: ReadSpec) -> None:
    http = {"method": "POST", "requestUri": "/"}
    operations = {"Get": {"name": "GetThing2020", "http": http}, "Put": {"http": http}}
    read = read_spec(spec({}, operations=operations)).service.operations
    assert [(operation.name, operation.wire_name) for operation in read] == [("Get", "GetThing2020"), ("Put", "Put")]


def test_traits_of_a_use_stay_with_the_use(spec: MakeSpec, read_spec: ReadSpec) -> None:
    operation = {
        "http": {"method": "POST", "requestUri": "/"},
        "output": {"shape": "Thing", "resultWrapper": "GetResult", "wrapper": True},
        "errors": [{"shape": "Thing", "exception": True, "error": {"code": "Odd"}}],
    }
    service = read_spec(spec(structure(), operations={"Get": operation})).service
    (get,) = service.operations
    place = get.provenance
    assert get.output == OperationTarget(
        shape="Thing", result_wrapper="GetResult", wrapper=True, provenance=place.of("output")
    )
    assert get.errors == (
        OperationTarget(shape="Thing", exception=True, error={"code": "Odd"}, provenance=place.of("errors", 0)),
    )
    assert not service.structure("Thing").is_error


def test_an_unknown_trait_is_a_warning_at_its_place_and_the_rest_is_read(spec: MakeSpec, read_spec: ReadSpec) -> None:
    shapes = {
        "Name": {"type": "string", "colour": "red", "max": 3},
        "Names": {"type": "list", "member": {"shape": "Name", "colour": 1}},
        "Thing": {"type": "structure", "members": {"a/b": {"shape": "Names", "colour": None}}},
    }
    service, warnings = read_spec(spec(shapes, colour={}))
    assert found(warnings) == [
        ("warning", "trait-unknown", "/colour"),
        ("warning", "trait-unknown", "/shapes/Name/colour"),
        ("warning", "trait-unknown", "/shapes/Names/member/colour"),
        ("warning", "trait-unknown", "/shapes/Thing/members/a~1b/colour"),
    ]
    assert list(service.shapes) == ["Name", "Names", "Thing"]


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        ("required", "Name"),
        ("required", [1]),
        ("union", "true"),
        ("union", 1),
        ("payload", None),
        ("error", {"odd": 1}),
        ("retryable", True),
        ("xmlNamespace", {"prefix": "x"}),
        ("documentation", ["text"]),
        ("members", []),
    ],
)
def test_a_trait_of_the_wrong_kind_is_an_error_at_its_place(
    spec: MakeSpec, read_spec: ReadSpec, trait: str, value: object
) -> None:
    ((severity, _, pointer),) = errors_of(read_spec, spec(structure(**{trait: value})))
    assert (severity, pointer) == ("error", f"/shapes/Thing/{trait}")


def test_a_wrong_value_inside_a_trait_is_an_error_where_it_stands(spec: MakeSpec, read_spec: ReadSpec) -> None:
    ((severity, _, pointer),) = errors_of(read_spec, spec(structure(error={"httpStatusCode": True})))
    assert (severity, pointer) == ("error", "/shapes/Thing/error/httpStatusCode")


@pytest.mark.parametrize("trait", ["min", "max"])
@pytest.mark.parametrize("value", [-1, 1.5, True, "1", None])
def test_a_length_is_a_whole_number_of_zero_or_more(
    spec: MakeSpec, read_spec: ReadSpec, trait: str, value: object
) -> None:
    shapes = {"Name": {"type": "string", trait: value}}
    assert errors_of(read_spec, spec(shapes)) == [("error", "trait-value", f"/shapes/Name/{trait}")]


@pytest.mark.parametrize("value", [-1, 1.5, -0.25])
def test_a_bound_of_a_number_is_kept_as_it_is_written(spec: MakeSpec, read_spec: ReadSpec, value: float) -> None:
    shape = read_spec(spec({"Score": {"type": "double", "min": value}})).service.shapes["Score"]
    assert (shape.min, type(shape.min)) == (value, type(value))  # type: ignore[union-attr]


def test_all_errors_of_a_model_are_gathered_before_the_reader_stops(spec: MakeSpec, read_spec: ReadSpec) -> None:
    shapes = {
        "Odd": {"type": "decimal"},
        "Names": {"type": "list"},
        "Map": {"type": "map", "key": {"shape": "Odd"}, "value": {}},
        "Thing": {"type": "structure", "members": {"Name": {}, "Other": "Odd"}},
        "Text": "string",
    }
    assert errors_of(read_spec, spec(shapes, operations={"Get": {}, "Put": []})) == [
        ("error", "operation-http-absent", "/operations/Get"),
        ("error", "spec-not-an-object", "/operations/Put"),
        ("error", "shape-type-unknown", "/shapes/Odd/type"),
        ("error", "spec-not-an-object", "/shapes/Names/member"),
        ("error", "reference-shape-absent", "/shapes/Map/value"),
        ("error", "reference-shape-absent", "/shapes/Thing/members/Name"),
        ("error", "spec-not-an-object", "/shapes/Thing/members/Other"),
        ("error", "spec-not-an-object", "/shapes/Text"),
    ]


@pytest.mark.parametrize("key", ["metadata", "operations", "shapes"])
@pytest.mark.parametrize("value", [None, [], "text"])
def test_the_three_parts_of_a_model_must_be_objects(read_spec: ReadSpec, key: str, value: object) -> None:
    document = {"metadata": {}, "operations": {}, "shapes": {}, key: value}
    assert ("error", "spec-top-level", "") in errors_of(read_spec, with_model(json.dumps(document).encode()))


@pytest.mark.parametrize(
    ("content", "rule", "pointer"),
    [
        (b'{"metadata": {},\n "shapes": }', "json-broken", ":2"),
        (b"", "json-broken", ":1"),
        (b'{"metadata": {"a": "\xff"}}', "json-broken", ":1"),
        (b"[" * 100_000, "json-broken", ":1"),
        (b"[]", "spec-top-level", ""),
        (b"null", "spec-top-level", ""),
    ],
)
def test_a_file_that_is_no_json_object_is_an_error_with_its_line(
    read_spec: ReadSpec, content: bytes, rule: str, pointer: str
) -> None:
    assert errors_of(read_spec, with_model(content)) == [("error", rule, pointer)]


def test_what_botocore_reads_is_read(read_spec: ReadSpec) -> None:
    model = b'{"metadata": {}, "operations": {}, "shapes": {"A": {"type": "string", "pattern": "\\ud800"}}}'
    service = read_spec(with_model(b"\xef\xbb\xbf" + model)).service
    place = service.provenance.of("shapes", "A")
    assert service.shapes == {"A": StringShape(name="A", pattern="\ud800", provenance=place)}


def test_broken_companions_are_all_named(spec: MakeSpec, read_spec: ReadSpec) -> None:
    sound = spec({})
    broken = {name: SpecFile.of(name, b"{") for name in ("paginators-1.json", "waiters-2.json")}
    assert [rule for _, rule, _ in errors_of(read_spec, sound._replace(files=sound.files | broken))] == [
        "json-broken",
        "json-broken",
    ]


def test_extras_are_merged_into_the_model_as_botocore_does_it(spec: MakeSpec, read_spec: ReadSpec) -> None:
    shapes = {
        "Name": {"type": "string"},
        "Thing": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "Name"}}},
    }
    extras = {
        "version": 1.0,
        "merge": {
            "shapes": {
                "Thing": {"required": [], "members": {"B": {"shape": "Other"}, "A": {"locationName": "a"}}},
                "Other": {"type": "boolean"},
            }
        },
    }
    service = read_spec(spec(shapes, {"service-2.sdk-extras.json": extras})).service
    thing = service.structure("Thing")
    assert [(member.name, member.shape, member.location_name, member.required) for member in thing.members] == [
        ("A", "Name", "a", False),
        ("B", "Other", None, False),
    ]
    assert list(service.shapes) == ["Name", "Thing", "Other"]
    assert [Path(source.path).name for source in service.sources] == ["service-2.json", "service-2.sdk-extras.json"]


def test_warnings_alone_do_not_stop_a_reader(spec: MakeSpec, read_spec: ReadSpec) -> None:
    _, warnings = read_spec(spec({}, colour=1))
    assert [warning.severity for warning in warnings] == [Severity.WARNING]


def with_model(content: bytes) -> Spec:
    """Return the spec of a service whose model is `content`."""
    return Spec("tiny", "2020-01-01", "path", "", {"service-2.json": SpecFile.of("service-2.json", content)})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"a": [1, None, "é"]}, '{"a":[1,null,"é"]}'),
        ("x" * 58, f'"{"x" * 58}"'),
        ("x" * 59, f'"{"x" * 56}...'),
        (float("inf"), "Infinity"),
    ],
)
def test_a_value_is_shown_in_60_characters(value: object, shown: str) -> None:
    assert reader._show(value) == shown
    assert len(shown) <= 60


def test_a_value_that_cannot_be_shown_is_named() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert reader._show(deep) == "a value nested too deeply to show"
