"""What commands print of what was done, and the status that they end with."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Migrator, Outcome
from shapesmith.cli import rewriting, terminal
from shapesmith.cli.stopping import Terminated
from shapesmith.diagnostics import SpecError, error, warning
from shapesmith.provenance import Provenance
from shapesmith.specs.vendor import Removed, Vendored

AT = Provenance("a.json")
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("vendored", "printed"),
    [
        (Vendored("sqs", "", "botocore 2", ["a", "b"], [], []), "sqs: botocore 2\n  added: a\n  added: b\n"),
        (Vendored("sqs", "botocore 1", "botocore 2", [], ["a"], ["b"]), "sqs: botocore 1 -> botocore 2\n  changed: a\n  removed: b\n"),
        (Vendored("sqs", "botocore 1", "botocore 1", [], [], []), "sqs: botocore 1\n  nothing changed\n"),
        (Vendored("sqs", "botocore 1", "", [], ["a"], []), "sqs: botocore 1 -> a path\n  changed: a\n"),
        (Vendored("sqs", "", "", [], ["a"], []), "sqs: a path\n  changed: a\n"),
        (Vendored("sqs", "botocore 1", "botocore 1", [], [], [], is_left=True), "sqs: botocore 1\n  left as it is: its spec comes from elsewhere\n"),
        (Vendored("sqs", "", "botocore 2", ["a", "b"], [], [], frozenset({"b"})),
         "sqs: botocore 2\n  added: a\n  added: b, which comes with shapesmith\n"),
        (Vendored("sqs", "botocore 1", "botocore 1", [], [], [], kept=("a",)),
         "sqs: botocore 1\n  kept: a, which was edited; a newer one comes with shapesmith\n  nothing changed\n"),
    ],
)  # fmt: skip
def test_what_is_vendored_is_named_with_its_package_and_its_files(
    vendored: Vendored, printed: str, capsys: Captured
) -> None:
    terminal.print_vendored([vendored])
    assert capsys.readouterr() == (printed, "")


def test_what_is_removed_is_named_and_what_was_kept_by_hand_stands_out(capsys: Captured) -> None:
    terminal.print_removed([Removed("sqs", "botocore 1", ["a"], ["b"]), Removed("s3", "", [], [])])
    assert capsys.readouterr() == (
        "sqs: botocore 1 removed\n  removed: a\n  removed (it was kept here by hand): b\ns3: a path removed\n",
        "",
    )


@pytest.mark.parametrize(
    ("writes", "status", "count", "last"),
    [(False, 1, 1, "1 error\n"), (True, 2, 2, "2 errors; nothing was written\n")],
)
def test_errors_are_printed_and_counted(writes: bool, status: int, count: int, last: str, capsys: Captured) -> None:
    found = [warning("w", AT, "odd"), *(error("e", AT, f"wrong {number}") for number in range(count))]
    with pytest.raises(SystemExit) as ended, terminal.reporting(writes=writes, status=status):
        raise SpecError(found)
    assert ended.value.code == status
    lines = "".join(f"a.json: error: wrong {number} [e]\n" for number in range(count))
    assert capsys.readouterr() == ("", f"a.json: warning: odd [w]\n{lines}{last}")


@pytest.mark.parametrize(
    ("stop", "writes", "code", "printed"),
    [
        (KeyboardInterrupt(), False, 130, "stopped by SIGINT\n"),
        (Terminated(signal.SIGTERM), True, 143, "stopped by SIGTERM; all is written or nothing: run it again\n"),
    ],
)
def test_a_run_that_is_stopped_ends_as_shells_say_it(
    stop: KeyboardInterrupt, writes: bool, code: int, printed: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as ended, terminal.reporting(writes=writes):
        raise stop
    assert ended.value.code == code
    assert capsys.readouterr() == ("", printed)


def test_without_a_failure_nothing_is_printed(capsys: Captured) -> None:
    with terminal.reporting(writes=True):
        pass
    assert capsys.readouterr() == ("", "")


def test_progress_is_a_line_for_each_of_several_services_and_none_for_one(capsys: Captured) -> None:
    for total in (1, 3):
        with terminal.progress("Generating", total) as advance:
            for number in range(total):
                advance(f"s{number}")
    assert capsys.readouterr() == ("", "[1/3] s0\n[2/3] s1\n[3/3] s2\n")


def test_a_run_that_waits_says_for_what(capsys: Captured) -> None:
    terminal.waiting_for("generated")()
    assert capsys.readouterr() == ("", "waiting for another run that is writing generated\n")


def test_a_count_has_its_noun() -> None:
    assert [terminal.counted(count, "file") for count in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


RENAMES = Renames("bakery", {"Loaf": "Bread"}, {"Loaf": {"name": "title"}}, {}, {}, frozenset(), {})
BEFORE = "from bakery import Loaf\nx.name\n"
LEFT = "2:1: .name may be that of Loaf, which is title now\n"


def outcomes(**files: str) -> list[Outcome]:
    """Return what becomes of files of the current folder where Loaf is renamed."""
    for name, text in files.items():
        Path(f"{name}.py").write_text(text)
    migrator = Migrator([RENAMES])
    return [migrator.file(f"{name}.py") for name in files]


def test_a_diff_of_each_file_and_what_is_left_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    rewriting.show(outcomes(a=BEFORE, b="x = 1\n"), "name", is_diff=True)
    assert capsys.readouterr() == (
        "--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n-from bakery import Loaf\n+from bakery import Bread\n x.name\n",
        f"a.py:{LEFT}1 name would be rewritten, 1 left, in 2 files\n",
    )
    assert Path("a.py").read_text() == BEFORE


def test_files_are_written_and_one_that_fails_is_named_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    found = outcomes(c="bakery (", b=BEFORE, a=BEFORE)
    Path("b.py").write_text("other\n")
    with pytest.raises(SystemExit) as ended:
        rewriting.show(found, "name", is_diff=False)
    assert ended.value.code == 1
    assert (Path("a.py").read_text(), Path("b.py").read_text()) == (BEFORE.replace("Loaf", "Bread"), "other\n")
    assert capsys.readouterr() == (
        "",
        "c.py:1: cannot be parsed: '(' was never closed\n"
        f"b.py:{LEFT}b.py:1: changed meanwhile; run again\n"
        f"a.py:{LEFT}"
        "1 name rewritten, 2 left, in 3 files\n",
    )


def test_bytes_for_other_tools_are_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert not sys.stdout.isatty()
    terminal.print_bytes(b'{"a": "\xc3\xbc\x1b\xff"}')
    assert capsysbinary.readouterr() == (b'{"a": "\xc3\xbc\x1b\xff"}', b"")
