"""What a run may change in the output folder, and what it must leave alone."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.output import manifest, units
from shapesmith.output.survey import FileChange, State
from shapesmith.output.write import Staging, healed

from tests.write.conftest import Generate, MakeUnit, Snapshot

CONNECT = "aws_shapes/connect"


def rules(failure: pytest.ExceptionInfo[SpecError]) -> list[tuple[str, str]]:
    """Return the rule and the file name of each diagnostic."""
    return [(each.code, Path(each.file).name) for each in failure.value.diagnostics]


def test_units_are_written_below_their_directory_with_their_manifest(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    root = make_unit("", {"pyproject.toml": "p\n", "aws_shapes/py.typed": ""})
    connect = make_unit(CONNECT, {"__init__.py": "", "operations/a.py": "é = 1\n"})
    changed = generate(root, connect)
    assert changed == [
        "missing aws_shapes/connect/__init__.py",
        "missing aws_shapes/connect/manifest.json",
        "missing aws_shapes/connect/operations/a.py",
        "missing aws_shapes/py.typed",
        "missing manifest.json",
        "missing pyproject.toml",
    ]
    assert snapshot(out) == {
        "pyproject.toml": "p\n",
        "manifest.json": root.files["manifest.json"],
        "aws_shapes/py.typed": "",
        "aws_shapes/connect/__init__.py": "",
        "aws_shapes/connect/operations/a.py": "é = 1\n",
        "aws_shapes/connect/manifest.json": connect.files["manifest.json"],
    }
    assert os.listdir(out.parent) == ["generated"]


def test_second_run_with_the_same_units_changes_nothing_not_even_a_time(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}))
    before = (out / CONNECT / "a.py").stat()
    assert generate(make_unit(CONNECT, {"a.py": "1\n"})) == []
    after = (out / CONNECT / "a.py").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_unchanged_file_beside_a_changed_one_keeps_its_inode_and_time(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "b.py": "2\n"}))
    before = (out / CONNECT / "a.py").stat()
    changed = generate(make_unit(CONNECT, {"a.py": "1\n", "b.py": "3\n"}, "2"))
    after = (out / CONNECT / "a.py").stat()
    assert changed == ["stale aws_shapes/connect/b.py", "stale aws_shapes/connect/manifest.json"]
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)


def test_stale_files_go_with_the_folders_they_leave_empty(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "shared/deep/b.py": "2\n"}))
    changed = generate(make_unit(CONNECT, {"a.py": "1\n"}, "2"))
    assert changed == ["stale aws_shapes/connect/manifest.json", "extra aws_shapes/connect/shared/deep/b.py"]
    assert set(snapshot(out)) == {f"{CONNECT}/a.py", f"{CONNECT}/manifest.json"}
    assert not (out / CONNECT / "shared").exists()


def test_foreign_files_links_and_empty_folders_survive_a_change_around_them(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "old/b.py": "2\n"}))
    (out / CONNECT / "notes.txt").write_text("mine", encoding="utf-8")
    (out / CONNECT / "old" / "mine.py").write_text("mine too", encoding="utf-8")
    (out / CONNECT / "empty").mkdir()
    (out / CONNECT / "link").symlink_to("notes.txt")
    (out / CONNECT / "dangling").symlink_to("nowhere")
    (out / CONNECT / "folder-link").symlink_to("old")
    generate(make_unit(CONNECT, {"a.py": "3\n"}, "2"))
    found = snapshot(out / CONNECT)
    del found["manifest.json"]
    assert found == {
        "a.py": "3\n",
        "notes.txt": "mine",
        "old/mine.py": "mine too",
        "link": "-> notes.txt",
        "dangling": "-> nowhere",
        "folder-link": "-> old",
    }
    assert (out / CONNECT / "empty").is_dir()


def test_permissions_of_files_and_folders_are_kept(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "sub/b.py": "2\n"}))
    (out / CONNECT / "a.py").chmod(0o600)
    (out / CONNECT / "sub").chmod(0o750)
    generate(make_unit(CONNECT, {"a.py": "3\n", "sub/b.py": "4\n"}, "2"))
    assert stat.S_IMODE((out / CONNECT / "a.py").stat().st_mode) == 0o600
    assert stat.S_IMODE((out / CONNECT / "sub").stat().st_mode) == 0o750


def test_byte_code_is_removed_where_a_file_changes_and_stays_elsewhere(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "sub/b.py": "2\n", "gone/c.py": "3\n"}))
    for folder in ("", "sub", "gone"):
        (out / CONNECT / folder / "__pycache__").mkdir()
        (out / CONNECT / folder / "__pycache__" / "x.pyc").write_text("code", encoding="utf-8")
    generate(make_unit(CONNECT, {"a.py": "9\n", "sub/b.py": "2\n"}, "2"))
    assert not (out / CONNECT / "__pycache__").exists()
    assert not (out / CONNECT / "gone").exists()
    assert (out / CONNECT / "sub" / "__pycache__" / "x.pyc").exists()


def test_removed_unit_is_removed_as_a_whole_and_other_units_and_foreign_files_stay(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}), make_unit("aws_shapes/sqs", {"b.py": "2\n"}))
    assert generate(remove_units=("aws_shapes/sqs",)) == [
        "extra aws_shapes/sqs/b.py",
        "extra aws_shapes/sqs/manifest.json",
    ]
    assert not (out / "aws_shapes" / "sqs").exists()
    (out / CONNECT / "mine").write_text("x", encoding="utf-8")
    generate(remove_units=(CONNECT,))
    assert snapshot(out) == {f"{CONNECT}/mine": "x"}


def test_removing_the_last_unit_takes_the_folders_above_it_but_not_the_output_folder(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}))
    generate(remove_units=(CONNECT,))
    assert os.listdir(out) == []


def test_change_in_one_unit_leaves_the_folders_of_others_untouched(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}), make_unit("aws_shapes/sqs", {"b.py": "2\n"}))
    before = [(out / part).stat().st_ino for part in (".", "aws_shapes", "aws_shapes/sqs")]
    generate(make_unit(CONNECT, {"a.py": "3\n"}, "2"))
    assert [(out / part).stat().st_ino for part in (".", "aws_shapes", "aws_shapes/sqs")] == before


def test_file_may_move_from_one_unit_to_another(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit("", {"aws_shapes/connect/a.py": "1\n", "p": ""}), make_unit(CONNECT, {"b.py": "2\n"}))
    generate(make_unit("", {"p": ""}, "2"), make_unit(CONNECT, {"a.py": "changed\n", "b.py": "2\n"}, "2"))
    assert snapshot(out)[f"{CONNECT}/a.py"] == "changed\n"


def test_every_hand_edited_file_is_named_and_nothing_is_written(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "b.py": "2\n", "c.py": "3\n"}))
    (out / CONNECT / "a.py").write_text("edited", encoding="utf-8")
    (out / CONNECT / "b.py").write_text("edited, and no longer generated", encoding="utf-8")
    before = snapshot(out)
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"a.py": "4\n", "c.py": "5\n"}, "2"))
    assert rules(failure) == [("output-edited", "a.py"), ("output-edited", "b.py")]
    assert str(failure.value.diagnostics[0]) == (
        f"{out}/aws_shapes/connect/a.py: error: was edited since it was generated; move the change to overrides.toml, "
        f"or run `shapesmith generate --force` to overwrite it [output-edited]"
    )
    assert snapshot(out) == before
    assert os.listdir(out.parent) == ["generated"]


def test_force_overwrites_and_removes_hand_edited_files(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "b.py": "2\n", "c.py": "3\n"}))
    for name in ("a.py", "b.py", "c.py"):
        (out / CONNECT / name).write_text("edited", encoding="utf-8")
    new = make_unit(CONNECT, {"a.py": "4\n", "c.py": "3\n"}, "2")
    generate(new, force=True)
    assert snapshot(out / CONNECT) == new.files


def test_hand_edit_to_what_would_be_written_is_no_edit(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}))
    (out / CONNECT / "a.py").write_text("2\n", encoding="utf-8")
    assert generate(make_unit(CONNECT, {"a.py": "2\n"}, "2")) == ["stale aws_shapes/connect/manifest.json"]


def test_deleted_file_is_written_again(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}))
    (out / CONNECT / "a.py").unlink()
    assert generate(make_unit(CONNECT, {"a.py": "1\n"})) == ["missing aws_shapes/connect/a.py"]


def test_foreign_file_in_the_place_of_a_generated_one_is_named(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    (out / CONNECT).mkdir(parents=True)
    (out / CONNECT / "a.py").write_text("mine", encoding="utf-8")
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"a.py": "1\n"}))
    assert [str(each).partition(" error: ")[2] for each in failure.value.diagnostics] == [
        "was not generated and has the path of a generated file; move it away, or run `shapesmith generate "
        "--force` to overwrite it [output-foreign]"
    ]
    assert rules(failure) == [("output-foreign", "a.py")]


def test_foreign_file_with_the_name_of_a_folder_is_named_and_removed_only_by_force(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    (out / "aws_shapes").mkdir(parents=True)
    (out / CONNECT).write_text("mine", encoding="utf-8")
    new = make_unit(CONNECT, {"a.py": "1\n"})
    with pytest.raises(SpecError) as failure:
        generate(new)
    assert rules(failure) == [("output-foreign", "connect")]
    generate(new, force=True)
    assert snapshot(out / CONNECT) == new.files


@pytest.mark.parametrize("force", [False, True])
def test_foreign_folder_in_the_place_of_a_file_is_named_and_never_removed(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot, force: bool
) -> None:
    (out / CONNECT / "a.py").mkdir(parents=True)
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"a.py": "1\n"}), force=force)
    assert rules(failure) == [("output-unwritable", "generated")]
    assert f"has the name of a file or folder that is to be written: move it away ({out}/{CONNECT}/a.py)" in str(
        failure.value
    )
    assert snapshot(out) == {}


def test_generated_folder_may_become_a_file_and_a_file_a_folder(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"x/a": "1\n", "x/deep/b": "2\n", "y": "3\n"}))
    new = make_unit(CONNECT, {"x": "4\n", "y/a": "5\n"}, "2")
    generate(new)
    assert snapshot(out / CONNECT) == new.files


def test_linked_folder_in_the_place_of_a_generated_one_is_named_and_not_written_through(
    tmp_path: Path, out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "aws_shapes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SpecError) as failure:
        generate(make_unit(CONNECT, {"a.py": "1\n"}))
    assert rules(failure) == [("output-unwritable", "generated")]
    assert f"move it away ({out}/aws_shapes)" in str(failure.value)
    assert os.listdir(tmp_path / "elsewhere") == []


def test_broken_manifest_is_one_diagnostic_not_one_for_each_file(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n", "b.py": "2\n"}))
    (out / CONNECT / "manifest.json").write_text("<<<<<<< HEAD", encoding="utf-8")
    new = make_unit(CONNECT, {"a.py": "3\n", "b.py": "4\n"}, "2")
    with pytest.raises(SpecError) as failure:
        generate(new)
    assert rules(failure) == [("manifest-broken", "manifest.json")]
    assert failure.value.diagnostics[0].message == (
        "cannot be read as a manifest, so hand edits cannot be detected (3 would change); restore it, or run "
        "`shapesmith generate --force` to overwrite them"
    )
    generate(new, force=True)
    assert snapshot(out / CONNECT) == new.files


def test_unit_that_was_not_staged_is_refused_rather_than_emptied(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"a.py": "1\n"}))
    before = snapshot(out)
    message = rf"^unit '{CONNECT}' was not staged, or its manifest is broken$"
    with Staging(out) as staging, pytest.raises(ValueError, match=message):
        staging.commit([CONNECT])
    assert snapshot(out) == before


@pytest.mark.parametrize("path", ["../evil.py", "/evil.py", "a/../../evil.py", "a\\b.py", "C:evil.py", "a\0.py", ""])
def test_path_outside_the_output_folder_is_refused(out: Path, make_unit: MakeUnit, path: str) -> None:
    with Staging(out) as staging:
        message = f"unit {CONNECT!r} names paths outside the output folder: {[path] if path else []}"
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            staging.stage(make_unit(CONNECT, {path: "x"}))
        if path:
            message = f"unit {path!r} names paths outside the output folder: {[path]}"
            with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
                staging.stage(make_unit(path, {"a.py": "x"}))


def test_a_unit_without_a_manifest_is_refused(out: Path, make_unit: MakeUnit) -> None:
    unit = make_unit(CONNECT, {"a.py": "1\n"})
    bare = unit._replace(files={"a.py": unit.files["a.py"]})
    with Staging(out) as staging, pytest.raises(ValueError, match=rf"^unit '{CONNECT}' has no manifest\.json$"):
        staging.stage(bare)


def test_paths_that_clash_where_case_is_ignored_are_named(out: Path, make_unit: MakeUnit) -> None:
    with Staging(out) as staging, pytest.raises(SpecError) as failure:
        staging.stage(make_unit(CONNECT, {"shared/Tag.py": "", "shared/tag.py": ""}))
    assert rules(failure) == [("output-clash", "tag.py")]
    assert failure.value.diagnostics[0].message == (
        "is the same file as shared/Tag.py if the file system ignores case; rename one of the shapes that they are "
        "named after"
    )


def test_manifest_on_disk_cannot_make_a_run_remove_a_file_outside(
    tmp_path: Path, out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("", encoding="utf-8")
    (out / CONNECT).mkdir(parents=True)
    hostile = make_unit(CONNECT, {"../../../../victim": ""}).files["manifest.json"]
    (out / CONNECT / "manifest.json").write_text(hostile, encoding="utf-8")
    generate(make_unit(CONNECT, {"a.py": "1\n"}), force=True)
    assert victim.exists()


def test_unit_is_current_until_its_manifest_or_any_file_differs(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    unit = make_unit(CONNECT, {"a.py": "1\n", "b.py": "2\n"})
    digest = manifest.digest(unit)
    assert not units.is_current(out, CONNECT, digest)
    generate(unit)
    assert units.is_current(out, CONNECT, digest)
    assert not units.is_current(out, CONNECT, manifest.digest(make_unit(CONNECT, {"a.py": "1\n"})))
    (out / CONNECT / "b.py").write_text("3\n", encoding="utf-8")
    assert not units.is_current(out, CONNECT, digest)
    (out / CONNECT / "b.py").unlink()
    assert not units.is_current(out, CONNECT, digest)


def test_units_on_disk_are_found_by_their_manifests(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    assert units.units_on_disk(out) == {}
    generate(make_unit("", {"p": ""}, "0"), make_unit("aws_shapes/sqs", {}, "1"), make_unit(CONNECT, {}, "2"))
    (out / "web").mkdir()
    (out / "web" / "manifest.json").write_text('{"name": "not ours"}', encoding="utf-8")
    found = {directory: record.manifest.package for directory, record in units.units_on_disk(out).items()}
    assert found == {"": "0", CONNECT: "2", "aws_shapes/sqs": "1"}


def test_another_run_may_start_when_one_has_ended(out: Path, make_unit: MakeUnit) -> None:
    unit = make_unit(CONNECT, {"a.py": "1\n"})
    with Staging(out) as first:
        with pytest.raises(SpecError) as failure:
            Staging(out)
        assert [each.code for each in failure.value.diagnostics] == ["output-busy"]
        first.commit([first.stage(unit)])
        # Until it ends, it can be undone.
        assert sorted(os.listdir(out.parent)) == [".generated.shapesmith", "generated"]
    assert os.listdir(out.parent) == ["generated"]
    Staging(out).abandon()


@pytest.mark.parametrize(("further", "listed"), [(0, ""), (1, " and 1 more"), (7, " and 7 more")])
def test_files_that_a_merge_left_are_named_up_to_five(further: int, listed: str) -> None:
    paths = [f"p/a/f{number:02}.py" for number in range(5 + further)]
    merged = [FileChange(State.MERGED, path, path, unit="p/a") for path in ["p/a/manifest.json", *paths]]
    others = [FileChange(State.STALE, "p/b/x.py", "p/b/x.py", unit="p/b")]
    (diagnostic,) = healed([*others, *merged], "out")
    names = "f00.py, f01.py, f02.py, f03.py, f04.py"
    assert str(diagnostic) == (
        "out/p/a/manifest.json: warning: git had merged two versions of it: everything that it lists was generated "
        f"again, including {names}{listed}, where git had merged two texts [output-merged]"
    )
    (diagnostic,) = healed([merged[0]], "out")
    assert diagnostic.message == "git had merged two versions of it: everything that it lists was generated again"
    assert healed(others, "out") == []


def test_texts_beside_the_units_are_written_whatever_is_there_and_belong_to_none(
    out: Path, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    connect = make_unit(CONNECT, {"a.py": "1\n"})
    for text in ("first: é\n", "second\n"):
        with Staging(out) as staging:
            changed = staging.commit([staging.stage(connect)], beside={"CHANGELOG.md": text})
        assert "CHANGELOG.md" not in [change.path for change in changed]
        assert snapshot(out)["CHANGELOG.md"] == text
        (out / "CHANGELOG.md").write_text("edited\n", encoding="utf-8")
