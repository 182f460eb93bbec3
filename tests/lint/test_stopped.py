"""A run that is stopped leaves no process and no broken cache: the next one reports what it would have reported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import shapesmith
from click.testing import CliRunner
from shapesmith.cli.main import cli

from tests.lint.conftest import Warmed

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")

FILES = 20
WRONG = 'import boto3\nclient = boto3.client("sqs")\nclient.create_queue(QueueName=1)\n'
REPORTED = "value-type CreateQueueRequest.QueueName must be a string (got int 1)"

# Each moment is where a run waits for its signal: a worker that checks files, or the run itself when it prints.
SLOW = """
import os, signal, sys, time
# A shell that runs the tests in its background has them ignore SIGINT, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
from shapesmith.cli.entry import main
from shapesmith.lint import cache, formats, run

def wait(call):
    def waiting(*arguments):
        os.write(1, b"here\\n")  # at once: two processes may come here at a time
        time.sleep(60)
        return call(*arguments)
    return waiting

module, name = {"checking": (run._Linter, "reports"), "storing": (os, "replace"), "printing": (formats, "as_text")}[sys.argv[1]]
setattr(module, name, wait(getattr(module, name)))
sys.argv[1:] = ["lint", "src", *sys.argv[2:]]
main()
"""


@pytest.mark.parametrize("moment", ["checking", "storing", "printing"])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_says_so_and_leaves_nothing_behind(
    tmp_path: Path, moment: str, jobs: str, number: signal.Signals, warmed: Warmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    for count in range(FILES):
        (tmp_path / "src" / f"f{count:02}.py").write_text(WRONG, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(shapesmith.__file__).parents[1]),
        "SHAPESMITH_CACHE_DIR": str(tmp_path / "cache"),
    }
    if moment != "storing":  # the first entry of all is stored then
        warmed(tmp_path / "cache")
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, moment, "--jobs", jobs],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    if number is signal.SIGINT:  # as a terminal does: to every process of the run
        os.killpg(process.pid, number)
    else:
        os.kill(process.pid, number)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (128 + number, f"stopped by {number.name}\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    command = [sys.executable, "-m", "shapesmith", "lint", "src", "--jobs", jobs]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    reports = "".join(f"src/f{count:02}.py:3:31: {REPORTED}\n" for count in range(FILES))
    assert done.stdout == reports
    # The run after that is one of this process: it reads what that one left in the cache.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", environment["SHAPESMITH_CACHE_DIR"])
    assert CliRunner().invoke(cli, ["lint", "src", "--jobs", "1"]).stdout == reports


def test_two_runs_at_once_share_a_cache(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    for count in range(FILES):
        (tmp_path / "src" / f"f{count:02}.py").write_text(WRONG, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(shapesmith.__file__).parents[1]),
        "SHAPESMITH_CACHE_DIR": str(tmp_path / "cache"),
    }
    command = [sys.executable, "-m", "shapesmith", "lint", "src", "--jobs", "2"]
    runs = [
        subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for run in runs:
        printed, errors = run.communicate(timeout=60)
        assert printed == "".join(f"src/f{count:02}.py:3:31: {REPORTED}\n" for count in range(FILES))
        assert errors == f"{FILES} errors in {FILES} files\n"
