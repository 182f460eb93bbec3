"""`shapesmith rules`: what it prints for people and for tools."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.rules.as_json import open_json
from shapesmith.review.rules.selection import Selection
from shapesmith.review.rules.skeleton import toml_string
from shapesmith.sources.verdicts.reader import read_verdicts
from shapesmith.specs.spec import Spec, SpecFile

from tests.export.services import made, structure
from tests.test_diagnostics import run

SHAPES = Path(__file__).parents[2] / "shapes"
MODEL: dict[str, Any] = {
    "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Garden"},
    "operations": {
        "Sow": {"name": "Sow", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "SowRequest"}},
    },
    "shapes": {
        "SowRequest": {
            "type": "structure",
            "required": ["Kind"],
            "members": {
                "Kind": {
                    "shape": "Kind",
                    "documentation": "<p>What to sow. The <code>SEED</code> type is not supported.</p>",
                },
                "Label": {
                    "shape": "Label",
                    "documentation": (
                        "<p>The label.</p> <p>A label must please:</p> <ul> <li> <p>For BULB: the king</p> </li> </ul>"
                        "<p>The label can't be longer than 9 characters (typically).</p>"
                    ),
                },
                "Bed": {"shape": "Bed"},
            },
        },
        "Bed": {"type": "structure", "members": {"Rows": {"shape": "Rows"}}},
        "Rows": {"type": "list", "member": {"shape": "Label"}, "max": 3, "documentation": "<p>Only in rows.</p>"},
        "Kind": {"type": "string", "enum": ["BULB", "SEED"]},
        "Label": {"type": "string", "min": 1},
    },
}
VERDICT = """spec = "botocore 1.44.5"

[[rule]]
at = "Rows"
sentence = "Only in rows."
kind = "length"
must = { items = { min = 1 } }
severity = "advice"
reason = "a bed may be empty"
"""
LOCK = """[garden]
package = "botocore 1.44.5"
api-version = "2024-01-01"

[garden.files]
"service-2.json" = "{digest}"
"""


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a service with one verdict, in the current folder."""
    folder = tmp_path / "shapes/garden/2024-01-01"
    folder.mkdir(parents=True)
    content = json.dumps(MODEL).encode()
    (folder / "service-2.json").write_bytes(content)
    digest = SpecFile.of("", content).sha256
    (folder.parent / "rules.toml").write_text(VERDICT, encoding="utf-8")
    (folder.parents[1] / "shapes.lock").write_text(LOCK.format(digest=digest), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder.parent


def rules(*arguments: str) -> str:
    printed, code = run("rules", "garden", *arguments)
    assert code == 0
    return printed


def test_each_rule_has_its_words_its_sentence_its_id_and_what_made_it(garden: Path) -> None:
    assert rules() == (
        """\
SowRequest
  Kind must not be "SEED"
    "The SEED type is not supported."
    garden.SowRequest.Kind.none_of:96abf433
    shapes/garden/2024-01-01/service-2.json#/shapes/SowRequest/members/Kind/documentation
    by the form values.none-of

Bed
  Rows must have at least 1 item
    "Only in rows."
    advice: a bed may be empty
    garden.Bed.Rows.length:b18c0542
    shapes/garden/2024-01-01/service-2.json#/shapes/Rows/documentation
    judged in shapes/garden/rules.toml:3

2 rules, 1 of them advice
"""
    )


def test_open_sentences_stand_under_their_text_with_what_forms_made_of_them(garden: Path) -> None:
    assert rules("--open") == (
        """\
SowRequest.Label
  shapes/garden/2024-01-01/service-2.json#/shapes/SowRequest/members/Label/documentation
  text of SowRequest.Label
    "A label must please:"
    "The label can't be longer than 9 characters (typically)."
      a form (length.at-most) gave it up: soft wording

2 open sentences, 2 different
"""
    )


def test_refused_sentences_have_their_reason(garden: Path) -> None:
    assert rules("--refused") == (
        """\
SowRequest
  "The label can't be longer than 9 characters (typically)."
    soft wording (form length.at-most)
    shapes/garden/2024-01-01/service-2.json#/shapes/SowRequest/members/Label/documentation

1 sentence refused
"""
    )


def test_one_shape_or_member_can_be_asked_about(garden: Path) -> None:
    assert "1 rule, 0 of them advice" in rules("SowRequest")
    assert "0 rules, 0 of them advice" in rules("SowRequest.Label")
    assert "2 open sentences" in rules("SowRequest.Label", "--open")
    assert "0 open sentences" in rules("SowRequest.Kind", "--open")


def test_an_open_sentence_is_json_with_all_that_it_takes_to_judge_it(garden: Path) -> None:
    whole = json.loads(rules("--open", "--json"))
    assert (whole["service"], whole["open"], whole["outdated"]) == ("garden", 2, [])
    (text,) = whole["texts"]
    assert text["at"] == "SowRequest.Label"
    assert text["documents"] == [
        {
            "structure": "SowRequest",
            "request_of": ["Sow"],
            "place": "Label",
            "type": {"kind": "string", "shape": "Label", "min": 1},
        }
    ]
    assert text["text"].splitlines()[:3] == ["The label.", "", "A label must please:"]
    assert text["sentences"][0] == {
        "sentence": "A label must please:",
        "with_list": "A label must please:\n- For BULB: the king",
        "verdict": (
            '[[rule]]\nat = "SowRequest.Label"\nsentence = """\nA label must please:\n- For BULB: the king"""\n'
            'kind = ""\nmust = { }\n'
        ),
    }
    assert text["sentences"][1]["forms"] == ["a form (length.at-most) gave it up: soft wording"]
    assert whole["structures"]["SowRequest"]["Kind"] == {
        "type": {"kind": "string", "shape": "Kind", "enum": ["BULB", "SEED"]},
        "required": True,
        "says": "What to sow.",
    }
    assert whole["structures"]["Bed"]["Rows"]["type"]["max"] == 3


def test_the_skeleton_of_a_verdict_can_be_filled_in_and_put_back(garden: Path) -> None:
    for sentence in json.loads(rules("--open", "--json"))["texts"][0]["sentences"]:
        filled = sentence["verdict"].replace('kind = ""', 'kind = "required"').replace("{ }", '{ set = "." }')
        assert tomllib.loads(filled)
        with (garden / "rules.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{filled}")
    assert rules("--open") == "0 open sentences, 0 different\n"
    assert "3 rules, 1 of them advice" in rules()


def test_rules_are_json_with_their_conditions(garden: Path) -> None:
    whole = json.loads(rules("--json"))
    assert whole["rules"][1] == {
        "id": "garden.Bed.Rows.length:b18c0542",
        "shape": "Bed",
        "member": "Rows",
        "kind": "length",
        "severity": "advice",
        "reason": "a bed may be empty",
        "words": "Rows must have at least 1 item",
        "sentence": "Only in rows.",
        "where": "shapes/garden/2024-01-01/service-2.json#/shapes/Rows/documentation",
        "verdict": "shapes/garden/rules.toml:3",
        "when": [],
        "must": {"kind": "length", "place": "Rows", "unit": "items", "minimum": 1},
    }
    assert [each["reason"] for each in whole["refused"]] == ["soft wording"]


def test_what_lists_and_maps_hold_is_described_as_the_structures_that_nest_in_them(tmp_path: Path) -> None:
    label = {"shape": "Text", "documentation": "<p>It must please.</p>"}
    shapes = {
        "Request": structure(Label=label, Plots="Plots", Rows="Rows"),
        "Plots": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Plot"}},
        "Plot": structure(Soil="Soil"),
        "Rows": {"type": "list", "member": {"shape": "Row"}},
        "Row": {"type": "list", "member": {"shape": "Seed"}},
        "Seed": structure("Picture", Picture="Picture"),
        "Soil": {"type": "string", "pattern": "[a-z]+"},
        "Picture": {"type": "blob", "max": 9},
        "Text": {"type": "string"},
    }
    analysis = made(tmp_path, shapes)
    described = json.loads(open_json(analysis, Selection(analysis, None).open()))["structures"]
    assert described["Plot"] == {"Soil": {"type": {"kind": "string", "shape": "Soil", "pattern": "[a-z]+"}}}
    assert described["Seed"] == {"Picture": {"type": {"kind": "blob", "shape": "Picture", "max": 9}, "required": True}}
    assert described["Request"]["Rows"]["type"] == {
        "kind": "list",
        "shape": "Rows",
        "items": {"kind": "list", "shape": "Row", "items": {"kind": "structure", "shape": "Seed"}},
    }
    assert described["Request"]["Plots"]["type"] == {
        "kind": "map",
        "shape": "Plots",
        "keys": {"kind": "string", "shape": "Text"},
        "values": {"kind": "structure", "shape": "Plot"},
    }


@pytest.mark.parametrize("kind", ["list", "map"])
def test_what_lists_and_maps_hold_is_described_to_a_depth_of_five(kind: str, tmp_path: Path) -> None:
    inside = {"list": ("member",), "map": ("key", "value")}[kind]
    named = {"list": ("items",), "map": ("keys", "values")}[kind]

    def nested(number: int) -> dict[str, object]:
        held = {"shape": f"N{number + 1}" if number < 6 else "Text"}
        return {"type": kind, **{name: {"shape": "Text"} if name == "key" else held for name in inside}}

    label = {"shape": "Text", "documentation": "<p>It must please.</p>"}
    shapes = {"Request": structure(Label=label, Deep="N0"), "Text": {"type": "string"}}
    analysis = made(tmp_path, shapes | {f"N{number}": nested(number) for number in range(7)})
    described = json.loads(open_json(analysis, Selection(analysis, None).open()))["structures"]
    found = described["Request"]["Deep"]["type"]
    for number in range(5):
        assert found.keys() == {"kind", "shape", *named}
        assert (found["shape"], found.get("keys", {}).get("kind")) == (
            f"N{number}",
            "string" if kind == "map" else None,
        )
        found = found[named[-1]]
    assert found == {"kind": kind, "shape": "N5"}


@pytest.mark.parametrize(("length", "lines"), [(100, 1), (101, 2)])
def test_a_text_is_laid_out_in_a_hundred_columns(length: int, lines: int, tmp_path: Path) -> None:
    words = "It must please ".ljust(length - 1, "x") + "."
    label = {"shape": "Text", "documentation": f"<p>{words}</p>"}
    analysis = made(tmp_path, {"Request": structure(Label=label), "Text": {"type": "string"}})
    (text,) = json.loads(open_json(analysis, Selection(analysis, None).open()))["texts"]
    assert (len(text["text"].splitlines()), text["text"].replace("\n", " ")) == (lines, words)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        *((0xD7FF, "\\ud7ff"), (0xD800, "\ufffd"), (0xDFFF, "\ufffd"), (0xE000, "\\ue000"), (0xFFFF, "\\uffff")),
        *((0x10FFFF, "\\U0010ffff"), (0x7F, "\\u007f"), (0x2028, "\\u2028"), (0xE9, "\xe9"), (0x1F331, "\U0001f331")),
    ],
)
def test_what_cannot_be_printed_is_escaped_in_toml_and_what_cannot_be_in_it_is_replaced(
    code: int, written: str
) -> None:
    assert toml_string(chr(code)) == f'"{written}"'


def test_a_hostile_sentence_goes_to_toml_and_back() -> None:
    for text in ('a"b\\c', 'two\nlines """', "\x1b\u202e\u2028\U000e0001", "'''", "ends in \\"):
        assert tomllib.loads(f"x = {toml_string(text)}")["x"] == text
    assert tomllib.loads(f"x = {toml_string(chr(0xD800))}")["x"] == "\ufffd"


def test_a_file_of_verdicts_of_a_megabyte_is_read_in_no_time() -> None:
    entry = '[[dismissed]]\nat = "A.B{number}"\nsentence = "B{number} must exist."\nreason = "account state"\n'
    text = 'spec = "botocore 1.44.5"\n' + "".join(entry.format(number=number) for number in range(10_000))
    files = {"service-2.json": SpecFile.of("m", b"{}"), "rules.toml": SpecFile.of("rules.toml", text.encode())}
    verdicts, diagnostics = read_verdicts(Spec("garden", "", "shapes", "botocore 1.44.5", files))
    assert (len(verdicts.verdicts), diagnostics) == (10_000, [])


def test_a_service_can_be_taken_to_every_sentence_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SHAPES, tmp_path / "shapes")
    monkeypatch.chdir(tmp_path)
    toml = tmp_path / "shapes/sqs/rules.toml"
    toml.unlink(missing_ok=True)
    whole = json.loads(run("rules", "sqs", "--open", "--json")[0])
    assert whole["open"] > 100
    at = {(text["at"], each["sentence"]): None for text in whole["texts"] for each in text["sentences"]}
    dismissed = "".join(
        f'\n[[dismissed]]\nat = "{name}"\nsentence = {toml_string(sentence)}\nreason = "description"\n'
        for name, sentence in at
    )
    toml.write_text(f'spec = "{whole["spec"]}"\n{dismissed}', encoding="utf-8")
    assert run("rules", "sqs", "--open") == ("0 open sentences, 0 different\n", 0)
