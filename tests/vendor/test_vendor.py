"""Vendoring: byte for byte as published, all or nothing, and every difference from the lock named."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.diagnostics import Severity, SpecError
from shapesmith.removal import remove
from shapesmith.specs import installed, lock, vendor
from shapesmith.specs.find import find, find_all
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendored import verify

from tests.vendor.conftest import Publish, publish_in, refresh
from tests.write.project import model, write_spec

REPOSITORY = Path(__file__).parents[2]
MODEL = Path("shapes/sqs/2012-11-05/service-2.json")


def lines(failure: pytest.ExceptionInfo[SpecError]) -> list[str]:
    """Return the diagnostics as they are printed."""
    return [str(diagnostic) for diagnostic in failure.value.diagnostics]


def below(folder: Path) -> list[str]:
    """Return the files below `folder`, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_added_service_is_byte_for_byte_what_was_published_under_its_published_name(
    published: Path, shapes: Path
) -> None:
    (report,) = vendor.add(["s3"], shapes)
    assert report == vendor.Vendored(
        service="s3",
        before="",
        after="botocore 1.0.0",
        added=[
            "s3/2006-03-01/paginators-1.json",
            "s3/2006-03-01/service-2.json",
            "s3/2006-03-01/service-2.sdk-extras.json",
        ],
        changed=[],
        removed=[],
    )
    assert below(shapes) == [".gitattributes", *report.added, "shapes.lock"]
    folder = published / "s3" / "2006-03-01"
    vendored = shapes / "s3" / "2006-03-01"
    assert (vendored / "service-2.json").read_bytes() == gzip.decompress((folder / "service-2.json.gz").read_bytes())
    assert (vendored / "paginators-1.json").read_bytes() == (folder / "paginators-1.json").read_bytes()
    assert verify([], shapes) == []
    assert os.listdir(".") == ["shapes"]


@pytest.mark.parametrize("name", ["add", "update"])
def test_a_checkout_that_converts_line_ends_keeps_vendored_files_as_they_are(
    published: Path, shapes: Path, name: str
) -> None:
    model = published / "sqs" / "2012-11-05" / "service-2.json"
    model.write_bytes(b'{"metadata": {},\n"operations": {},\n"shapes": {}}\n')
    vendor.add(["sqs"], shapes)
    if name == "update":
        (shapes / ".gitattributes").unlink()
        refresh([], shapes)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.autocrlf=true"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "specs"], ["clone", "-q", ".", "clone"]):
        subprocess.run([*git, *arguments], check=True)
    assert verify([], Path("clone", "shapes")) == []
    assert (Path("clone") / MODEL).read_bytes() == model.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"* -text\n"),
        (b"*.json diff\n", b"*.json diff\n* -text\n"),
        (b"*.json diff", b"*.json diff\n* -text\n"),
        (b"# ours\r\n* -text\r\n*.md text\r\n", b"# ours\r\n* -text\r\n*.md text\r\n"),
    ],
)
def test_attributes_that_are_there_by_hand_are_kept(published: Path, shapes: Path, before: bytes, after: bytes) -> None:
    shapes.mkdir()
    (shapes / ".gitattributes").write_bytes(before)
    vendor.add(["sqs"], shapes)
    assert (shapes / ".gitattributes").read_bytes() == after


def test_lock_is_readable_sorted_and_has_one_line_per_file(published: Path, shapes: Path) -> None:
    vendor.add(["sqs", "s3"], shapes)

    def digest(path: str) -> str:
        return hashlib.sha256((shapes / path).read_bytes()).hexdigest()

    assert (shapes / "shapes.lock").read_text(encoding="utf-8") == (
        "# Where each vendored spec comes from, and its sha256. Written by `shapesmith shapes`; not to be edited.\n"
        "\n"
        "[s3]\n"
        'package = "botocore 1.0.0"\n'
        'api-version = "2006-03-01"\n'
        "\n"
        "[s3.files]\n"
        f'"paginators-1.json" = "{digest("s3/2006-03-01/paginators-1.json")}"\n'
        f'"service-2.json" = "{digest("s3/2006-03-01/service-2.json")}"\n'
        f'"service-2.sdk-extras.json" = "{digest("s3/2006-03-01/service-2.sdk-extras.json")}"\n'
        "\n"
        "[sqs]\n"
        'package = "botocore 1.0.0"\n'
        'api-version = "2012-11-05"\n'
        "\n"
        "[sqs.files]\n"
        f'"paginators-1.json" = "{digest("sqs/2012-11-05/paginators-1.json")}"\n'
        f'"service-2.json" = "{digest("sqs/2012-11-05/service-2.json")}"\n'
    )


def test_add_of_several_is_all_or_nothing_and_names_each_that_is_unknown(published: Path, shapes: Path) -> None:
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs", "s33", "zzzz"], shapes)
    assert lines(failure) == [
        f'{published}: error: botocore 1.0.0 has no service "s33"; did you mean "s3"? [service-unknown]',
        f'{published}: error: botocore 1.0.0 has no service "zzzz" [service-unknown]',
    ]
    assert not shapes.exists()


def test_add_names_each_spec_that_cannot_be_read(published: Path, shapes: Path) -> None:
    broken = [published / folder / "service-2.json.gz" for folder in ("s3/2006-03-01", "sqs/2012-11-05")]
    for path in broken:
        path.write_bytes(b"no gzip")
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs", "s3"], shapes)
    assert [line.partition(": ")[0] for line in lines(failure)] == [str(path) for path in reversed(broken)]
    assert below(shapes) == []


def test_add_that_cannot_be_written_leaves_shapes_as_it_was(
    published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor.add(["sqs"], shapes)
    before = below(shapes)
    write_bytes = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "shapes.lock":
            raise OSError(28, "No space left on device", str(path))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SpecError) as failure:
        vendor.add(["s3"], shapes)
    assert "shapes: error: cannot be written: No space left on device" in lines(failure)[0]
    assert below(shapes) == before
    assert verify([], shapes) == []
    assert os.listdir(".") == ["shapes"]


def test_add_again_changes_nothing(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    before = MODEL.stat().st_mtime_ns
    (report,) = vendor.add(["sqs"], shapes)
    assert (report.added, report.changed, report.removed) == ([], [], [])
    assert MODEL.stat().st_mtime_ns == before


def test_add_of_a_service_that_has_changed_since_points_to_update(
    published: Path, shapes: Path, publish: Publish
) -> None:
    vendor.add(["sqs"], shapes)
    publish(published, "sqs", "2012-11-05", "SQS two")
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs"], shapes)
    assert lines(failure) == [
        "shapes/sqs: error: is vendored from botocore 1.0.0 and differs from botocore 1.0.0; "
        "run `shapesmith shapes update sqs` [service-vendored]"
    ]


@pytest.mark.parametrize("is_first", [False, True])
def test_add_of_another_spec_than_the_one_of_a_path_says_so(published: Path, shapes: Path, is_first: bool) -> None:
    given = Path("given/sqs")
    given.mkdir(parents=True)
    (given / "service-2.json").write_bytes(
        b'{"metadata": {"apiVersion": "2012-11-05"}, "operations": {}, "shapes": {}}'
    )
    first, second = (given, "botocore") if is_first else ("botocore", given)
    vendor.add(["sqs"], shapes, first)
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs"], shapes, second)
    differs = "a path and differs from botocore 1.0.0" if is_first else "botocore 1.0.0 and differs from the one given"
    assert lines(failure) == [
        f"shapes/sqs: error: is vendored from {differs}; run `shapesmith shapes update sqs` [service-vendored]"
    ]


def test_update_refreshes_what_changed_and_says_which_files(
    published: Path, shapes: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor.add(["s3", "sqs"], shapes)
    publish(published, "sqs", "2012-11-05", "SQS two")
    (published / "sqs" / "2012-11-05" / "paginators-1.json").unlink()
    (published / "sqs" / "2012-11-05" / "waiters-2.json").write_bytes(b"{}")
    monkeypatch.setattr(installed, "botocore_package", lambda: "botocore 1.1.0")
    s3, sqs = refresh([], shapes)
    assert (s3.added, s3.changed, s3.removed) == ([], [], [])
    assert sqs == vendor.Vendored(
        service="sqs",
        before="botocore 1.0.0",
        after="botocore 1.1.0",
        added=["sqs/2012-11-05/waiters-2.json"],
        changed=["sqs/2012-11-05/service-2.json"],
        removed=["sqs/2012-11-05/paginators-1.json"],
    )
    assert lock.read_if_any(shapes)["sqs"].package == "botocore 1.1.0"
    assert verify([], shapes) == []


def test_update_to_a_new_api_version_removes_the_old_folder_and_keeps_files_added_by_hand(
    published: Path, shapes: Path, publish: Publish
) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    publish(published, "sqs", "2024-01-01", "SQS two")
    refresh(["sqs"], shapes)
    assert below(shapes) == [
        ".gitattributes",
        "shapes.lock",
        "sqs/2024-01-01/paginators-1.json",
        "sqs/2024-01-01/service-2.json",
        "sqs/overrides.toml",
    ]
    assert not (shapes / "sqs" / "2012-11-05").exists()


def test_update_restores_a_tampered_file_and_an_absent_lock(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    MODEL.write_bytes(b"{}")
    (shapes / "shapes.lock").unlink()
    refresh([], shapes)
    assert verify([], shapes) == []


def test_update_of_what_is_not_vendored_names_near_matches_or_the_way_out(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    with pytest.raises(SpecError) as failure:
        refresh(["sqqs", "s3", "s33"], shapes)
    assert lines(failure) == [
        'shapes: error: neither shapes/ nor botocore 1.0.0 has a service "sqqs"; did you mean "sqs"? [service-unknown]',
        'shapes: error: "s3" is not vendored; run `shapesmith shapes add s3` [service-unknown]',
        'shapes: error: neither shapes/ nor botocore 1.0.0 has a service "s33"; did you mean "s3"? [service-unknown]',
    ]


def test_verify_names_a_tampered_file_with_both_digests_and_the_way_out(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    locked = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    MODEL.write_bytes(b"{}")
    assert [str(each) for each in verify([], shapes)] == [
        f"shapes/sqs/2012-11-05/service-2.json: error: has sha256 {hashlib.sha256(b'{}').hexdigest()}, but shapes.lock "
        f"has {locked}: a vendored spec stays as published; move your change to shapes/sqs/overrides.toml and restore "
        f"the file, or run `shapesmith shapes update sqs` [spec-differs]"
    ]


def test_verify_names_an_absent_file_and_an_absent_service(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    (MODEL.parent / "paginators-1.json").unlink()
    for path in (shapes / "s3" / "2006-03-01").iterdir():
        path.unlink()
    assert [(each.code, each.file) for each in verify([], shapes)] == [
        ("spec-absent", "shapes/s3"),
        ("spec-absent", "shapes/sqs/2012-11-05/paginators-1.json"),
    ]


def test_verify_names_files_and_services_that_are_not_in_the_lock(
    published: Path, shapes: Path, publish: Publish
) -> None:
    vendor.add(["sqs"], shapes)
    publish(shapes, "hand-made", "2020-01-01", "Hand Made")
    (shapes / "sqs" / "2012-11-05" / "waiters-2.json").write_bytes(b"{}")
    (shapes / "sqs" / "2099-01-01").mkdir()
    (shapes / "sqs" / "2099-01-01" / "service-2.json.gz").write_bytes(b"")
    (shapes / "sqs" / "notes.txt").write_bytes(b"")
    assert [(each.code, each.severity, each.file) for each in verify([], shapes)] == [
        ("spec-unlocked", Severity.ERROR, "shapes/hand-made"),
        ("spec-unlocked", Severity.WARNING, "shapes/sqs/notes.txt"),
        ("spec-unlocked", Severity.ERROR, "shapes/sqs/2012-11-05/waiters-2.json"),
        ("spec-unlocked", Severity.ERROR, "shapes/sqs/2099-01-01/service-2.json.gz"),
    ]
    assert [each.message for each in verify([], shapes)][1:3] == [
        "is not in shapes.lock and not read; only overrides.toml, rules.toml and *.yard are kept here by hand",
        "is a spec file that is not in shapes.lock; remove it",
    ]


def test_what_is_not_as_it_is_locked_is_so_again_after_the_command_that_is_named(published: Path, shapes: Path) -> None:
    def named(file: str) -> str:
        """Return the command that the message on a file names, and run it."""
        (found,) = verify([], shapes)
        assert found.file == file
        command = found.message.partition("`shapesmith ")[2].partition("`")[0]
        run = CliRunner().invoke(cli, command)
        assert run.exit_code == 0, run.output
        assert verify([], shapes) == []
        return command

    vendor.add(["s3", "sqs"], shapes)
    write_spec(shapes, "my-queue", model("My Queue", "Dig"))
    own, of_botocore = "shapes update my-queue --from shapes/my-queue", "shapes update sqs"
    # Not locked: of an API of one's own there is no other spec than the one that is there.
    assert named("shapes/my-queue") == own
    locked = lock.read_if_any(shapes)
    del locked["s3"]
    (shapes / lock.NAME).write_text(lock.encode(locked))
    assert named("shapes/s3") == "shapes update s3"
    assert [each.package for each in lock.read_if_any(shapes).values()] == ["", "botocore 1.0.0", "botocore 1.0.0"]
    # Changed, removed, and added: of what was published, an update restores it.
    for paginators, command in (
        (Path("shapes/my-queue/2024-01-01/paginators-1.json"), own),
        (Path("shapes/sqs/2012-11-05/paginators-1.json"), of_botocore),
    ):
        paginators.write_bytes(b'{"pagination": {}}')
        if command == own:
            assert named(str(paginators)) == command
        paginators.write_bytes(b'{"pagination": {"List": {}}}')
        assert named(str(paginators)) == command
        paginators.unlink()
        assert named(str(paginators)) == command


def test_a_model_of_ones_own_that_is_lost_is_to_be_given(published: Path, shapes: Path, publish: Publish) -> None:
    publish(Path("specs"), "my-queue", "2020-01-01", "My Queue")
    vendor.add(["my-queue"], shapes, Path("specs/my-queue"))
    (shapes / "my-queue/2020-01-01/service-2.json").unlink()
    assert [each.message for each in verify([], shapes)] == [
        "is in shapes.lock with API version 2020-01-01, but no such spec is there; restore it, or run "
        "`shapesmith shapes update my-queue --from PATH`; to remove the service, run `shapesmith shapes remove my-queue`"
    ]


def test_an_update_after_a_lost_lock_leaves_what_botocore_does_not_have(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    write_spec(shapes, "my-queue", model("My Queue", "Dig"))
    (shapes / "shapes.lock").unlink()
    report = refresh([], shapes)
    assert [(each.service, each.is_left) for each in report] == [("s3", False), ("sqs", False), ("my-queue", True)]
    assert [*lock.read_if_any(shapes)] == ["s3", "sqs"]
    assert [(each.code, each.file) for each in verify([], shapes)] == [("spec-unlocked", "shapes/my-queue")]


def test_overrides_and_documentation_sources_are_ours_and_not_locked(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "sqs" / "overrides.toml").write_bytes(b"")
    (shapes / "sqs" / "SendMessage.yard").write_bytes(b"")
    (shapes / "sqs" / ".DS_Store").write_bytes(b"")
    (shapes / "README.md").write_bytes(b"")
    assert verify([], shapes) == []


@pytest.mark.parametrize("name", ["overrides.toml", "rules.toml"])
def test_overrides_and_verdicts_that_cannot_be_read_are_an_error(name: str, published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    for origin in ("shapes", "botocore"):
        (shapes / "sqs" / name).symlink_to("nowhere.toml")
        with pytest.raises(SpecError) as failure:
            find("sqs", origin, shapes).read()
        assert lines(failure) == [
            f"shapes/sqs/{name}: error: cannot be read: it is a link to nowhere.toml, which does not exist [spec-unreadable]"
        ]
        (shapes / "sqs" / name).unlink()
        (shapes / "sqs" / name).mkdir()
        with pytest.raises(SpecError) as failure:
            find("sqs", origin, shapes).read()
        assert "cannot be read: " in lines(failure)[0]
        (shapes / "sqs" / name).rmdir()


def test_verify_warns_of_overrides_that_are_of_no_service(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    for folder, name in (("sqss", "overrides.toml"), ("s3", "rules.toml"), ("notes", "todo.txt")):
        (shapes / folder).mkdir()
        (shapes / folder / name).write_text("")
    assert [str(each) for each in verify([], shapes)] == [
        f'{shapes}/sqss/overrides.toml: warning: is not read: "sqss" is no service of {shapes}/ or of botocore; '
        'did you mean "sqs"? [service-unknown]'
    ]
    assert verify(["sqs"], shapes) == []
    others = ["garden", "oven", "attic", "zoo", "barn", "lake"]
    for folder in others:
        (shapes / folder).mkdir()
        (shapes / folder / "rules.toml").write_text("")
    files = [each.provenance.file for each in verify([], shapes)]
    assert files == [
        f"{shapes}/{folder}/{name}"
        for folder, name in sorted([("sqss", "overrides.toml"), *((folder, "rules.toml") for folder in others)])
    ]


def test_verify_of_an_unknown_service_names_near_matches(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    assert [str(each) for each in verify(["sq"], shapes)] == [
        'shapes: error: neither shapes/ nor botocore 1.0.0 has a service "sq"; did you mean "sqs"? [service-unknown]'
    ]


def test_absent_lock_is_named(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "shapes.lock").unlink()
    assert [str(each) for each in verify([], shapes)] == [
        "shapes/shapes.lock: error: is missing, so the specs cannot be compared with the published ones; "
        "run `shapesmith shapes update` [lock-absent]"
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<<<<<<< HEAD", "line 1 is a conflict marker of git"),
        (b"\xff", "line 1 is not UTF-8"),
        (b"sqs = ", "Invalid value (at end of document)"),
        (b"a = " + b"[" * 5000, None),  # in words of Python
        (b"sqs = 1", ""),
        (b"[sqs]\npackage = 'p'", ""),
        (b'[sqs]\npackage = "\\u001b[31m"\napi-version = "2012-11-05"\nfiles = {}', ""),
        (b'[sqs]\npackage = "\\u202e"\napi-version = "2012-11-05"\nfiles = {}', ""),
        (b'["s\\u0007s"]\npackage = "p"\napi-version = "2012-11-05"\nfiles = {}', ""),
        (b"[sqs]\npackage = 'p'\napi-version = '2012-11-05'\nfiles = {'service-2.json' = 'short'}", ""),
        (b"[sqs]\npackage = 'p'\napi-version = '2012-11-05'\nfiles = {'service-2.json' = 1}", ""),
        (b"[sqs]\npackage = 'p'\napi-version = '../..'\nfiles = {}", ""),
        (b"['../x']\npackage = 'p'\napi-version = '2012-11-05'\nfiles = {}", ""),
        (b"[sqs]\npackage = 'p'\napi-version = '2012-11-05'\nfiles = {'../../x' = '" + b"0" * 64 + b"'}", ""),
    ],
)
def test_broken_or_hostile_lock_is_named_and_nothing_is_written(
    published: Path, shapes: Path, content: bytes, reason: str | None
) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "shapes.lock").write_bytes(content)
    (diagnostic,) = verify([], shapes)
    assert (diagnostic.code, diagnostic.file) == ("lock-broken", "shapes/shapes.lock")
    expected = (
        "] must have package, api-version, and files with a sha256 each, in printable text" if reason == "" else ""
    )
    assert diagnostic.message.startswith(f"cannot be read: {reason or ''}")
    assert expected in diagnostic.message
    assert diagnostic.message.endswith("; restore it, or remove it and run `shapesmith shapes update`")
    for change in (
        lambda: refresh([], shapes),
        lambda: vendor.add(["s3"], shapes),
        lambda: remove(["sqs"], shapes, Path("generated"), "aws_shapes", lambda: None),
        lambda: find_all([], "shapes", shapes),
    ):
        with pytest.raises(SpecError) as failure:
            change()
        assert failure.value.diagnostics == [diagnostic]
    assert (shapes / "shapes.lock").read_bytes() == content
    assert os.listdir() == ["shapes"]


def test_a_lock_that_git_could_not_merge_is_said_to_be_one(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    text = (shapes / "shapes.lock").read_text(encoding="utf-8")
    (shapes / "shapes.lock").write_text(f"{text}<<<<<<< HEAD\n=======\n>>>>>>> upgrade\n", encoding="utf-8")
    assert [str(each) for each in verify([], shapes)] == [
        "shapes/shapes.lock:10: error: cannot be read: line 10 is a conflict marker of git; restore it, or remove it and "
        "run `shapesmith shapes update` [lock-broken]"
    ]
    (shapes / "shapes.lock").unlink()
    refresh([], shapes)
    assert (shapes / "shapes.lock").read_text(encoding="utf-8") == text


def test_one_cause_is_said_once_however_many_services_it_concerns(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    (shapes / "shapes.lock").unlink()
    absent = (
        "shapes/shapes.lock: error: is missing, so the specs cannot be compared with the published ones; "
        "run `shapesmith shapes update` [lock-absent]"
    )
    assert [str(each) for each in verify([], shapes)] == [absent]
    with pytest.raises(SpecError) as failure:
        find_all([], "shapes", shapes)
    assert lines(failure) == [absent]


def test_update_and_verify_of_nothing_name_the_way_out_and_write_nothing(published: Path, shapes: Path) -> None:
    empty = "shapes: error: has no specs; run `shapesmith shapes add SERVICE` [shapes-empty]"
    assert [str(each) for each in verify([], shapes)] == [empty]
    with pytest.raises(SpecError) as failure:
        refresh([], shapes)
    assert lines(failure) == [empty]
    assert os.listdir() == []


def test_in_a_folder_below_the_project_its_folder_is_named(
    published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor.add(["sqs"], shapes)
    Path("src", "aws").mkdir(parents=True)
    monkeypatch.chdir("src/aws")
    ask = '; did you mean to run this in "../.."?'
    empty = f"shapes: error: has no specs; run `shapesmith shapes add SERVICE`{ask} [shapes-empty]"
    assert [str(each) for each in verify([], shapes)] == [empty]
    way_out = "run `shapesmith shapes add sqs`, or use `--from botocore`"
    with pytest.raises(SpecError) as failure:
        find("sqs", "shapes", shapes)
    assert lines(failure) == [f'shapes: error: "sqs" is not vendored; {way_out}{ask} [service-unknown]']
    vendor.add(["s3"], shapes)
    with pytest.raises(SpecError) as failure:
        find("sqs", "shapes", shapes)
    assert lines(failure) == [f'shapes: error: "sqs" is not vendored; {way_out} [service-unknown]']


def test_in_a_folder_below_the_project_nothing_is_vendored_unless_another_one_is_there(
    published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor.add(["sqs"], shapes)
    Path("src").mkdir()
    monkeypatch.chdir("src")
    run = CliRunner().invoke(cli, ["shapes", "add", "s3"])
    assert (run.exit_code, run.output.splitlines()[-1]) == (
        2,
        'Error: there is no project here; did you mean to run this in ".."? `shapesmith init` starts another one',
    )
    assert not shapes.exists()
    assert CliRunner().invoke(cli, ["shapes", "add", "s3", "--shapes", "../shapes"]).exit_code == 0
    assert CliRunner().invoke(cli, ["init"]).exit_code == 0
    assert CliRunner().invoke(cli, ["shapes", "add", "s3"]).exit_code == 0
    assert [*lock.read_if_any(shapes)] == ["s3"]


def test_a_list_has_each_service_its_origin_and_its_api_version(published: Path, shapes: Path) -> None:
    run = CliRunner().invoke(cli, ["shapes", "list"])
    assert (run.exit_code, run.output) == (
        1,
        "shapes: error: has no specs; run `shapesmith shapes add SERVICE` [shapes-empty]\n1 error\n",
    )
    vendor.add(["sqs"], shapes)
    vendor.add(["my-queue"], shapes, published / "sqs" / "2012-11-05")
    write_spec(shapes, "barn", model("Barn"))
    run = CliRunner().invoke(cli, ["shapes", "list"])
    assert (run.exit_code, run.output) == (
        0,
        "barn: not in shapes.lock\n"
        "my-queue: a path, API version 2012-11-05\n"
        "sqs: botocore 1.0.0, API version 2012-11-05\n",
    )


def test_a_service_from_a_path_is_vendored_without_a_package_and_stays_as_it_is_in_an_update_of_all(
    published: Path, shapes: Path
) -> None:
    source = published / "sqs" / "2012-11-05"
    (report,) = vendor.add(["my-queue"], shapes, source)
    assert (report.after, lock.read_if_any(shapes)["my-queue"].package) == ("", "")
    vendor.add(["s3"], shapes)
    before = below(shapes)
    assert [each.service for each in refresh([], shapes)] == ["s3", "my-queue"]
    assert below(shapes) == before
    with pytest.raises(SpecError) as failure:
        refresh(["my-queue"], shapes)
    assert [each.code for each in failure.value.diagnostics] == ["service-unknown"]
    (report,) = refresh(["my-queue"], shapes, source)
    assert (report.added, report.changed, report.removed) == ([], [], [])


def test_an_update_of_all_from_a_path_is_of_those_that_it_offers(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    publish_in(published.parent / "other", "sqs", "2012-11-05", "SQS two")
    publish_in(published.parent / "other", "sns", "2010-03-31", "SNS one")
    report, left = refresh([], shapes, published.parent / "other")
    assert (report.service, report.changed) == ("sqs", ["sqs/2012-11-05/service-2.json"])
    assert left == vendor.Vendored("s3", "botocore 1.0.0", "botocore 1.0.0", [], [], [], is_left=True)
    assert [each.package for each in lock.read_if_any(shapes).values()] == ["botocore 1.0.0", ""]


def test_the_services_of_a_project_are_updated_as_all_are(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    other = published.parent / "other"
    publish_in(other, "sqs", "2012-11-05", "SQS two")
    with Holding(shapes, lambda: None) as holding:
        updates = vendor.stage_update([], holding, other / "sqs", ["s3", "sqs"])
        assert [(each.vendored.service, each.vendored.is_left) for each in updates] == [("sqs", False), ("s3", True)]
        assert [each.vendored.service for each in vendor.stage_update([], holding, other, ["s3"])] == ["s3"]


def test_an_update_has_the_spec_that_was_there_and_the_one_that_takes_its_place(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    publish_in(published, "sqs", "2013-01-01", "SQS two")
    with Holding(shapes, lambda: None) as holding:
        versions = [
            (each.old and each.old.api_version, each.new and each.new.api_version)
            for each in vendor.stage_update([], holding, "botocore")
        ]
    assert versions == [("2006-03-01", "2006-03-01"), ("2012-11-05", "2013-01-01")]


def test_one_spec_is_not_that_of_two_services(published: Path, shapes: Path) -> None:
    vendor.add(["s3", "sqs"], shapes)
    one = published.parent / "other" / "sqs"
    publish_in(published.parent / "other", "sqs", "2012-11-05", "SQS two")
    before = sorted(path.read_bytes() for path in shapes.rglob("*") if path.is_file())
    with pytest.raises(SpecError) as failure:
        refresh(["s3", "sqs"], shapes, one)
    (said,) = lines(failure)
    assert said.endswith(
        "service-2.json.gz: error: is one spec, and cannot be that of s3 and of sqs; name the one that it is [service-clash]"
    )
    assert before == sorted(path.read_bytes() for path in shapes.rglob("*") if path.is_file())


def test_a_model_outside_of_any_layout_is_vendored_under_the_api_version_that_it_names(
    published: Path, shapes: Path
) -> None:
    Path("mine.json").write_text('{"metadata": {"apiVersion": "2024-01-01"}}', encoding="utf-8")
    Path("undated.json").write_text("{}", encoding="utf-8")
    (report,) = vendor.add(["mine"], shapes, Path("mine.json"))
    assert report.added == ["mine/2024-01-01/service-2.json"]
    with pytest.raises(SpecError) as failure:
        vendor.add(["undated"], shapes, Path("undated.json"))
    assert lines(failure) == [
        "undated.json: error: has no API version; put it in a folder that is named after one, as "
        "<year>-<month>-<day> [spec-undated]"
    ]


def test_lock_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    written = {
        "sqs": lock.Locked("botocore 1.0.0", "2012-11-05", {"service-2.json": "0" * 64}),
        "runtime.lex": lock.Locked('odd "name"', "2016-11-28", {}),
    }
    (tmp_path / "shapes.lock").write_text(lock.encode(written), encoding="utf-8")
    assert lock.read_if_any(tmp_path) == dict(sorted(written.items()))


def test_only_what_is_read_from_shapes_must_be_as_the_lock_says(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    MODEL.write_bytes(b"{}")
    with pytest.raises(SpecError) as failure:
        find("sqs", "shapes", shapes).read()
    assert [each.code for each in failure.value.diagnostics] == ["spec-differs"]
    assert find("sqs", "botocore", shapes).read().files["service-2.json"].content != b"{}"
    assert find(None, shapes / "sqs", shapes).read().files["service-2.json"].content == b"{}"


def test_committed_specs_are_as_the_lock_says() -> None:
    assert verify([], REPOSITORY / "shapes") == []
    assert list(lock.read_if_any(REPOSITORY / "shapes")) == ["connect", "dynamodb", "s3", "sqs"]


def test_committed_specs_are_byte_for_byte_what_their_botocore_published() -> None:
    shapes = REPOSITORY / "shapes"
    installed.botocore_package.cache_clear()
    for service, locked in lock.read_if_any(shapes).items():
        if locked.package != installed.botocore_package():
            pytest.skip(f"needs {locked.package}")
        spec = find(service, "botocore", shapes).read()
        assert spec.api_version == locked.api_version
        for name in locked.files:
            vendored = (shapes / service / locked.api_version / name).read_bytes()
            assert vendored == spec.files[name].content


def test_documentation_without_a_model_is_not_vendored(shapes: Path, tmp_path: Path) -> None:
    text = tmp_path / "CreateThing.yard"
    text.write_text("# Creates a thing.\n# @see http://docs.aws.amazon.com/goto/WebAPI/sqs-2012-11-05/CreateThing\n")
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs"], shapes, text)
    assert [str(diagnostic) for diagnostic in failure.value.diagnostics] == [
        f"{text}: error: is documentation without a model, which is not vendored; "
        "use `shapesmith generate --from PATH` [spec-absent]"
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [("sqs", "[sqs]"), ("a_b-c", "[a_b-c]"), ("A1", "[A1]"), ("a.b", '["a.b"]'), ("a1.2-3", '["a1.2-3"]')],
)
def test_a_name_in_the_lock_is_in_quotes_only_if_it_must_be(name: str, written: str, shapes: Path) -> None:
    locked = {name: lock.Locked("botocore 1", "2020-01-01", {"service-2.json": "0" * 64}, {"rules.toml": "1" * 64})}
    text = lock.encode(locked)
    assert f"\n{written}\n" in text
    shapes.mkdir()
    (shapes / lock.NAME).write_text(text, encoding="utf-8")
    assert lock.read_if_any(shapes) == locked


def test_verify_exits_1_where_a_file_is_not_as_it_was_vendored(published: Path, shapes: Path) -> None:
    vendor.add(["s3"], shapes)
    result = CliRunner().invoke(cli, ["shapes", "verify"], prog_name="shapesmith")
    assert (result.exit_code, result.output) == (0, "shapes matches its lock\n")
    (shapes / "s3" / "2006-03-01" / "service-2.json").write_bytes(b"{}")
    result = CliRunner().invoke(cli, ["shapes", "verify", "s3"], prog_name="shapesmith")
    (diagnostic,) = verify(["s3"], shapes)
    assert (result.exit_code, result.output) == (1, f"{diagnostic}\n")
