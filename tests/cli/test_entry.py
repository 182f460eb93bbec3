"""However a process is ended, and wherever it prints to, it ends with one line and an exit code that says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
import shapesmith
from click.testing import CliRunner
from shapesmith.cli.commands import Commands
from shapesmith.cli.stopping import Terminated
from shapesmith.cli.terminal import end_unprinted

from tests.write.project import Project, contents, model, write_spec

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals and /dev/full")

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(shapesmith.__file__).parents[1])}


def run(*command: str) -> tuple[str, str, int]:
    """Return what a command prints, on both streams, and its exit code."""
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize(
    ("stop", "line", "code"),
    [
        (KeyboardInterrupt(), "stopped by SIGINT\n", 130),
        (Terminated(15), "stopped by SIGTERM\n", 143),
    ],
)
def test_a_command_that_is_stopped_anywhere_says_so(
    stop: KeyboardInterrupt, line: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def command() -> None:
        raise stop

    group = Commands(modules={"work": "work"})
    monkeypatch.setattr(Commands, "_load", lambda *_: command)
    result = CliRunner().invoke(group, ["work"])
    assert (result.output, result.exit_code) == (line, code)


IMPORTING = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "shapesmith.cli.commands" and "seen" not in vars(self):
            self.seen = True
            os.kill(os.getpid(), int(sys.argv[1]))

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Finder())
from shapesmith.cli.entry import main
main()
"""


@pytest.mark.parametrize(("number", "name"), [(2, "SIGINT"), (15, "SIGTERM")])
def test_a_process_that_is_stopped_before_its_command_is_known_says_so(number: int, name: str) -> None:
    assert run(sys.executable, "-c", IMPORTING, str(number)) == ("", f"stopped by {name}\n", 128 + number)


FULL = "Error: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [
        "--version",
        "--help",
        "shapes add --help",
        "explain sqs SendMessageRequest --from botocore",
        "export sqs --from botocore --format ir",
        # Less than what is written at once.
        "export sqs --from botocore --format json-schema --shape Message",
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_cannot_be_printed_is_one_line_and_exit_2(
    arguments: str, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = f"exec {sys.executable} -m shapesmith {arguments} > /dev/full"
    printed, errors, code = run("sh", "-c", command)
    assert (printed, errors[-len(FULL) :], code) == ("", FULL, 2)
    assert "Traceback" not in errors


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", ["--help > /dev/full", "generat", f"lint {os.devnull}"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_errors_that_cannot_be_printed_are_exit_2(
    arguments: str, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = f"exec {sys.executable} -m shapesmith {arguments} 2> /dev/full"
    assert run("sh", "-c", command)[1:] == ("", 2)


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_loses_what_is_printed_and_nothing_else(closed: str) -> None:
    printed, errors, code = run("sh", "-c", f"exec {sys.executable} -m shapesmith lint {os.devnull} {closed}")
    known = "/dev/null:1:1: source-unreadable cannot be read: not a regular file\n"
    assert (printed, errors, code) == (("", "1 error in 1 file\n", 1) if closed == ">&-" else (known, "", 1))


def test_a_reader_that_reads_no_more_is_no_failure() -> None:
    command = f"{sys.executable} -m shapesmith export sqs --from botocore --format ir | head -n 1"
    printed, errors, _ = run("sh", "-c", command)
    assert (len(printed.splitlines()), errors) == (1, "")


def test_a_failure_of_the_system_that_is_none_of_the_streams_is_raised() -> None:
    failure = OSError(5, "Input/output error")
    with pytest.raises(OSError, match="Input/output error") as raised:
        end_unprinted(failure)
    assert raised.value is failure


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("arguments", "done"),
    [
        ("sync --from new --allow-dirty --dry-run", ""),
        (
            "sync --from new --allow-dirty --shapes shapes",
            "; all else is done, and `shapesmith diff git:HEAD shapes --shapes shapes` prints the report",
        ),
        ("generate --out other", "; all else is done"),
        ("shapes add gate --from new", "; all else is done"),
        ("init --dry-run", ""),
        ("init", "; all else is done"),
    ],
)
def test_a_run_whose_results_cannot_be_printed_says_whether_it_is_done(
    arguments: str, done: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    project.vendor("garden", model("Garden", "Dig"))
    project.run("generate")
    for service in ("garden", "gate"):
        write_spec(tmp_path / "new", service, model(service, "Dig", "Plant"))
    before = contents(tmp_path)
    monkeypatch.chdir(tmp_path)
    _, errors, code = run("sh", "-c", f"exec {sys.executable} -m shapesmith {arguments} > /dev/full")
    assert (errors, code) == (f"{FULL[:-1]}{done}\n", 2)
    assert (contents(tmp_path) == before) is (done == "")


@pytest.mark.parametrize(
    "arguments", ["generate", "shapes verify", "lint app.py", "init", "explain sqs SendMessage --from botocore"]
)
def test_in_a_folder_that_was_removed_a_command_says_so(arguments: str, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    command = f"cd {folder} && rmdir {folder} && exec {sys.executable} -m shapesmith {arguments}"
    printed, errors, code = run("sh", "-c", command)
    message = "the current folder must exist (No such file or directory); change to another one, and run it again"
    assert (printed, errors.splitlines()[-1], code) == ("", f"Error: {message}", 2)
