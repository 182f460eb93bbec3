"""A whole run of the command: what stops it says so in one diagnostic, and nothing is half written."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import shapesmith
from shapesmith.disk import exchange
from shapesmith.output.write import Staging

from tests.write.project import Project, Run, contents, model, write_spec


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with two services that are generated, one of them for an older spec."""
    project = Project(tmp_path / "project")
    project.vendor("barn", model("Barn", "Store"))
    project.vendor("garden", model("Garden", "Plant", "Water"))
    assert project.run("generate").code == 0
    project.vendor("garden", model("Garden", "Plant", "Prune", length=20))
    return project


def test_services_whose_names_are_one_in_python_do_not_replace_each_other(project: Project) -> None:
    for service in ("foo-bar", "foo_bar"):
        write_spec(project.folder / "elsewhere", service, model("Foo", "Plant"))
    first = project.run("generate", "foo-bar", "--from", "elsewhere", "--out", "out")
    assert first.code == 0
    before = contents(project.folder / "out")
    for command in ("generate", "check"):
        assert project.run(command, "foo_bar", "--from", "elsewhere", "--out", "out") == Run(
            "out/aws_shapes/foo_bar: error: is the package of foo-bar and would be that of foo_bar; generate one of "
            "them with --out [service-clash]\n"
            f"1 error{'; nothing was written' if command == 'generate' else ''}\n",
            1,
        )
    assert contents(project.folder / "out") == before
    both = project.run("generate", "foo-bar", "foo_bar", "--from", "elsewhere", "--out", "other")
    assert "[service-clash]" in both.printed
    assert not (project.folder / "other").exists()


def test_service_that_was_renamed_in_shapes_takes_its_package_over(project: Project) -> None:
    project.vendor("foo-bar", model("Foo", "Plant"))
    assert project.run("generate").code == 0
    project.take_out("foo-bar")
    project.vendor("foo_bar", model("Foo", "Plant"))
    assert project.run("generate").code == 0
    assert b'"service": "foo_bar"' in project.files()["aws_shapes/foo_bar/manifest.json"]
    assert project.run("check").code == 0


# What a disk answers where a call would change it.
FAILURES = [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO]


@pytest.mark.parametrize("failure", FAILURES, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["write", "mkdir", "link", "rename"])
def test_disk_that_fails_is_one_diagnostic_and_the_old_output_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch, failure: int, call: str
) -> None:
    before = project.files()

    write = os.write

    def fail(*arguments: object, **__: object) -> int:
        if call == "write" and not stat.S_ISREG(os.fstat(arguments[0]).st_mode):
            return write(*arguments)  # to a pipe, which needs no disk
        raise OSError(failure, os.strerror(failure))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        if call == "rename":
            patch.setattr(exchange, "exchange", lambda *_: False)
        if call == "link":  # where there are no hard links, files are copied
            patch.setattr("shutil.copy2", fail)
        run = project.run("generate", "--jobs", "1")
    assert run == Run(
        f"generated: error: cannot be written: {os.strerror(failure)}; nothing was changed; resolve this or choose "
        "another folder [output-unwritable]\n1 error; nothing was written\n",
        1,
    )
    assert project.files() == before
    assert sorted(path.name for path in project.folder.iterdir()) == ["generated", "shapes"]
    assert project.run("generate").code == 0


def test_worker_that_is_killed_is_one_diagnostic_and_the_old_output_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.vendor("barn", model("Barn", "Store", length=20))
    before = project.files()
    parent = os.getpid()

    def die(*_: object) -> None:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr("shapesmith.pipeline.generate", die)
        run = project.run("generate", "--jobs", "2")
    assert run == Run(
        "generated: error: cannot be generated: a worker process ended with exit code -9, possibly out of memory; run "
        "again with --jobs 1 [worker-ended]\n1 error; nothing was written\n",
        1,
    )
    assert project.files() == before
    assert project.run("generate").code == 0


def test_two_runs_at_once_are_one_run_and_one_diagnostic(project: Project) -> None:
    before = project.files()
    with Staging(project.generated):
        run = project.run("generate")
    assert run == Run(
        "generated: error: is being written by another run; wait for it to end, or write to another folder "
        "[output-busy]\n1 error; nothing was written\n",
        1,
    )
    assert project.files() == before


SLOW = """
import os, signal, sys, time
# A shell that runs the tests in its background has them ignore SIGINT, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
from shapesmith import pipeline
from shapesmith.cli.entry import main
from shapesmith.disk import tree

def wait(call):
    def waiting(*arguments):
        os.write(1, b"here\\n")  # at once: two processes may come here at a time
        time.sleep(60)
        return call(*arguments)
    return waiting

if sys.argv[1] == "generating":
    pipeline.generate = wait(pipeline.generate)
else:
    tree.replace = wait(tree.replace)
sys.argv[1:] = ["generate", *sys.argv[2:]]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("moment", ["generating", "committing"])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_run_that_is_stopped_leaves_the_old_output_and_no_process(
    project: Project, moment: str, jobs: str, number: signal.Signals
) -> None:
    project.vendor("barn", model("Barn", "Store", length=20))
    before = project.files()
    environment = {**os.environ, "PYTHONPATH": str(Path(shapesmith.__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, moment, "--jobs", jobs],
        cwd=project.folder,
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
    if number is signal.SIGKILL:
        process.wait()
        # Its workers would end by themselves, when they are done: after a minute here.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    _, errors = process.communicate(timeout=20)
    if number is signal.SIGKILL:
        assert process.returncode == -number
    else:
        assert (process.returncode, [line for line in errors.splitlines() if not line.startswith("[")]) == (
            128 + number,
            [f"stopped by {number.name}; all is written or nothing: run it again"],
        )
        assert sorted(path.name for path in project.folder.iterdir()) == ["generated", "shapes"]
    assert gone(lambda: os.killpg(process.pid, 0))
    assert project.files() == before
    assert project.run("generate").code == 0
    assert sorted(path.name for path in project.folder.iterdir()) == ["generated", "shapes"]


def gone(signal_none: Callable[[], None]) -> bool:
    """Return whether the processes are gone within a few seconds."""
    for _ in range(100):
        try:
            signal_none()
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
