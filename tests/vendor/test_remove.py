"""A service is removed as a whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.options import PACKAGE, Options
from shapesmith.removal import Removal, remove
from shapesmith.runs import Plan, generate_all
from shapesmith.specs import lock, vendor
from shapesmith.specs.find import find, find_all
from shapesmith.specs.vendor import Removed
from shapesmith.specs.vendored import verify

from tests.write.conftest import files_below

OUT = Path("generated")


def never() -> None:
    raise AssertionError("no other run is at work")


@pytest.fixture
def project(published: Path, shapes: Path) -> Path:
    """Return the folder shapes/ of a project with s3 and sqs, vendored and generated, and sqs with overrides."""
    vendor.add(["s3", "sqs"], shapes)
    (shapes / "sqs" / "overrides.toml").write_bytes(b"")
    generate_all(Plan(find_all([], "shapes", shapes), OUT, Options(), 1, complete=True), lambda _: None)
    return shapes


def test_files_overrides_lock_and_package_go_together(project: Path) -> None:
    package = OUT / "aws_shapes" / "sqs"
    count = len(files_below(package))
    assert remove(["sqs"], project, OUT, PACKAGE, never) == Removal(
        [
            Removed(
                "sqs",
                "botocore 1.0.0",
                ["sqs/2012-11-05/paginators-1.json", "sqs/2012-11-05/service-2.json"],
                ["sqs/overrides.toml"],
            )
        ],
        {"aws_shapes/sqs": count},
        [],
    )
    assert list(lock.read_if_any(project)) == ["s3"]
    assert not (project / "sqs").exists()
    assert not package.exists()
    assert verify([], project) == []
    assert sorted(os.listdir()) == ["generated", "shapes"]
    report = generate_all(Plan(find_all([], "shapes", project), OUT, Options(), 1, complete=True), lambda _: None)
    assert report.changes == []


def test_a_missing_service_that_is_locked_can_be_removed(project: Path) -> None:
    for path in files_below(project / "sqs"):
        (project / "sqs" / path).unlink()
    with pytest.raises(SpecError) as failure:
        find_all([], "shapes", project)
    assert str(failure.value) == (
        "shapes/sqs: error: is in shapes.lock with API version 2012-11-05, but no such spec is there; restore it, or "
        "run `shapesmith shapes update sqs`; to remove the service, run `shapesmith shapes remove sqs` [spec-absent]"
    )
    removal = remove(["sqs"], project, OUT, PACKAGE, never)
    assert removal.shapes == [Removed("sqs", "botocore 1.0.0", [], [])]
    assert [found.service for found in find_all([], "shapes", project)] == ["s3"]


def test_overrides_of_a_service_that_is_not_vendored_can_be_taken_out(published: Path, shapes: Path) -> None:
    (shapes / "ec2").mkdir(parents=True)
    (shapes / "ec2" / "overrides.toml").write_bytes(b"")
    assert remove(["ec2"], shapes, OUT, PACKAGE, never).shapes == [Removed("ec2", "", [], ["ec2/overrides.toml"])]
    assert not (shapes / "ec2").exists()


def test_a_hand_edited_file_stops_everything(project: Path) -> None:
    edited = OUT / "aws_shapes" / "sqs" / "__init__.py"
    edited.write_text("mine\n", encoding="utf-8")
    before = files_below(Path())
    with pytest.raises(SpecError) as failure:
        remove(["sqs"], project, OUT, PACKAGE, never)
    assert [each.code for each in failure.value.diagnostics] == ["output-edited"]
    assert files_below(Path()) == before
    remove(["sqs"], project, OUT, PACKAGE, never, force=True)
    assert not edited.exists()


def test_one_unknown_service_stops_everything(project: Path) -> None:
    before = files_below(Path())
    with pytest.raises(SpecError) as failure:
        remove(["sqs", "sqqs"], project, OUT, PACKAGE, never)
    assert str(failure.value) == (
        'shapes: error: neither shapes/ nor botocore 1.0.0 has a service "sqqs"; did you mean "sqs"? [service-unknown]'
    )
    assert files_below(Path()) == before


@pytest.mark.parametrize("name", ["..", ".", "sqs/2012-11-05", "../generated", ""])
def test_a_name_is_never_taken_for_a_path(project: Path, name: str) -> None:
    before = files_below(Path())
    with pytest.raises(SpecError):
        remove([name], project, OUT, PACKAGE, never)
    assert files_below(Path()) == before


def test_a_folder_that_no_manifest_calls_the_package_is_left_and_named(project: Path) -> None:
    (OUT / "aws_shapes" / "sqs" / "manifest.json").write_bytes(b"{")
    removal = remove(["sqs"], project, OUT, PACKAGE, never)
    assert [str(each) for each in removal.diagnostics] == [
        "generated/aws_shapes/sqs: warning: was not removed: no manifest in it says that it is the package of sqs [package-left]"
    ]
    assert (OUT / "aws_shapes" / "sqs" / "__init__.py").exists()


def test_the_package_of_another_service_with_a_name_like_it_is_left(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    other = find("SQS", published / "sqs", shapes)
    generate_all(Plan([other], OUT, Options(), 1, complete=False), lambda _: None)
    removal = remove(["sqs"], shapes, OUT, PACKAGE, never)
    assert (removal.packages, [each.code for each in removal.diagnostics]) == ({}, ["package-left"])
    assert (OUT / "aws_shapes" / "sqs" / "__init__.py").exists()


def test_a_link_in_the_folder_of_a_service_is_removed_and_its_target_stays(project: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_bytes(b"mine")
    (project / "sqs" / "notes").symlink_to(tmp_path / "notes")
    (project / "sqs" / "lost").symlink_to(tmp_path / "nowhere")
    remove(["sqs"], project, OUT, PACKAGE, never)
    assert not (project / "sqs").exists()
    assert (tmp_path / "notes" / "mine.txt").read_bytes() == b"mine"


def test_the_last_service_leaves_a_folder_that_says_what_to_do(project: Path) -> None:
    remove(["s3", "sqs"], project, OUT, PACKAGE, never)
    assert sorted(os.listdir(project)) == [".gitattributes", "shapes.lock"]
    assert [str(each) for each in verify([], project)] == [
        "shapes: error: has no specs; run `shapesmith shapes add SERVICE` [shapes-empty]"
    ]
    vendor.add(["sqs"], project)
    assert find("sqs", "shapes", project).package == "botocore 1.0.0"
