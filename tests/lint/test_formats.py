"""The formats of reports, each as another tool reads it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from shapesmith.lint.formats import as_github, as_json, as_sarif, as_text
from shapesmith.lint.report import Report
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import Settings

PLAIN = Report("src/a.py", 3, 5, 3, 9, "value-enum", 'A.B must be one of "c" (got "d")', "A.B.enum", call="sqs.a")
QUOTED = Report(
    "a:b,c.py", 1, 1, 2, 4, "documented", "50% of\nA", "sqs.A.length:1", "At most 50%.", "sqs.a", severity="warning"
)
IN_CELL = Report("n.ipynb:cell 3", 2, 1, 2, 5, "value-type", "A.B must be a string (got int 1)", file_line=17)


def test_text_has_a_line_for_each_report_and_the_sentence_below() -> None:
    assert list(as_text([PLAIN, QUOTED])) == [
        'src/a.py:3:5: value-enum A.B must be one of "c" (got "d")',
        "a:b,c.py:1:1: documented (warning) 50% of\nA",
        '    "At most 50%."',
        "    sqs.A.length:1",
    ]


def test_annotations_escape_what_would_end_a_property_or_the_command() -> None:
    assert list(as_github([PLAIN, QUOTED, IN_CELL])) == [
        '::error file=src/a.py,line=3,endLine=3,title=shapesmith value-enum,col=5,endColumn=8::A.B must be one of "c" (got "d")',
        '::warning file=a%3Ab%2Cc.py,line=1,endLine=2,title=shapesmith documented::50%25 of%0AA "At most 50%25."',
        "::error file=n.ipynb,line=17,endLine=17,title=shapesmith value-type::cell 3, line 2: A.B must be a string (got int 1)",
    ]


def test_json_has_every_field_of_a_report() -> None:
    assert json.loads(as_json([PLAIN])) == [
        {
            "path": "src/a.py",
            "line": 3,
            "column": 5,
            "endLine": 3,
            "endColumn": 9,
            "code": "value-enum",
            "severity": "error",
            "message": 'A.B must be one of "c" (got "d")',
            "sentence": None,
            "rule": "A.B.enum",
            "call": "sqs.a",
        }
    ]


def test_sarif_names_the_rule_of_each_result_by_its_index() -> None:
    log = json.loads(as_sarif([PLAIN, QUOTED], "1.0"))
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert (driver["name"], driver["version"]) == ("shapesmith", "1.0")
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == ["value-enum", "documented"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert run["results"][1]["message"]["text"] == '50% of\nA\n"At most 50%."'
    assert run["results"][1]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%3Ab%2Cc.py"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 4},
    }


def test_sarif_describes_the_rules_that_it_has_results_of() -> None:
    written = as_sarif([PLAIN], "1.0")
    log = json.loads(written)
    assert list(log) == ["$schema", "version", "runs"]
    assert log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    assert log["runs"][0]["tool"]["driver"]["rules"] == [
        {
            "id": "value-enum",
            "shortDescription": {"text": "a value that is not one of the enum"},
            "defaultConfiguration": {"level": "error"},
        }
    ]
    assert written.startswith(b'{\n  "$schema": ')
    assert written.endswith(b"\n}\n")


def test_the_fingerprint_of_a_report_does_not_depend_on_its_line() -> None:
    def fingerprint(line: int) -> str:
        report = Report("a.py", line, 1, line, 2, "value-type", "A.B must be a string", call="sqs.a")
        return str(json.loads(as_sarif([report], "1"))["runs"][0]["results"][0]["partialFingerprints"])

    assert fingerprint(1) == fingerprint(20)


def test_the_end_of_an_annotation_is_its_last_column_and_never_before_its_first() -> None:
    def columns(column: int, end: int) -> str:
        (line,) = as_github([Report("a.py", 1, column, 1, end, "value-type", "M")])
        return line.partition(",col=")[2].partition("::")[0]

    assert [columns(5, end) for end in (5, 6, 7)] == ["5,endColumn=5", "5,endColumn=5", "5,endColumn=6"]


def test_a_report_without_rule_or_call_has_neither_in_json() -> None:
    (entry,) = json.loads(as_json([IN_CELL]))
    assert (entry["rule"], entry["call"]) == (None, None)
    assert as_json([]).endswith(b"\n")


def test_sarif_has_a_level_for_each_severity_and_the_rules_that_are_reported_only() -> None:
    off = Report("a.py", 1, 1, 1, 2, "advice", "M", severity="off")
    (run,) = json.loads(as_sarif([off, PLAIN, PLAIN, IN_CELL], "1.0"))["runs"]
    levels = [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in run["tool"]["driver"]["rules"]]
    assert levels == [("advice", "note"), ("value-enum", "error"), ("value-type", "error")]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 1, 2]
    assert [result["level"] for result in run["results"]] == ["note", "error", "error", "error"]
    assert [result.get("properties") for result in run["results"]] == [
        None,
        {"rule": "A.B.enum"},
        {"rule": "A.B.enum"},
        None,
    ]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert uris == ["a.py", "src/a.py", "src/a.py", "n.ipynb"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_fingerprint_of_a_report_depends_on_what_it_is_known_by() -> None:
    def fingerprint(path: str = "a.py", code: str = "value-type", call: str = "sqs.a", message: str = "M") -> str:
        report = Report(path, 1, 1, 1, 2, code, message, call=call)
        return str(json.loads(as_sarif([report], "1"))["runs"][0]["results"][0]["partialFingerprints"])

    others = [fingerprint("b.py"), fingerprint(code="value-enum"), fingerprint(call="sqs.b"), fingerprint(message="N")]
    assert len({fingerprint(), *others}) == 5


def test_a_path_may_have_bytes_that_are_no_text_or_look_like_a_cell() -> None:
    report = PLAIN.__class__("a:cell 3/\udcff.py", 3, 5, 3, 9, "value-enum", "no")
    (result,) = json.loads(as_sarif([report], "1.0"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "a%3Acell%203/%FF.py"}
    assert next(iter(as_github([report]))).startswith("::error file=a%3Acell 3/")


def test_the_line_of_a_cell_is_one_of_its_file_in_sarif_and_in_the_message_one_of_the_cell() -> None:
    (result,) = json.loads(as_sarif([IN_CELL], "1.0"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 17}
    assert result["message"]["text"] == "cell 3, line 2: A.B must be a string (got int 1)"


@pytest.mark.skipif(os.name != "posix", reason="needs its paths")
def test_an_absolute_path_is_an_absolute_uri() -> None:
    report = Report("/a b/c.py", 3, 5, 3, 9, "value-enum", "no")
    (result,) = json.loads(as_sarif([report], "1.0"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///a%20b/c.py"}


@pytest.mark.parametrize("content", [b"", b"(", b"\0", b"\n\n  x", b"'", b"\xff", b"# coding: x\n", "é = (".encode()])
def test_places_in_sarif_count_from_1(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"# client\n" + content)
    (tmp_path / "b.py").write_bytes(content + b"\n# client")
    run = Run([str(tmp_path / name) for name in ("a.py", "b.py", "absent.py")], Settings(), tmp_path, is_cached=False)
    results = json.loads(as_sarif(lint(run), "1.0"))["runs"][0]["results"]
    for result in results:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region.values()) >= 1
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    assert len(results) >= 1
