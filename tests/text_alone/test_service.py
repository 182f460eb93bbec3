"""What is made of documentation alone: names, operations, errors, types; and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import Diagnostic, SpecError
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import BlobShape, StructureShape
from shapesmith.sources.read import read_source
from shapesmith.specs.find import find
from shapesmith.specs.vendor import add

Files = dict[str, str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(text: str, name: str = "some.yard") -> tuple[Service, list[Diagnostic]]:
    Path(name).write_text(text, encoding="utf-8")
    source = read_source(find(None, Path(name), Path("shapes")).read())
    return source.service, source.diagnostics


def ruby(name: str, *members: tuple[str, str], body: str = "") -> str:
    """Return a class as the SDK prints it, its members with their types."""
    lines = [line for member, kind in members for line in (f"# @!attribute [rw] {member}", f"#   @return [{kind}]")]
    listed = ",\n".join(f"  :{member}" for member, _ in members)
    return "\n".join([*lines, f"class {name} < Struct.new(\n{listed})", body, "end", ""])


def structure(service: Service, name: str) -> StructureShape:
    shape = service.shapes[name]
    assert isinstance(shape, StructureShape)
    return shape


# Names.


@pytest.mark.parametrize(
    ("text", "name", "service", "version"),
    [
        (
            "class Aws::A::Types::B\n@see docs.aws.amazon.com/goto/WebAPI/x-y-2020-01-02/B API",
            "f.txt",
            "x-y",
            "2020-01-02",
        ),
        ("class Aws::A::Types::B\n@see http://h/goto/WebAPI/AWSHub-2020-01-02/B API", "f.txt", "awshub", "2020-01-02"),
        ("module Aws::BakeryRuntime\n" + ruby("B", ("a", "String")), "types.rb", "bakeryruntime", ""),
        ("class Aws::Bakery::Types::B", "f.txt", "bakery", ""),
        ("Of the bakery.\n\nclass Aws::Bakery::Types::B", "f.txt", "bakery", ""),
        ("# A subclass Aws::Bakery\n" + ruby("B", ("a", "String")), "f.rb", "f", ""),
        (ruby("B", ("a", "String")), "loaf.types.rb", "loaf", ""),
    ],
)
def test_a_service_is_named_by_its_reference_or_namespace_or_file(
    text: str, name: str, service: str, version: str
) -> None:
    found, _ = read(text, name)
    assert (found.name, found.api_version) == (service, version)


@pytest.mark.parametrize(("reference", "version"), [("@see h/goto/WebAPI/x-2020-01-02/B API", "2020-01-02"), ("", "")])
def test_a_service_that_is_named_by_hand_has_that_name(reference: str, version: str) -> None:
    Path("f.txt").write_text(f"class Aws::A::Types::B\n{reference}", encoding="utf-8")
    spec = find("mine", Path("f.txt"), Path("shapes")).read()
    assert (spec.service, spec.api_version) == ("mine", version)


def test_a_folder_of_documentation_is_one_service() -> None:
    folder = Path("bakery/2020-01-01")
    folder.mkdir(parents=True)
    folder.joinpath("a.yard").write_text("class Aws::A::Types::B", encoding="utf-8")
    folder.joinpath("b.yard").write_text("class Aws::A::Types::C\nclass Aws::A::Types::B", encoding="utf-8")
    source = read_source(find(None, folder, Path("shapes")).read())
    assert (source.service.name, source.service.api_version) == ("bakery", "2020-01-01")
    assert list(source.service.shapes) == ["B", "C"]
    assert [str(each) for each in source.diagnostics if each.code == "yard-shape-twice"] == [
        "bakery/2020-01-01/b.yard:2: warning: B is documented at bakery/2020-01-01/a.yard:1 already; not read "
        "[yard-shape-twice]"
    ]


def test_what_the_documentation_refers_to_says_which_api_it_is_of() -> None:
    guide = "@see https://docs.example.com/guide"
    assert read(f"class A::B\n{guide}\n@see h/goto/WebAPI/x-2020-01-02/B")[0].metadata == {
        "apiVersion": "2020-01-02",
        "uid": "x-2020-01-02",
    }
    assert read(f"class A::B\n{guide}")[0].metadata == {}
    folder = Path("bakery/2021-03-04")
    folder.mkdir(parents=True)
    folder.joinpath("a.yard").write_text(f"class A::B\n{guide}", encoding="utf-8")
    source = read_source(find(None, folder, Path("shapes")).read())
    assert source.service.metadata == {"apiVersion": "2021-03-04"}


def test_shapes_of_two_services_in_one_file_are_reported() -> None:
    text = "class A::B\n@see h/goto/WebAPI/x-2020-01-02/B\nclass A::C\n@see h/goto/WebAPI/y-2020-01-02/C"
    _, diagnostics = read(text)
    assert [str(each) for each in diagnostics if each.code == "yard-service-other"] == [
        "some.yard:3: warning: C is of y-2020-01-02, but B at some.yard:1 is of x-2020-01-02; both are read as shapes of x "
        "[yard-service-other]"
    ]


def test_each_further_service_in_one_file_is_reported_once() -> None:
    names = {"B": "x", "C": "y", "D": "z", "E": "y", "F": "x", "G": "w"}
    text = "\n".join(f"class A::{name}\n@see h/goto/WebAPI/{uid}-2020-01-02/{name}" for name, uid in names.items())
    service, diagnostics = read(text)
    assert [each.message.partition(";")[0] for each in diagnostics if each.code == "yard-service-other"] == [
        "C is of y-2020-01-02, but B at some.yard:1 is of x-2020-01-02",
        "D is of z-2020-01-02, but B at some.yard:1 is of x-2020-01-02",
        "G is of w-2020-01-02, but B at some.yard:1 is of x-2020-01-02",
    ]
    assert service.metadata == {"apiVersion": "2020-01-02", "uid": "x-2020-01-02"}


def test_every_node_is_at_its_line() -> None:
    service, _ = read(ruby("BakeRequest", ("loaf", "String")) + ruby("BakeResponse", ("loaf", "String")))
    (operation,) = service.operations
    assert operation.input is not None
    assert operation.output is not None
    assert str(operation.provenance) == str(operation.input.provenance) == "some.yard:3"
    assert str(operation.output.provenance) == str(structure(service, "BakeResponse").provenance) != "some.yard:3"
    assert str(structure(service, "BakeRequest").members[0].provenance) == "some.yard:1"
    assert str(structure(service, "BakeRequest").members[0].provenance.of("shape")) == "some.yard:1"


# Operations and errors.


def test_a_request_makes_an_operation_and_a_response_of_its_name_belongs_to_it() -> None:
    classes = ("BakeRequest", "BakeResponse", "EatInput", "EatOutput", "CutRequest", "CutResult", "LieRequest")
    service, _ = read("".join(ruby(name, ("a", "String")) for name in classes))
    assert [
        (operation.name, operation.input and operation.input.shape, operation.output and operation.output.shape)
        for operation in service.operations
    ] == [
        ("Bake", "BakeRequest", "BakeResponse"),
        ("Eat", "EatInput", "EatOutput"),
        ("Cut", "CutRequest", "CutResult"),
        ("Lie", "LieRequest", None),
    ]
    assert all(operation.http is None for operation in service.operations)


def test_of_two_requests_of_one_name_the_first_makes_the_operation() -> None:
    service, _ = read("".join(ruby(name, ("a", "String")) for name in ("BakeInput", "BakeRequest", "BakeOutput")))
    assert [
        (each.name, each.input and each.input.shape, each.output and each.output.shape) for each in service.operations
    ] == [("Bake", "BakeInput", "BakeOutput")]


@pytest.mark.parametrize("kind", ["Types::PutRequest", "Array<Types::PutRequest>", "Hash<String,Types::PutRequest>"])
def test_a_part_of_another_shape_is_no_request(kind: str) -> None:
    service, _ = read(ruby("PutRequest", ("a", "String")) + ruby("WriteRequest", ("put", kind)))
    assert [operation.name for operation in service.operations] == ["Write"]


def test_a_response_without_a_request_makes_no_operation_nor_does_a_bare_suffix() -> None:
    service, _ = read(ruby("BakeResponse", ("a", "String")) + ruby("Request", ("a", "String")))
    assert service.operations == ()


def test_a_class_called_like_an_error_is_one_unless_it_is_a_part_of_another() -> None:
    names = ("DeniedException", "ThrottlingFault", "SomeError", "PartError", "Errors", "Exception")
    text = "".join(ruby(name, ("message", "String")) for name in names) + ruby("Whole", ("part", "Types::PartError"))
    service, _ = read(text)
    errors = [shape.name for shape in service.shapes.values() if isinstance(shape, StructureShape) and shape.is_error]
    assert errors == ["DeniedException", "ThrottlingFault", "SomeError"]


# Members.


def test_a_union_without_members_is_a_structure() -> None:
    service, _ = read("class A < Struct.new(:unknown)\n include Aws::Structure::Union\nend")
    assert not structure(service, "A").union


def test_two_members_with_one_wire_name_are_a_warning_and_the_first_stays() -> None:
    service, diagnostics = read(ruby("A", ("a_b", "String"), ("a__b", "Integer")))
    assert [(member.name, member.shape) for member in structure(service, "A").members] == [("aB", "string")]
    assert [str(each) for each in diagnostics if each.code == "yard-member-twice"] == [
        "some.yard:3: warning: A.a__b would have the wire name aB, as another has; not read [yard-member-twice]"
    ]


def test_shapes_of_values_yield_to_structures_of_their_name() -> None:
    service, _ = read(ruby("A", ("a", "String"), ("b", "Types::string"), ("c", "Array<Types::string>")))
    assert [member.shape for member in structure(service, "A").members] == ["string_", "string", "listOfString"]
    assert structure(service, "string").open


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("String", "string"),
        ("Integer", "integer"),
        ("Integer<byte>", "integer"),
        ("Float", "float"),
        ("Numeric", "float"),
        ("Boolean", "boolean"),
        ("Time", "timestamp"),
        ("Time,DateTime,Date,Integer,String", "timestamp"),
        ("IO", "stream"),
        ("Object", "document"),
        ("Nonsense", "document"),
        ("Hash,Array,String,Numeric,Boolean", "document"),
        ("Array", "listOfDocument"),
        ("Hash", "mapOfDocument"),
        ("Array<Hash<String,Types::Tag>>", "listOfMapOfTag"),
        ("Hash<String,Hash,Array,String,Numeric,Boolean>", "mapOfDocument"),
    ],
)
def test_a_type_of_ruby_is_a_shape(kind: str, shape: str) -> None:
    service, _ = read(ruby("A", ("a", kind)))
    assert [member.shape for member in structure(service, "A").members] == [shape]
    assert shape in service.shapes


def test_an_io_is_a_stream_and_an_object_a_document() -> None:
    service, _ = read(ruby("A", ("a", "IO"), ("b", "IO"), ("c", "Object"), body=" SENSITIVE = [:b]"))
    streams = (service.shapes["stream"], service.shapes["sensitiveStream"])
    assert [isinstance(shape, BlobShape) and shape.streaming for shape in streams] == [True, True]
    assert [shape.sensitive for shape in streams] == [False, True]
    assert (structure(service, "document").document, structure(service, "document").sensitive) == (True, False)
    assert str(service.shapes["document"].provenance) == "some.yard:5"


def test_a_member_without_a_type_may_be_anything() -> None:
    service, _ = read("class A::B\n@!attribute [rw] a\nSome text.")
    assert [member.shape for member in structure(service, "B").members] == ["document"]


def test_sensitive_members_have_shapes_of_their_own() -> None:
    service, _ = read(ruby("A", ("a", "String"), ("b", "String"), ("c", "Array<String>"), body=" SENSITIVE = [:b, :c]"))
    members = structure(service, "A").members
    assert [member.shape for member in members] == ["string", "sensitiveString", "sensitiveListOfString"]
    assert [service.shapes[member.shape].sensitive for member in members] == [False, True, True]


def stream(*events: str) -> str:
    """Return a stream of events as the SDK prints it."""
    listed = ",\n".join(f"        :{event}" for event in events)
    return f"class Stream < Enumerator\n      def event_types\n        [\n{listed}\n        ]\n      end\nend\n"


@pytest.mark.parametrize(
    ("event", "structures", "expected"),
    [
        ("stats", ["Stats"], "Stats"),
        ("stats", ["StatsEvent"], "StatsEvent"),
        ("stats_event", ["StatsEvent"], "StatsEvent"),
        ("stats", ["StatsEvent", "Stats"], "Stats"),
        ("part_done", ["PartDone"], "PartDone"),
        ("part_done", ["Partdone"], "Partdone"),
        ("part_done", ["PartDoneEvent", "Other"], "PartDoneEvent"),
        ("part_done", ["Part"], "PartDone"),
    ],
)
def test_an_event_of_a_stream_is_the_structure_of_its_name(event: str, structures: list[str], expected: str) -> None:
    service, _ = read("".join(ruby(name, ("a", "String")) for name in structures) + stream(event))
    found = structure(service, "Stream")
    assert found.eventstream
    assert [member.shape for member in found.members] == [expected]
    assert structure(service, expected).open is (expected not in structures)
    assert [operation.name for operation in service.operations] == []


# What is not read.


@pytest.mark.parametrize("text", ["", "Hello.", "[1, 2]", '"x"', "<html></html>"])
@pytest.mark.parametrize("name", ["some.txt", "some.toml"])
def test_what_is_neither_a_model_nor_documentation_is_one_error(text: str, name: str) -> None:
    with pytest.raises(SpecError) as failure:
        read(text, name)
    assert [str(each) for each in failure.value.diagnostics] == [
        f"{name}: error: must be a service-2.json, or documentation with classes of shapes (got neither) [spec-unknown]"
    ]


def test_a_model_is_one_whatever_it_is_called() -> None:
    service, _ = read('\ufeff {"metadata": {}, "operations": {}, "shapes": {}}', "model.txt")
    assert not service.is_guessed


def test_json_that_is_broken_is_not_taken_for_documentation() -> None:
    with pytest.raises(SpecError, match="is not JSON"):
        read("class A::B", "model.json")


def test_a_smithy_model_is_named_as_such_in_one_line() -> None:
    shapes = ", ".join(f'"com.example#S{number}": {{"type": "string"}}' for number in range(1000))
    with pytest.raises(SpecError) as failure:
        read(f'{{"smithy": "2.0", "metadata": {{}}, "shapes": {{{shapes}}}}}', "model.json")
    assert [str(each) for each in failure.value.diagnostics] == [
        "model.json: error: is a Smithy model in JSON, which is not read; give the service-2.json of the service "
        "[spec-smithy]"
    ]


def test_documentation_alone_is_not_merged_with_itself_nor_edited_by_boto3() -> None:
    Path("s3.yard").write_text(ruby("CopyObjectRequest", ("copy_source", "String"), ("bucket", "String")))
    source = read_source(find("s3", Path("s3.yard"), Path("shapes")).read())
    assert source.service.name == "s3"
    assert (source.documentation, source.edits) == ((), ())


def test_documentation_alone_is_not_vendored() -> None:
    Path("some.yard").write_text("class Aws::A::Types::B", encoding="utf-8")
    with pytest.raises(SpecError) as failure:
        add(["a"], Path("shapes"), Path("some.yard"))
    assert [str(each) for each in failure.value.diagnostics] == [
        "some.yard: error: is documentation without a model, which is not vendored; use `shapesmith generate --from PATH` "
        "[spec-absent]"
    ]
