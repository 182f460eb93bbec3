"""The tables of a service's requests: what is in them of a small service, whole."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shapesmith.analysis.analysis import Analysis
from shapesmith.analysis.edits import BoundEdit
from shapesmith.ir.edits import Fills
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.targets.request_tables.making import make_request_tables

from tests.export.services import structure

TOKEN = {"shape": "Text", "idempotencyToken": True}
SHAPES: dict[str, Any] = {
    "sowRequest": structure(
        "Name", "Token", Name="Name", Colour="Colour", Count="Count", Token=TOKEN, Bed="Bed", Rest="Rest"
    ),
    "Bed": structure("Token", Token=TOKEN, Size="Size"),
    "Rest": structure(),
    "SowResponse": structure(Taste="Taste", Fruit="Fruit"),
    "Fruit": structure(Name="Name"),
    "Name": {"type": "string", "pattern": "[a-z]+"},
    "Text": {"type": "string"},
    "Size": {"type": "string", "pattern": "[0-9]+"},
    "Colour": {"type": "string", "enum": ["red", "blue"]},
    "Taste": {"type": "string", "enum": ["sweet"]},
    "Count": {"type": "integer", "documentation": "<p>Must be between 1 and 5.</p>"},
}
OPERATIONS: dict[str, Any] = {
    "SowSeeds": {"input": {"shape": "sowRequest"}, "output": {"shape": "SowResponse"}},
    "Ping": {},
}
FILL = Fills(id="made.fill", service="made", handler="a.b", says="It is.", value="-")


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    folder = tmp_path_factory.mktemp("shapes")
    operations = {
        name: {"name": name, "http": {"method": "POST", "requestUri": "/"}, **more} for name, more in OPERATIONS.items()
    }
    spec = {"metadata": {"apiVersion": "2024-01-01", "protocol": "json"}, "operations": operations, "shapes": SHAPES}
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    return analyse(find("made", home, folder).read())


def test_structures_that_are_sent_have_a_schema_with_entries_edits_and_patterns(analysis: Analysis) -> None:
    edits = analysis.edits._replace(
        defined={"made.fill": BoundEdit(FILL, ("Name",))}, named={"sowRequest": ("made.fill",)}
    )
    tables = make_request_tables(analysis._replace(edits=edits))
    assert tables.schemas == {
        "SowRequest": (
            'rt.Schema({"Name": rt.String(pattern=_NAME_PATTERN, required=True),'
            '"Colour": rt.String(enum="Colour"),'
            '"Count": rt.Integer(),'
            '"Token": rt.String(),'  # boto3 fills in those of a request
            '"Bed": rt.Nested("Bed"),'
            '"Rest": rt.Nested("Rest"),'
            '}, edits=("made.fill",))'
        ),
        "Bed": 'rt.Schema({"Token": rt.String(required=True),"Size": rt.String(pattern=_SIZE_PATTERN),})',
        "Rest": "rt.Schema({})",
    }
    assert tables.patterns == {"_NAME_PATTERN": 'rt.Pattern("[a-z]+")', "_SIZE_PATTERN": 'rt.Pattern("[0-9]+")'}
    assert tables.edits == {"made.fill": 'rt.Fill("Name", "-")'}


def test_an_operation_is_known_by_its_method_with_the_class_that_it_takes_if_any(analysis: Analysis) -> None:
    assert make_request_tables(analysis).requests == {"sow_seeds": "SowRequest", "ping": None}


def test_every_structure_that_is_sent_has_its_rules(analysis: Analysis) -> None:
    rules = make_request_tables(analysis).rules
    assert rules == {
        "SowRequest": (
            '{"Must be between 1 and 5.": (rt.RuleEntry("made.sowRequest.Count.range:aa6abdf8", '
            'must=rt.Range("Count", minimum=1, maximum=5)),),}'
        ),
        "Bed": "{}",
        "Rest": "{}",
    }


def test_enums_that_are_sent_have_their_values(analysis: Analysis) -> None:
    assert make_request_tables(analysis).enums == {"Colour": ("red", "blue")}


def test_what_resources_convert_is_named_by_class_in_order(analysis: Analysis) -> None:
    converted = frozenset({"sowRequest", "Fruit", "Bed", "Absent"})
    tables = make_request_tables(analysis._replace(edits=analysis.edits._replace(of_resources=converted)))
    assert tables.converted == ("Bed", "Fruit", "SowRequest")
