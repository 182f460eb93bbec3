"""Reports as text for a terminal, JSON, SARIF 2.1.0, and annotations of GitHub's workflows."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from shapesmith.disk.digest import sha256
from shapesmith.lint.catalogue import RULES
from shapesmith.lint.notebooks import split_cell
from shapesmith.lint.report import Report
from shapesmith.text.workflow_commands import workflow_command

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(reports: list[Report]) -> Iterator[str]:
    """Yield the lines of the reports: `app.py:12:5: value-enum ...`, below it the sentence and the id of the rule."""
    for report in reports:
        warning = " (warning)" if report.severity == "warning" else ""
        yield f"{report.path}:{report.line}:{report.column}: {report.code}{warning} {report.message}"
        if report.sentence is not None:
            yield f'    "{report.sentence}"'
            yield f"    {report.rule}"


def as_github(reports: list[Report]) -> Iterator[str]:
    """Yield a workflow command for each report, which GitHub shows beside the line."""
    for report in reports:
        places: dict[str, object] = {
            "file": PurePath(split_cell(report.path)[0]).as_posix(),
            "line": report.file_line or report.line,
            "endLine": report.file_line or report.end_line,
            "title": f"shapesmith {report.code}",
        }
        if report.line == report.end_line and not report.file_line:
            places |= {"col": report.column, "endColumn": max(report.end_column - 1, report.column)}
        yield workflow_command(report.severity, _said(report, " "), places)


def _said(report: Report, separator: str) -> str:
    """Return the message and the sentence of a report; for a cell of a notebook, where in it that is."""
    said = f'{report.message}{separator}"{report.sentence}"' if report.sentence is not None else report.message
    return f"cell {split_cell(report.path)[1]}, line {report.line}: {said}" if report.file_line else said


def as_json(reports: list[Report]) -> bytes:
    """Return the reports as a JSON array."""
    entries = [
        {
            "path": report.path,
            "line": report.line,
            "column": report.column,
            "endLine": report.end_line,
            "endColumn": report.end_column,
            "code": report.code,
            "severity": report.severity,
            "message": report.message,
            "sentence": report.sentence,
            "rule": report.rule or None,
            "call": report.call or None,
        }
        for report in reports
    ]
    return _encoded(entries)


def as_sarif(reports: list[Report], version: str) -> bytes:
    """Return the reports as a SARIF log, as code scanning services read it."""
    codes = sorted({report.code for report in reports})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": RULES[code].reports},
            "defaultConfiguration": {"level": _level(RULES[code].severity)},
        }
        for code in codes
    ]
    driver = {"name": "shapesmith", "version": version, "rules": rules}
    results = [_result(report, codes.index(report.code)) for report in reports]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _encoded({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(report: Report, index: int) -> dict[str, Any]:
    path = PurePath(split_cell(report.path)[0])
    region = {
        "startLine": report.line,
        "startColumn": report.column,
        "endLine": report.end_line,
        "endColumn": report.end_column,
    }
    if report.file_line:
        region = {"startLine": report.file_line}
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}
    # The same report on another line is the same alert.
    known = sha256(repr((path.as_posix(), report.code, report.call, report.message)).encode())
    return {
        "ruleId": report.code,
        "ruleIndex": index,
        "level": _level(report.severity),
        "message": {"text": _said(report, "\n")},
        "locations": [location],
        "partialFingerprints": {"shapesmith/v1": known},
        **({"properties": {"rule": report.rule}} if report.rule else {}),
    }


def _uri(path: PurePath) -> str:
    """Return a relative path as a relative reference, which a service resolves in the repository."""
    from urllib.parse import quote

    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _level(severity: str) -> str:
    return "note" if severity == "off" else severity


def _encoded(value: object) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"
