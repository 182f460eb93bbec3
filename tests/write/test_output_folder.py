"""The output folder itself: absent, empty, linked, in use, in the wrong place."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.disk import exchange, workspace
from shapesmith.output import write
from shapesmith.output.write import Staging

from tests.write.conftest import Generate, MakeUnit, Snapshot

CONNECT = "aws_shapes/connect"


def one_line(failure: pytest.ExceptionInfo[SpecError]) -> str:
    """Return the only diagnostic."""
    (diagnostic,) = failure.value.diagnostics
    return str(diagnostic)


def test_absent_parents_are_made_and_unmade_if_nothing_is_committed(
    tmp_path: Path, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    out = tmp_path / "a" / "b" / "c"
    with Staging(out) as staging:
        staging.stage(make_unit(CONNECT, {"x.py": ""}))
    assert os.listdir(tmp_path) == []
    with Staging(out) as staging:
        staging.commit([staging.stage(make_unit(CONNECT, {"x.py": ""}))])
    assert set(snapshot(tmp_path)) == {f"a/b/c/{CONNECT}/x.py", f"a/b/c/{CONNECT}/manifest.json"}


def test_empty_folder_is_filled(out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot) -> None:
    out.mkdir()
    generate(make_unit(CONNECT, {"x.py": ""}))
    assert len(snapshot(out)) == 2


def test_linked_output_folder_is_followed_and_the_link_kept(
    tmp_path: Path, out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    real = tmp_path / "elsewhere" / "real"
    real.mkdir(parents=True)
    out.symlink_to(real)
    generate(make_unit("", {"x.py": ""}))
    assert out.is_symlink()
    assert set(snapshot(real)) == {"x.py", "manifest.json"}
    assert os.listdir(real.parent) == ["real"]


def test_output_that_is_a_file_is_named(out: Path) -> None:
    out.write_text("", encoding="utf-8")
    with pytest.raises(SpecError) as failure:
        Staging(out)
    assert one_line(failure) == (
        f"{out}: error: cannot be written: is not a folder; "
        "nothing was changed; resolve this or choose another folder [output-unwritable]"
    )
    assert os.listdir(out.parent) == ["generated"]


def test_output_below_a_file_is_named(out: Path) -> None:
    out.write_text("", encoding="utf-8")
    with pytest.raises(SpecError) as failure:
        Staging(out / "below")
    assert "[output-unwritable]" in one_line(failure)


def test_output_that_is_a_mount_point_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: path == str(out))
    with pytest.raises(SpecError) as failure:
        Staging(out)
    assert "cannot be written: is a mount point, which cannot be replaced by a folder" in one_line(failure)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write")
def test_output_where_nobody_can_write_is_named() -> None:
    with pytest.raises(SpecError) as failure:
        Staging("/proc/generated")
    assert one_line(failure).startswith("/proc/generated: error: cannot be written: ")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind root")
def test_output_without_permission_is_named(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    out.parent.chmod(0o500)
    try:
        with pytest.raises(SpecError) as failure:
            generate(make_unit(CONNECT, {"x.py": ""}))
    finally:
        out.parent.chmod(0o700)
    assert "Permission denied" in one_line(failure)


def test_current_folder_is_not_replaced_under_the_users_feet(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(make_unit(CONNECT, {"x.py": "1"}), make_unit("aws_shapes/sqs", {"y.py": "1"}))
    before = snapshot(out)
    monkeypatch.chdir(out / CONNECT)
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"x.py": "2"}, "2"))
    assert f"is the current folder or holds it; run this from outside it ({out}/{CONNECT})" in one_line(failure)
    assert snapshot(out) == before


def test_change_below_the_current_folder_is_written(
    out: Path, generate: Generate, make_unit: MakeUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(make_unit(CONNECT, {"x.py": "1"}), make_unit("aws_shapes/sqs", {"y.py": "1"}))
    monkeypatch.chdir(out)
    with Staging(".") as staging:
        staging.commit([staging.stage(make_unit(CONNECT, {"x.py": "2"}, "2"))])
    assert Path(CONNECT, "x.py").read_text(encoding="utf-8") == "2"


def test_second_run_at_once_is_an_error_and_the_first_one_is_not_disturbed(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    with Staging(out) as first:
        first.stage(make_unit(CONNECT, {"x.py": "1"}))
        with pytest.raises(SpecError) as failure:
            Staging(out)
        write.recover(out)
        first.commit([CONNECT])
    assert one_line(failure) == (
        f"{out}: error: is being written by another run; wait for it to end, or write to another folder [output-busy]"
    )
    assert len(snapshot(out)) == 2
    generate(make_unit(CONNECT, {"x.py": "2"}, "2"))


def test_runs_into_neighbouring_folders_do_not_meet(tmp_path: Path, make_unit: MakeUnit) -> None:
    with Staging(tmp_path / "one") as one, Staging(tmp_path / "two") as two:
        one.commit([one.stage(make_unit("", {}))])
        two.commit([two.stage(make_unit("", {}))])
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_worker_processes_stage_and_one_commit_puts_all_in_place(
    out: Path, make_unit: MakeUnit, snapshot: Snapshot, method: str
) -> None:
    files = {f"m{number}.py": "x" for number in range(20)}
    units = [make_unit(f"aws_shapes/{name}", files) for name in ("connect", "dynamodb", "s3", "sqs")]
    with Staging(out) as staging, multiprocessing.get_context(method).Pool(2) as pool:
        directories = pool.starmap(write.stage, [(staging.area, unit) for unit in units])
        assert not out.exists()
        staging.commit(directories)
    assert len(snapshot(out)) == 84


def test_worker_that_outlives_its_run_cannot_write_into_the_next_one(out: Path, make_unit: MakeUnit) -> None:
    with Staging(out) as first:
        area = first.area
    with Staging(out) as second:
        with pytest.raises(SpecError):
            write.stage(area, make_unit(CONNECT, {"x.py": "late"}))
        second.commit([second.stage(make_unit("aws_shapes/sqs", {}))])
    assert not (out / CONNECT).exists()


def test_forked_worker_does_not_hold_the_lock_of_a_killed_run(out: Path) -> None:
    staging = Staging(out)
    started, work_over = os.pipe(), os.pipe()
    worker = os.fork()
    if worker == 0:
        os.write(started[1], b"x")
        os.read(work_over[0], 1)
        os._exit(0)
    os.read(started[0], 1)
    # As if this process were killed: its descriptors close, and nothing is cleaned up.
    lock = staging._space._lock
    assert lock is not None
    workspace._held.discard(lock)
    os.close(lock)
    try:
        Staging(out).abandon()
    finally:
        os.write(work_over[1], b"x")
        os.waitpid(worker, 0)
        for descriptor in (*started, *work_over):
            os.close(descriptor)


def test_without_hard_links_files_are_copied(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1", "b.py": "2"}))
    (out / CONNECT / "mine").write_text("mine", encoding="utf-8")
    (out / CONNECT / "mine").chmod(0o640)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    new = make_unit(CONNECT, {"a.py": "1", "b.py": "3"}, "2")
    generate(new)
    assert snapshot(out / CONNECT) == {**new.files, "mine": "mine"}
    assert (out / CONNECT / "mine").stat().st_mode & 0o777 == 0o640


def test_without_an_atomic_exchange_two_renames_do_it(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    generate(make_unit(CONNECT, {"a.py": "1"}))
    new = make_unit(CONNECT, {"a.py": "2"}, "2")
    generate(new)
    assert snapshot(out / CONNECT) == new.files
    assert os.listdir(out.parent) == ["generated"]


def test_failed_second_rename_brings_the_old_tree_back(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1"}))
    before = snapshot(out)
    rename = os.rename

    def fail_once(source: str, target: str) -> None:
        if "/tree/" in source:
            raise OSError(28, "No space left on device", target)
        rename(source, target)

    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", fail_once)
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"a.py": "2"}, "2"))
    assert "No space left on device" in one_line(failure)
    assert snapshot(out) == before
    assert os.listdir(out.parent) == ["generated"]
