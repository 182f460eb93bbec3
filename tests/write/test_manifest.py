"""The manifest: its contents, and what is refused in it."""

from __future__ import annotations

import pytest
from shapesmith.output import manifest
from shapesmith.output.manifest import SpecRecord


def test_text_has_one_sorted_line_per_file_so_that_a_changed_file_is_a_changed_line() -> None:
    unit = manifest.unit(
        "aws_shapes/sqs",
        {"operations/send.py": "b\n", "__init__.py": ""},
        SpecRecord(
            "sqs", "2012-11-05", "botocore 1.44.5", "shapes", {"service-2.json": "s2", "paginators-1.json": "p1"}
        ),
    )
    assert unit.files["manifest.json"] == (
        "{\n"
        '  "service": "sqs",\n'
        '  "api_version": "2012-11-05",\n'
        '  "package": "botocore 1.44.5",\n'
        '  "origin": "shapes",\n'
        '  "spec": {\n'
        '    "paginators-1.json": "p1",\n'
        '    "service-2.json": "s2"\n'
        "  },\n"
        '  "files": {\n'
        '    "__init__.py": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\n'
        '    "operations/send.py": "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f"\n'
        "  }\n"
        "}\n"
    )


def test_what_is_built_is_read_back() -> None:
    unit = manifest.unit("", {"a.py": "x"}, SpecRecord(package="botocore 1.44.5"))
    record = manifest.decode(unit.files[manifest.NAME])
    assert record is not None
    assert (record.package, list(record.files)) == ("botocore 1.44.5", ["a.py"])


def test_manifest_of_the_distribution_lists_its_files_and_says_no_more() -> None:
    # No version, no digest of the generator: nothing that changes if no file does.
    text = manifest.unit("", {"a.py": ""}).files[manifest.NAME]
    assert text == (
        '{\n  "files": {\n    "a.py": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\n  }\n}\n'
    )


def test_what_a_manifest_does_not_say_of_a_spec_is_empty() -> None:
    record = manifest.decode('{"files": {}}')
    assert record is not None
    assert (record.service, record.api_version, record.package, record.origin, record.spec) == ("", "", "", "", {})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"name": "a browser extension", "version": "1"}',
        b'<<<<<<< HEAD\n{"files": {}}',
        b'{"files": {"a.js": "src/a.js"}}',
        b'{"files": {"../../home/x": "%064d"}}' % 0,
        b'{"files": {"/etc/passwd": "%064d"}}' % 0,
    ],
)
def test_broken_foreign_or_hostile_manifest_is_none(content: bytes) -> None:
    assert manifest.decode(content) is None


@pytest.mark.parametrize("path", ["", "/a", "a/../b", "./a", "a//b", "a/", "..", "C:a", "a\\b", "a\0b"])
def test_path_that_is_outside_on_any_system_is_outside(path: str) -> None:
    assert not manifest.is_inside(path)


@pytest.mark.parametrize("path", ["a", "a/b.py", ".hidden", "a..b/c", "a/manifest.json"])
def test_path_below_is_inside(path: str) -> None:
    assert manifest.is_inside(path)


def test_paths_clash_by_case_by_composition_by_folder_and_by_being_both_file_and_folder() -> None:
    assert manifest.clashes(["Tag.py", "tag.py", "other.py"]) == [("Tag.py", "tag.py")]
    assert manifest.clashes(["caf\u00e9.py", "cafe\u0301.py"]) == [("cafe\u0301.py", "caf\u00e9.py")]
    assert manifest.clashes(["Shared/a.py", "shared/b.py"]) == [("Shared", "shared")]
    assert manifest.clashes(["x", "X/a.py"]) == [("x", "X")]
    assert manifest.clashes(["shared/a.py", "shared/b.py", "shared.py"]) == []
    several = [("A", "a"), ("B", "b"), ("C", "c"), ("D", "d"), ("E", "e"), ("F", "f")]
    assert manifest.clashes([path for pair in reversed(several) for path in pair]) == several


def test_a_manifest_that_was_read_cannot_be_changed() -> None:
    record = manifest.decode(manifest.unit("", {"a.py": "x"}).files[manifest.NAME])
    assert record is not None
    for name in record.__struct_fields__:
        with pytest.raises(AttributeError):
            setattr(record, name, getattr(record, name))
