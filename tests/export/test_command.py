"""What `shapesmith export --format json-schema` prints of a spec, with its overrides, whatever module makes it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith.cli.main import cli


def run(folder: Path, shapes: dict[str, Any], overrides: str = "", *operations: str) -> Result:
    """Export a service of the operations `Act` and `Undo`, whose requests are the shape `Request`."""
    http = {"method": "POST", "requestUri": "/"}
    table = {name: {"name": name, "http": http, "input": {"shape": "Request"}} for name in ("Act", "Undo", "Other")}
    spec = {"metadata": {"apiVersion": "2024-01-01", "protocol": "json"}, "operations": table, "shapes": shapes}
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    if overrides:
        (home.parent / "overrides.toml").write_text(overrides, encoding="utf-8")
    chosen = [part for operation in operations for part in ("--operation", operation)]
    return CliRunner().invoke(cli, ["export", "made", "--from", str(folder), "--format", "json-schema", *chosen])


def schema(folder: Path, shapes: dict[str, Any], overrides: str = "", *operations: str) -> dict[str, Any]:
    done = run(folder, shapes, overrides, *operations)
    assert done.exit_code == 0, done.output
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def member(folder: Path, shape: dict[str, Any], overrides: str = "") -> dict[str, Any]:
    """Return the schema of the member `A`, of the shape `Shape`."""
    request = {"type": "structure", "members": {"A": {"shape": "Shape"}}}
    found: dict[str, Any] = schema(folder, {"Request": request, "Shape": shape}, overrides)["$defs"]
    inline: dict[str, Any] = found["Request"]["properties"]["A"]
    return found["Shape"] if inline == {"$ref": "#/$defs/Shape"} else inline


def override(action: str, reason: str = "-", **bounds: int) -> str:
    lines = [f'constraint = "Request.A.length"\naction = "{action}"\nreason = "{reason}"']
    return "\n".join(["[[constraint]]", *lines, *(f"{name} = {bound}" for name, bound in bounds.items())])


def test_what_is_sensitive_stays_so_where_an_override_changes_it(tmp_path: Path) -> None:
    assert member(tmp_path, {"type": "string", "max": 5, "sensitive": True}, override("off")) == {
        "type": "string",
        "$comment": "Request.A.length is switched off: -",
        "x-sensitive": True,
    }


def test_a_corrected_bound_is_marked_as_such(tmp_path: Path) -> None:
    assert member(tmp_path, {"type": "string", "max": 5}, override("correct", "It is 9.", max=9)) == {
        "type": "string",
        "maxLength": 9,
        "$comment": "Request.A.length is corrected: It is 9.",
    }


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"min": 2}, "the length of at least 2; "),
        ({"max": 2000}, "the length of at most 2,000; "),
        ({"min": 0, "max": 2}, "the length of at most 2; "),
        ({"min": 1, "max": 2}, "the length of 1 to 2; "),
    ],
)
def test_bounds_that_are_advice_are_a_comment(tmp_path: Path, bounds: dict[str, int], said: str) -> None:
    found = member(tmp_path, {"type": "string", **bounds}, override("advice"))
    assert found.keys() == {"type", "$comment"}
    assert found["$comment"].startswith(f"Not enforced: {said}")


@pytest.mark.parametrize(("size", "length"), [(0, 0), (1, 4), (2, 4), (3, 4), (4, 8), (6, 8), (7, 12)])
def test_three_bytes_are_four_characters_of_base64(tmp_path: Path, size: int, length: int) -> None:
    assert member(tmp_path, {"type": "blob", "max": size})["maxLength"] == length
    assert len(base64.b64encode(bytes(size))) == length


@pytest.mark.parametrize(
    ("traits", "said"),
    [
        ({"deprecated": True}, {"description": "Deprecated.", "deprecated": True}),
        (
            {"deprecated": True, "deprecatedMessage": "Use\n B."},
            {"description": "Deprecated: Use B.", "deprecated": True},
        ),
        (
            {"deprecated": True, "deprecatedSince": "2024-01-01", "deprecatedMessage": "Use B."},
            {"description": "Deprecated since 2024-01-01: Use B.", "deprecated": True},
        ),
        ({"deprecated": False, "deprecatedMessage": "Use B."}, {}),
        ({"documentation": "<p>One.</p><p>Two.</p>"}, {"description": "One.\nTwo."}),
        (
            {"documentation": "<p>One.</p>", "deprecated": True},
            {"description": "One.\nDeprecated.", "deprecated": True},
        ),
    ],
)
def test_a_description_is_the_documentation_and_the_deprecation(
    tmp_path: Path, traits: dict[str, Any], said: dict[str, Any]
) -> None:
    assert member(tmp_path, {"type": "string", **traits}) == {**said, "type": "string"}


REQUEST = {"Request": {"type": "structure", "members": {}}}


@pytest.mark.parametrize(("operations", "tail"), [((), ""), (("Act",), ":Act"), (("Undo", "Act"), ":Undo:Act")])
def test_the_identifier_names_service_version_and_operations(
    tmp_path: Path, operations: tuple[str, ...], tail: str
) -> None:
    found = schema(tmp_path, REQUEST, "", *operations)
    assert found["$id"] == f"urn:aws-shapes:made:2024-01-01{tail}"
    assert found["title"] == " ".join(["made", "2024-01-01", *operations])
    # In the order of the spec, whatever the order in which they are asked for.
    assert list(found["x-operations"]) == (["Act", "Undo", "Other"] if not operations else sorted(operations))
    # Only the schema of one operation has something to say of a document as a whole.
    assert found.get("$ref") == ("#/$defs/Request" if len(operations) == 1 else None)


def test_every_unknown_operation_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, REQUEST, "", "Acts", "Nothing")
    assert done.exit_code == 1
    assert 'made has no operation "Acts"; did you mean "Act"?' in done.stderr
    assert 'made has no operation "Nothing" [operation-unknown]' in done.stderr


@pytest.mark.parametrize("form", ["ir", "json-schema"])
def test_what_is_not_printable_is_escaped_and_reads_back_as_it_was(form: str, tmp_path: Path) -> None:
    value = "\u202ea\u2066\x7f\ud800\U000e0001\u00e4"
    request = {"type": "structure", "members": {"A": {"shape": "Kind"}}}
    run(tmp_path, {"Request": request, "Kind": {"type": "string", "enum": [value]}})
    printed = CliRunner().invoke(cli, ["export", "made", "--from", str(tmp_path), "--format", form]).stdout
    assert '"\\u202ea\\u2066\\u007f\\ud800\\udb40\\udc01\u00e4"' in printed
    assert all(line.isprintable() for line in printed.split("\n"))
    pending = [json.loads(printed)]
    for found in pending:
        pending += found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    assert value in pending
