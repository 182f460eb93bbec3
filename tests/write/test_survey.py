"""Files on disk against units: each state of a file, whatever stands in its place, and what is in no unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.disk.digest import sha256
from shapesmith.output import manifest
from shapesmith.output.manifest import SpecRecord, Unit
from shapesmith.output.rest import compare_rest
from shapesmith.output.survey import State, compare
from shapesmith.output.units import is_current, join, read_bytes, read_record, units_on_disk

CONFLICT = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"


def unit(directory: str, origin: str = "shapes", **files: str) -> Unit:
    texts = {name.replace("__", "/"): text for name, text in files.items()}
    return manifest.unit(directory, texts, SpecRecord(directory.rpartition("/")[2], "1", "botocore 1", origin))


def put(out: Path, *units: Unit) -> None:
    for each in units:
        write(out, {join(each.directory, path): text for path, text in each.files.items()})


def write(out: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def states(out: Path, *units: Unit, remove: tuple[str, ...] = ()) -> dict[str, str]:
    return {change.path: str(change.state) for change in compare(out, units, remove)}


OLD = unit("p/a", one="1", two="2", folder__three="3")
NEW = unit("p/a", one="1", two="22", four="4")


def test_a_file_is_stale_extra_missing_or_as_wanted(tmp_path: Path) -> None:
    assert states(tmp_path, OLD) == dict.fromkeys(
        ("p/a/folder/three", "p/a/manifest.json", "p/a/one", "p/a/two"), "missing"
    )
    put(tmp_path, OLD)
    assert states(tmp_path, OLD) == {}
    assert states(tmp_path, NEW) == {
        "p/a/folder/three": "extra",
        "p/a/four": "missing",
        "p/a/manifest.json": "stale",
        "p/a/two": "stale",
    }
    assert states(tmp_path, remove=("p/a",)) == dict.fromkeys(
        ("p/a/folder/three", "p/a/manifest.json", "p/a/one", "p/a/two"), "extra"
    )


def test_a_change_has_the_text_that_would_be_written(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    found = {change.path: change for change in compare(tmp_path, [NEW])}
    assert (found["p/a/two"].text, found["p/a/folder/three"].text) == ("22", None)
    assert found["p/a/two"].location == str(tmp_path / "p/a/two")
    assert found["p/a/two"].remedy == ""


def test_a_file_is_edited_merged_or_foreign(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    write(tmp_path, {"p/a/one": "edited", "p/a/two": CONFLICT, "p/a/four": "mine"})
    assert states(tmp_path, NEW) == {
        "p/a/folder/three": "extra",
        "p/a/four": "hand-edited",
        "p/a/manifest.json": "stale",
        "p/a/one": "hand-edited",
        "p/a/two": "merged",
    }
    # What is as it would be written is no edit.
    write(tmp_path, {"p/a/one": "1", "p/a/two": "22", "p/a/four": "4"})
    assert states(tmp_path, NEW) == {"p/a/folder/three": "extra", "p/a/manifest.json": "stale"}


def test_without_its_manifest_each_file_is_an_edit_unless_it_is_as_wanted(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    write(tmp_path, {"p/a/manifest.json": "{"})
    assert states(tmp_path, NEW) == {
        "p/a/four": "missing",
        "p/a/manifest.json": "hand-edited",
        "p/a/two": "hand-edited",
    }


def test_folders_in_the_place_of_files_and_files_in_that_of_folders(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "p/a/one").unlink()
    write(tmp_path, {"p/a/one/inner": "x"})
    assert states(tmp_path, OLD) == {"p/a/one": "missing"}
    blocked = tmp_path / "blocked"
    write(blocked, {"p/a/folder": "a file"})
    assert states(blocked, OLD)["p/a/folder"] == "hand-edited"
    assert states(blocked, OLD)["p/a/folder/three"] == "missing"
    write(tmp_path / "above", {"p": "a file"})
    assert states(tmp_path / "above", OLD)["p"] == "hand-edited"


def test_a_file_may_move_from_one_unit_to_another(tmp_path: Path) -> None:
    put(tmp_path, unit("", p__a__one="1"))
    assert states(tmp_path, unit("p/a", one="2"), remove=("",)) == {
        "manifest.json": "extra",
        "p/a/manifest.json": "missing",
        "p/a/one": "stale",
    }


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, OLD)

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("shapesmith.output.survey.read_bytes", refuse)
    with pytest.raises(SpecError) as error:
        compare(tmp_path, [OLD])
    (diagnostic,) = error.value.diagnostics
    assert diagnostic.code == "output-unreadable"
    assert diagnostic.message == "cannot be read: Permission denied; resolve this and run again"


def test_units_are_found_by_their_manifests(tmp_path: Path) -> None:
    put(
        tmp_path,
        unit("", x="1"),
        unit("p/a", one="1"),
        unit("p/b", one="1"),
        unit("p/a/inner", one="1"),
        unit("q", one="1"),
    )
    put(tmp_path, unit(".hidden", one="1"), unit("__pycache__", one="1"))
    write(tmp_path, {"p/broken/manifest.json": "{"})
    found = units_on_disk(tmp_path)
    assert list(found) == ["", "p/a", "p/b", "q"]
    record = found["p/a"]
    assert (record.manifest.service, record.is_merge) == ("a", False)
    assert record.files == {"one": {sha256("1")}}
    assert record.digest == sha256((tmp_path / "p/a/manifest.json").read_bytes())
    assert units_on_disk(tmp_path / "absent") == {}


def test_a_record_of_a_merge_has_the_digests_of_both_sides(tmp_path: Path) -> None:
    ours, theirs = unit("", one="1", two="2").files["manifest.json"], unit("", one="9").files["manifest.json"]
    write(tmp_path, {"manifest.json": f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"})
    record = read_record(str(tmp_path))
    assert record is not None
    assert record.is_merge
    assert record.files == {"one": {sha256("1"), sha256("9")}, "two": {sha256("2"), ""}}
    assert set(record.manifest.files) == {"one", "two"}


def test_a_unit_is_current_if_each_of_its_files_is(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    digest = manifest.digest(OLD)
    assert is_current(tmp_path, "p/a", digest)
    assert not is_current(tmp_path, "p/a", manifest.digest(NEW))
    assert not is_current(tmp_path, "p/b", digest)
    write(tmp_path, {"p/a/two": "x"})
    assert not is_current(tmp_path, "p/a", digest)
    (tmp_path / "p/a/two").unlink()
    assert not is_current(tmp_path, "p/a", digest)
    put(tmp_path, unit("", one="1"))
    assert is_current(tmp_path, "", manifest.digest(unit("", one="1")))


def test_all_of_a_file_is_read(tmp_path: Path) -> None:
    for size in (0, 1, 100_000):
        (tmp_path / "file").write_bytes(b"a" * size)
        assert read_bytes(str(tmp_path / "file")) == b"a" * size


@pytest.mark.parametrize(
    ("folder", "relative", "path"), [("a", "b", "a/b"), ("", "b", "b"), ("a", "", "a"), ("", "", "")]
)
def test_a_path_is_joined_of_what_there_is(folder: str, relative: str, path: str) -> None:
    assert join(folder, relative) == path


def rest(out: Path, *units: Unit) -> list[tuple[str, str, str]]:
    found = list(compare_rest(out, [each.directory for each in units], units, "p"))
    places = [(f"{out.resolve()}/{change.path}", None) for change in found]
    assert [(change.location, change.text) for change in found] == places
    return [(str(change.state), change.path, change.remedy) for change in found]


STRAY = "is in the import package and not listed in any manifest, so a wheel would contain it: move it away"


def remedy(command: str) -> str:
    return f"is not as it was generated: run `shapesmith generate {command}`, or remove its package"


def test_packages_of_other_runs_are_compared_with_their_manifests(tmp_path: Path) -> None:
    units = [
        unit(f"p/{origin}", origin=origin, one="1", two="2", three="3") for origin in ("shapes", "botocore", "path")
    ]
    put(tmp_path, *units)
    assert rest(tmp_path, *units) == rest(tmp_path) == []
    for origin in ("shapes", "botocore", "path"):
        write(tmp_path, {f"p/{origin}/one": "x", f"p/{origin}/three": CONFLICT})
        (tmp_path / f"p/{origin}/two").unlink()
    assert rest(tmp_path, *units) == []
    assert rest(tmp_path) == [
        ("hand-edited", "p/botocore/one", remedy("botocore --from botocore --force")),
        ("merged", "p/botocore/three", remedy("botocore --from botocore")),
        ("missing", "p/botocore/two", remedy("botocore --from botocore")),
        ("hand-edited", "p/path/one", remedy("path --from PATH --force")),
        ("merged", "p/path/three", remedy("path --from PATH")),
        ("missing", "p/path/two", remedy("path --from PATH")),
        ("hand-edited", "p/shapes/one", remedy("shapes --force")),
        ("merged", "p/shapes/three", remedy("shapes")),
        ("missing", "p/shapes/two", remedy("shapes")),
    ]


def test_files_in_no_manifest_are_strays(tmp_path: Path) -> None:
    put(tmp_path, unit("p/a", one="1"), unit("", p__root="1", other="1"))
    write(
        tmp_path,
        {"p/a/mine": "x", "p/a/b/c": "x", "p/a/.hidden": "x", "p/__pycache__/x": "x", "p/mine": "x", "q/mine": "x"},
    )
    assert rest(tmp_path, unit("p/a", one="1")) == [
        ("stray", "p/a/b/c", STRAY),
        ("stray", "p/a/mine", STRAY),
        ("stray", "p/mine", STRAY),
    ]
    write(tmp_path, {"p/new/file": "x"})
    assert ("stray", "p/new/file", STRAY) not in rest(tmp_path, unit("p/new", file="x"))
    (tmp_path / "p" / "mine").unlink()
    (tmp_path / "p" / "link").symlink_to("a")
    assert ("stray", "p/link", STRAY) in rest(tmp_path)


def test_of_a_folder_with_a_broken_manifest_only_that_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"p/a/manifest.json": "{", "p/a/one": "1", "p/a/b/two": "2"})
    broken = "cannot be read as a manifest: restore it, or remove its folder"
    assert rest(tmp_path) == [("hand-edited", "p/a/manifest.json", broken)]
    assert rest(tmp_path / "absent") == []


def test_what_no_manifest_lists_of_a_unit_that_is_to_be_generated_is_left_to_that(tmp_path: Path) -> None:
    put(tmp_path, unit("p/a", one="1"), unit("p/b", one="1"), unit("", p__root="1"))
    write(tmp_path, {"p/a/manifest.json": "{", "p/a/mine": "x", "p/b/mine": "x"})
    asked = ("", "p/a", "p/b")
    assert [(str(each.state), each.path) for each in compare_rest(tmp_path, asked, (), "p")] == [("stray", "p/b/mine")]
    write(tmp_path, {"manifest.json": "{"})
    assert compare_rest(tmp_path, asked, (), "p") == []


def test_states_are_shown_in_this_order() -> None:
    assert [str(state) for state in State] == ["hand-edited", "stray", "merged", "missing", "extra", "stale"]
