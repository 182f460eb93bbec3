"""A model in two files reads like the same model in one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from shapesmith.diagnostics import Diagnostic, SpecError
from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape
from shapesmith.options import Options
from shapesmith.pipeline import analyse, generate
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.sources.aws.reader import read_service
from shapesmith.sources.aws.split import recompose
from shapesmith.specs.find import find, services_of

from tests.sources.plain import plain
from tests.sources_split.halves import split

SHAPES = Path(__file__).parents[2] / "shapes"
FILES = Provenance("api-2.json"), Provenance("docs-2.json")

API: dict[str, Any] = {
    "metadata": {"protocol": "json", "apiVersion": "2020-01-01", "serviceId": "Tiny Bakery"},
    "operations": {"Bake": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Loaf"}}},
    "shapes": {
        "Loaf": {"type": "structure", "members": {"Name": {"shape": "Name"}, "Slices": {"shape": "Slices"}}},
        "Name": {"type": "string"},
        "Slices": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Names"}},
        "Names": {"type": "list", "member": {"shape": "Name"}},
    },
}


def in_folder(folder: Path, api: object, docs: object = None, **companions: object) -> Path:
    """Write the files of a model to `folder`, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"api-2.json": api, "docs-2.json": docs, **companions}.items():
        if content is not None:
            (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def without_sources(service: Service) -> Any:
    return plain(msgspec.structs.replace(service, sources=(), package=""))


def text_of(doc: Doc | None) -> str:
    return "" if doc is None else plain_text(doc)


@pytest.mark.parametrize("service", ["connect", "dynamodb", "s3", "sqs"])
def test_a_model_in_two_files_is_the_model_in_one(service: str, tmp_path: Path) -> None:
    whole = find(service, "shapes", SHAPES).read()
    # botocore's own additions to a service-2.json have no counterpart.
    whole = whole._replace(files={name: file for name, file in whole.files.items() if "service-2.sdk" not in name})
    model = json.loads(whole.files["service-2.json"].content)
    api, docs = split(model)
    companions = {
        name: json.loads(file.content)
        for name, file in whole.files.items()
        if name.endswith(".json") and name != "service-2.json"
    }
    folder = in_folder(tmp_path / service / whole.api_version, api, docs, **companions)
    halves = find(service, folder, SHAPES).read()
    read_whole, warnings_of_whole = read_service(whole)
    read_halves, warnings_of_halves = read_service(halves)
    assert without_sources(read_halves) == without_sources(read_whole)
    assert [each.message for each in warnings_of_halves] == [each.message for each in warnings_of_whole]
    assert {Path(source.path).name for source in read_halves.sources} >= {"api-2.json", "docs-2.json"}
    assert Path(read_halves.provenance.file).name == "api-2.json"


def test_documentation_is_at_its_reference() -> None:
    docs = {
        "version": "2.0",
        "service": "<p>Bakes.</p>",
        "operations": {"Bake": "<p>Bakes a loaf.</p>"},
        "shapes": {
            "Loaf": {"base": "<p>A loaf.</p>", "refs": {}},
            "Name": {
                "base": None,
                "refs": {
                    "Loaf$Name": "<p>Its name.</p>",
                    "Names$member": "<p>A name.</p>",
                    "Slices$key": "<p>Key.</p>",
                },
            },
            "Names": {"base": "", "refs": {"Slices$value": "<p>Value.</p>"}},
            "Slices": {"base": None, "refs": {"Loaf$Slices": None}},
        },
    }
    api = json.loads(json.dumps(API))
    diagnostics: list[Diagnostic] = []
    recompose(api, docs, *FILES, diagnostics)
    assert diagnostics == []
    assert api == {
        **API,
        "documentation": "<p>Bakes.</p>",
        "operations": {"Bake": {**API["operations"]["Bake"], "documentation": "<p>Bakes a loaf.</p>"}},
        "shapes": {
            "Loaf": {
                "type": "structure",
                "documentation": "<p>A loaf.</p>",
                "members": {
                    "Name": {"shape": "Name", "documentation": "<p>Its name.</p>"},
                    "Slices": {"shape": "Slices"},
                },
            },
            "Name": {"type": "string"},
            "Slices": {
                "type": "map",
                "key": {"shape": "Name", "documentation": "<p>Key.</p>"},
                "value": {"shape": "Names", "documentation": "<p>Value.</p>"},
            },
            "Names": {
                "type": "list",
                "documentation": "",
                "member": {"shape": "Name", "documentation": "<p>A name.</p>"},
            },
        },
    }


def test_the_provenance_of_a_text_is_the_documentation_and_that_of_all_else_the_api(tmp_path: Path) -> None:
    docs = {
        "service": "<p>Bakes.</p>",
        "operations": {"Bake": "<p>Bakes a loaf.</p>"},
        "shapes": {
            "Loaf": {"base": "<p>A loaf.</p>"},
            "Name": {"refs": {"Loaf$Name": "<p>Its name.</p>", "Names$member": "<p>A name.</p>"}},
        },
    }
    service, _ = read_service(find("bakery", in_folder(tmp_path, API, docs), SHAPES).read())
    loaf, names, operation = service.structure("Loaf"), service.shapes["Names"], service.operations[0]
    assert isinstance(names, ListShape)
    nodes = [service, operation, loaf, loaf.members[0], loaf.members[1], names.member]
    assert [places(tmp_path, node) for node in nodes] == [
        ("api-2.json", "docs-2.json#/service"),
        ("api-2.json#/operations/Bake", "docs-2.json#/operations/Bake"),
        ("api-2.json#/shapes/Loaf", "docs-2.json#/shapes/Loaf/base"),
        ("api-2.json#/shapes/Loaf/members/Name", "docs-2.json#/shapes/Name/refs/Loaf$Name"),
        ("api-2.json#/shapes/Loaf/members/Slices", ""),
        ("api-2.json#/shapes/Names/member", "docs-2.json#/shapes/Name/refs/Names$member"),
    ]


def places(folder: Path, node: Any) -> tuple[str, str]:
    """Return where a node is, and where its documentation is; files are named from `folder` on."""
    text = "" if node.documentation is None else str(node.documentation.provenance)
    return str(node.provenance).replace(f"{folder}/", ""), text.replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("docs", "expected"),
    [
        (
            {"examples": {}},
            "docs-2.json#/examples: warning: examples is unknown in the documentation of a model; it is not read "
            "[docs-unmatched]",
        ),
        (
            {"operations": {"Toast": "<p>Toasts.</p>"}},
            "docs-2.json#/operations/Toast: warning: documents what the model does not have; it is not read "
            "[docs-unmatched]",
        ),
        (
            {"shapes": {"Crumb": {"base": "<p>A crumb.</p>"}}},
            "docs-2.json#/shapes/Crumb/base: warning: documents what the model does not have; it is not read "
            "[docs-unmatched]",
        ),
        (
            {"shapes": {"Name": {"refs": {"Loaf$Weight": "<p>Its weight.</p>"}}}},
            "docs-2.json#/shapes/Name/refs/Loaf$Weight: warning: documents what the model does not have; it is not "
            "read [docs-unmatched]",
        ),
        (
            {"shapes": {"Name": {"refs": {"Loaf$Slices": "<p>Its slices.</p>"}}}},
            "docs-2.json#/shapes/Name/refs/Loaf$Slices: warning: Loaf$Slices does not refer to Name in the model, but "
            "to Slices [docs-unmatched]",
        ),
        (
            {"service": ["<p>Bakes.</p>"]},
            "docs-2.json#/service: error: documentation must be a string or null [trait-value]",
        ),
        (
            {"shapes": {"Name": "<p>A name.</p>"}},
            "docs-2.json#/shapes/Name: error: the documentation of a shape must be an object with base and refs "
            "[trait-value]",
        ),
        (
            {"shapes": {"Name": {"refs": []}}},
            "docs-2.json#/shapes/Name/refs: error: refs must be an object [trait-value]",
        ),
        ({"operations": "none"}, "docs-2.json#/operations: error: operations must be an object [trait-value]"),
    ],
)
def test_documentation_of_nothing_is_reported_at_its_position(docs: dict[str, Any], expected: str) -> None:
    diagnostics: list[Diagnostic] = []
    recompose(json.loads(json.dumps(API)), docs, *FILES, diagnostics)
    assert [str(diagnostic) for diagnostic in diagnostics] == [expected]


def test_a_folder_with_the_two_files_is_a_spec(tmp_path: Path) -> None:
    docs = {"service": "<p>Bakes.</p>"}
    folder = in_folder(tmp_path / "bakery" / "2020-01-01", API, docs)
    for path in (tmp_path, tmp_path / "bakery", folder, folder / "api-2.json"):
        assert services_of(path, SHAPES) == ["bakery"]
        spec = find("bakery", path, SHAPES).read()
        assert (spec.service, spec.api_version, sorted(spec.files)) == (
            "bakery",
            "2020-01-01",
            ["api-2.json", "docs-2.json"],
        )
        assert text_of(read_service(spec)[0].documentation) == "Bakes."


def test_a_folder_of_no_date_is_named_by_the_model(tmp_path: Path) -> None:
    assert services_of(in_folder(tmp_path, API), SHAPES) == ["tiny-bakery"]


def test_an_api_needs_no_documentation(tmp_path: Path) -> None:
    service, warnings = read_service(find(None, in_folder(tmp_path, API), SHAPES).read())
    assert (service.documentation, warnings) == (None, [])


def test_a_whole_model_is_read_before_its_halves(tmp_path: Path) -> None:
    folder = in_folder(tmp_path, API, {"service": "<p>Of the halves.</p>"})
    (folder / "service-2.json").write_text(json.dumps({**API, "documentation": "<p>Whole.</p>"}), encoding="utf-8")
    spec = find(None, folder, SHAPES).read()
    assert list(spec.files) == ["service-2.json"]
    assert text_of(read_service(spec)[0].documentation) == "Whole."


def test_broken_halves_are_both_named(tmp_path: Path) -> None:
    folder = in_folder(tmp_path, API, {})
    for name in ("api-2.json", "docs-2.json"):
        (folder / name).write_bytes(b"{")
    spec = find("bakery", folder, SHAPES).read()
    with pytest.raises(SpecError) as failure:
        analyse(spec)
    assert [diagnostic.code for diagnostic in failure.value.diagnostics] == ["json-broken", "json-broken"]


def test_a_package_is_generated_from_the_two_files(tmp_path: Path) -> None:
    folder = in_folder(tmp_path / "bakery" / "2020-01-01", API, {"operations": {"Bake": "<p>Bakes a loaf.</p>"}})
    files = generate(find("bakery", folder, SHAPES).read(), Options("markdown")).files
    assert "Bakes a loaf." in files["operations/bake.py"]


def test_a_reference_in_another_case_is_to_the_one_member_of_that_name() -> None:
    members = {"accountId": {"shape": "Name"}, "Name": {"shape": "Name"}, "name": {"shape": "Name"}}
    api = {"shapes": {"Loaf": {"type": "structure", "members": members}, "Name": {"type": "string"}}}
    refs = {"Loaf$AccountId": "<p>1</p>", "Loaf$name": "<p>2</p>", "Loaf$NAME": "<p>3</p>"}
    diagnostics: list[Diagnostic] = []
    whole = recompose(api, {"shapes": {"Name": {"refs": refs}}}, *FILES, diagnostics)
    assert {name: member.get("documentation") for name, member in members.items()} == {
        "accountId": "<p>1</p>",
        "Name": None,
        "name": "<p>2</p>",
    }
    place = whole.of("shapes", "Loaf", "members", "accountId", "documentation")
    assert str(place) == "docs-2.json#/shapes/Name/refs/Loaf$AccountId"
    assert [diagnostic.pointer for diagnostic in diagnostics] == ["/shapes/Name/refs/Loaf$NAME"]
