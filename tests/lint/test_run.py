"""One run of the linter: the order and severities of its reports, and what of earlier runs it keeps."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.lint import cache, run
from shapesmith.lint.report import Report
from shapesmith.lint.run import Checked, Run, lint, with_severities
from shapesmith.lint.settings import Settings

SHAPES = Path(__file__).parents[2] / "shapes"
WRONG = 'import boto3\n\nboto3.client("sqs").delete_queue()\n'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(code: str, rule: str = "") -> Report:
    return Report("a.py", 1, 1, 1, 2, code, "M", rule)


def codes(*files: str, settings: Settings = Settings(), is_cached: bool = True) -> list[tuple[str, str]]:  # noqa: B008
    reports = lint(Run(list(files), settings, SHAPES, is_cached=is_cached))
    return [(each.path, each.code) for each in reports]


def test_each_report_has_the_severity_of_its_code_or_rule_and_those_that_are_off_are_left_out() -> None:
    settings = Settings({"value-enum": "warning", "documented": "off", "sqs.A.B.length": "error"})
    reports = [
        report("value-type"),
        report("value-enum"),
        report("advice"),
        report("documented"),
        report("documented", "sqs.A.B.length:1"),
    ]
    assert [(each.code, each.rule, each.severity) for each in with_severities(reports, settings)] == [
        ("value-type", "", "error"),
        ("value-enum", "", "warning"),
        ("documented", "sqs.A.B.length:1", "error"),
    ]


def test_reports_are_sorted_by_file_and_place_whatever_the_order_of_the_files() -> None:
    Path("b.py").write_text(WRONG)
    Path("a.py").write_text(f"{WRONG}boto3.client('sqs').delete_queue()\n")
    found = lint(Run(["b.py", "a.py"], Settings(), SHAPES))
    assert [(each.path, each.line) for each in found] == [("a.py", 3), ("a.py", 4), ("b.py", 3)]


def test_a_file_without_a_word_about_clients_is_not_parsed() -> None:
    Path("a.py").write_text("x = (\n")
    Path("b.py").write_text("boto = (\n")
    assert codes("a.py", "b.py") == [("b.py", "source-unparsed")]


def test_a_report_on_a_file_that_cannot_be_parsed_has_the_place() -> None:
    Path("a.py").write_text("import boto3\nx y\n")
    (found,) = lint(Run(["a.py"], Settings(), SHAPES))
    assert (found.line, found.column, found.end_line, found.end_column, found.message) == (2, 3, 2, 3, "invalid syntax")


@pytest.fixture
def _usual_depth() -> Iterator[None]:
    """Limit recursion as Python does, whatever a library has set in this process."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("_usual_depth")
def test_what_is_wrong_with_a_file_as_a_whole_is_reported_at_its_beginning() -> None:
    assert lint(Run(["absent.py"], Settings(), SHAPES)) == [
        Report("absent.py", 1, 1, 1, 1, "source-unreadable", "cannot be read: No such file or directory"),
    ]


@pytest.mark.usefixtures("_usual_depth")
def test_what_is_nested_too_deeply_is_reported_where_it_is() -> None:
    Path("a.py").write_text(f"import boto3\nx = boto3{'.a' * 900}\n")
    Path("n.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "source": Path("a.py").read_text()}]}))
    wrong = ("source-unparsed", "is nested too deeply to be followed")
    assert lint(Run(["a.py", "n.ipynb"], Settings(), SHAPES)) == [
        Report("a.py", 2, 5, 2, 5, *wrong),
        Report("n.ipynb:cell 1", 2, 5, 2, 5, *wrong, file_line=1),
    ]


def test_what_is_kept_is_what_was_found_for_the_same_content_and_clients() -> None:
    Path("a.py").write_text("def f(client):\n    client.delete_queue()\n")
    named = Settings(clients={"client": "sqs"})
    assert codes("a.py", settings=named) == [("a.py", "parameter-missing")]
    assert codes("a.py") == []
    assert codes("a.py", settings=named._replace(severities={"parameter-missing": "off"})) == []
    assert codes("a.py", settings=named) == [("a.py", "parameter-missing")]


@pytest.mark.parametrize("is_cached", [True, False])
def test_what_is_kept_for_too_long_is_deleted_by_a_run_that_keeps_something(
    is_cached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pruned: list[bool] = []
    monkeypatch.setattr(cache, "prune", lambda: pruned.append(True))
    assert codes(is_cached=is_cached) == []
    assert pruned == [True] * is_cached


def test_without_the_cache_nothing_is_kept_and_nothing_that_is_kept_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.py").write_text(WRONG)
    kinds: list[str] = []
    store = cache.store

    def noted(kind: str, key: str, value: object) -> None:
        kinds.append(kind)
        store(kind, key, value)

    monkeypatch.setattr(cache, "store", noted)
    assert codes("a.py", is_cached=False) == [("a.py", "parameter-missing")]
    assert "results" not in kinds
    assert codes("a.py") == [("a.py", "parameter-missing")]
    assert kinds.count("results") == 1
    monkeypatch.setattr(cache, "load", lambda kind, *_: pytest.fail("read") if kind == "results" else None)
    assert codes("a.py", is_cached=False) == [("a.py", "parameter-missing")]


@pytest.mark.parametrize(
    "changed",
    [
        *("boto3/__init__.py", "botocore/__init__.py", "shapes/sqs/overrides.toml", "judged/sqs/rules.toml"),
        "shapes/sqs/2012-11-05/service-2.json",
    ],
)
def test_what_is_kept_is_not_used_once_an_installed_package_or_a_correction_is_another(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.py").write_text("boto = (\n")
    for name in ("boto3", "botocore"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        monkeypatch.setattr(run, f"{name}_data", lambda name=name: str(tmp_path / name / "data"))
    monkeypatch.setattr(run, "judged_folder", lambda: tmp_path / "judged")
    made: list[str] = []
    monkeypatch.setattr(cache, "store", lambda kind, key, value: made.append(key))
    checks = Run(["a.py"], Settings(), tmp_path / "shapes")
    lint(checks)
    lint(checks)
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("# another")
    lint(checks)
    assert [made.index(key) for key in made] == [0, 0, 2]


def test_a_change_of_a_file_that_only_another_one_needs_makes_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("names.py").write_text('QUEUE = "a"\n')
    Path("a.py").write_text(
        "import boto3\nfrom names import QUEUE\nboto3.client('sqs').list_queues(QueueNamePrefix=QUEUE)\n"
    )
    Path("b.py").write_text(WRONG)
    lint(Run(["a.py", "b.py"], Settings(), SHAPES))
    Path("names.py").write_text('QUEUE = "b"\n')
    stored: list[Checked] = []
    monkeypatch.setattr(cache, "store", lambda kind, key, value: stored.append(value))
    lint(Run(["a.py", "b.py"], Settings(), SHAPES))
    assert ["names.py" in {Path(each).name for each in checked.others} for checked in stored] == [True]
