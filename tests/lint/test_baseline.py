"""A baseline knows a report by file, code, call and message, and as many equal ones as it has."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from shapesmith.lint.baseline import BaselineError, read_baseline, without_known, write_baseline
from shapesmith.lint.report import Report

FILE = Path("known.json")


def report(line: int = 1, *, path: str = "a.py", code: str = "value-type", call: str = "sqs.a", message: str = "M") -> Report:  # fmt: skip
    return Report(path, line, 1, line, 9, code, message, call=call)


def known(count: int = 1) -> Counter[tuple[str, str, str, str]]:
    return Counter({("a.py", "value-type", "sqs.a", "M"): count})


def unused(path: str = "a.py") -> Report:
    message = f"{path} has no report value-type of sqs.a any more; write the baseline again with --write-baseline"
    return Report("known.json", 1, 1, 1, 1, "baseline-unused", message)


def test_what_is_written_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "known.json"
    reports = [report(2, message="\u2028ü"), report(9, path="b.py"), report(7), report(5)]
    write_baseline(path, reports)
    assert read_baseline(path) == {
        ("a.py", "value-type", "sqs.a", "M"): 2,
        ("a.py", "value-type", "sqs.a", "\u2028ü"): 1,
        ("b.py", "value-type", "sqs.a", "M"): 1,
    }
    text = path.read_text(encoding="utf-8")
    assert text.isascii()
    assert text.startswith('{\n  "version": 1,\n  "reports": [\n')
    assert text.endswith("\n}\n")
    written = [(each["path"], each["message"]) for each in json.loads(text)["reports"]]
    assert written == [("a.py", "M"), ("a.py", "\u2028ü"), ("b.py", "M")]


@pytest.mark.parametrize(
    ("count", "new"), [(0, [1, 2, 3]), (1, [2, 3]), (2, [3]), (3, [])], ids=["none", "one", "two", "three"]
)
def test_as_many_equal_reports_are_known_as_the_baseline_has(count: int, new: list[int]) -> None:
    reports = [report(line) for line in (1, 2, 3)]
    assert [each.line for each in without_known(FILE, known(count), reports, {"a.py"})] == new


@pytest.mark.parametrize(
    "other",
    [report(path="b.py"), report(code="value-enum"), report(call="sqs.b"), report(message="N")],
    ids=["path", "code", "call", "message"],
)
def test_a_report_that_differs_in_what_it_is_known_by_is_new(other: Report) -> None:
    assert without_known(FILE, known(), [other], {"b.py"}) == [other]


def test_a_known_report_that_is_gone_is_reported_once_if_its_file_was_checked() -> None:
    assert without_known(FILE, known(3), [report()], {"a.py"}) == [unused()]
    assert without_known(FILE, known(2), [report()], {"a.py"}) == [unused()]
    assert without_known(FILE, known(1), [report()], {"a.py"}) == []
    assert without_known(FILE, known(3), [], {"b.py"}) == []


def test_the_counts_of_a_baseline_are_not_used_up() -> None:
    counts = known()
    without_known(FILE, counts, [report()], {"a.py"})
    assert counts == known()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"version": 2, "reports": []}', "is of version 2; write it again with --write-baseline"),
        ('{"version": 1}', "is not a baseline that --write-baseline wrote; write it again"),
        ('{"reports": []}', "is not a baseline that --write-baseline wrote; write it again"),
        ("[]", "is not a baseline that --write-baseline wrote; write it again"),
        ('{"version": 1, "reports": [{"path": "a"}]}', "is not a baseline that --write-baseline wrote; write it again"),
        ('{"version": 1, "reports": 5}', "is not a baseline that --write-baseline wrote; write it again"),
        ("{", "is not a baseline that --write-baseline wrote; write it again"),
        ("\ud800".encode("utf-8", "surrogatepass"), "is not a baseline that --write-baseline wrote; write it again"),
    ],
)
def test_what_is_no_baseline_is_an_error(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BaselineError) as wrong:
        read_baseline(path)
    assert str(wrong.value).startswith(f"{path} {message}")


def test_a_baseline_that_is_absent_is_written_with_an_option(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"known\.json does not exist; write it with --write-baseline"):
        read_baseline(tmp_path / "known.json")


def test_a_baseline_that_cannot_be_read_or_written_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as unread:
        read_baseline(tmp_path)
    assert str(unread.value) == f"{tmp_path} cannot be read: Is a directory"
    with pytest.raises(BaselineError) as unwritten:
        write_baseline(tmp_path / "absent" / "known.json", [])
    assert str(unwritten.value) == f"{tmp_path / 'absent' / 'known.json'} cannot be written: No such file or directory"
    with pytest.raises(BaselineError) as invalid:
        write_baseline(tmp_path / "a\0b", [])
    assert str(invalid.value).endswith(" cannot be written: embedded null byte")


@pytest.mark.parametrize("count", ["[]", "null", '"x"', "1e999", "{}"])
def test_a_count_that_is_no_number_is_no_baseline(count: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    entry = f'{{"path": "a.py", "code": "c", "call": "d", "message": "m", "count": {count}}}'
    path.write_text(f'{{"version": 1, "reports": [{entry}]}}')
    with pytest.raises(
        BaselineError, match=r"known\.json is not a baseline that --write-baseline wrote; write it again"
    ):
        read_baseline(path)


def test_files_are_relative_to_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known.json"
    (tmp_path / "src").mkdir()
    for folder, name in (
        (".", "src/a.py"),
        ("src", "a.py"),
        ("src", "../src/./a.py"),
        (".", str(tmp_path / "src/a.py")),
    ):
        monkeypatch.chdir(tmp_path / folder)
        baseline = Path(os.path.relpath(path))
        write_baseline(baseline, [report(path=name)])
        assert list(read_baseline(path)) == [("src/a.py", "value-type", "sqs.a", "M")]
        assert without_known(baseline, read_baseline(path), [report(path=name)], {name}) == []
        (left,) = without_known(baseline, read_baseline(path), [], {name})
        assert (left.code, left.message.partition(" ")[0]) == ("baseline-unused", "src/a.py")


def test_a_report_on_a_notebook_is_known_in_any_cell(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    write_baseline(path, [report(path=f"n.ipynb:cell {number}") for number in (2, 3)])
    known = read_baseline(path)
    assert list(known.values()) == [2]
    assert without_known(path, known, [report(path="n.ipynb:cell 4"), report(path="n.ipynb:cell 9")], {"n.ipynb"}) == []
    (left,) = without_known(path, known, [report(path="n.ipynb:cell 4")], {"n.ipynb"})
    assert left.code == "baseline-unused"
