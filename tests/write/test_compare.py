"""`check`: every file that `generate` would change, each by its kind and with a diff, and nothing touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapesmith.output.manifest import Unit
from shapesmith.output.survey import compare
from shapesmith.output.write import Staging

from tests.write.conftest import Generate, MakeUnit, Snapshot, files_below, unit_of

CONNECT = "aws_shapes/connect"


def test_nothing_is_named_where_all_is_current(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    unit = make_unit(CONNECT, {"a.py": "1\n"})
    generate(unit)
    assert compare(out, [unit]) == []


def test_missing_stale_extra_and_hand_edited_files_are_distinguished(
    out: Path, generate: Generate, make_unit: MakeUnit, snapshot: Snapshot
) -> None:
    generate(make_unit(CONNECT, {"edited.py": "1\n", "extra.py": "2\n", "same.py": "3\n", "stale.py": "4\n"}))
    (out / CONNECT / "edited.py").write_text("mine\n", encoding="utf-8")
    (out / CONNECT / "foreign.py").write_text("mine\n", encoding="utf-8")
    before = snapshot(out.parent)
    new = make_unit(CONNECT, {"edited.py": "1\n", "missing.py": "5\n", "same.py": "3\n", "stale.py": "6\n"}, "2")
    assert [(change.state.value, Path(change.path).name) for change in compare(out, [new])] == [
        ("hand-edited", "edited.py"),
        ("extra", "extra.py"),
        ("stale", "manifest.json"),
        ("missing", "missing.py"),
        ("stale", "stale.py"),
    ]
    assert snapshot(out.parent) == before


def test_unit_that_would_go_is_extra_file_by_file(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    generate(make_unit(CONNECT, {"a.py": ""}))
    found = [(change.state.value, change.path, change.text) for change in compare(out, [], [CONNECT])]
    assert found == [("extra", f"{CONNECT}/a.py", None), ("extra", f"{CONNECT}/manifest.json", None)]


def test_absent_output_is_all_missing(tmp_path: Path, make_unit: MakeUnit) -> None:
    found = compare(tmp_path / "nowhere", [make_unit(CONNECT, {"a.py": ""})])
    assert [change.state.value for change in found] == ["missing", "missing"]


_NAMES = st.sampled_from(["a.py", "b.py", "x/c.py", "x/d.py", "y/z/e.py", "f.py"])
_TREES = st.dictionaries(_NAMES, st.sampled_from(["", "1\n", "2\n"]))


@settings(max_examples=60, deadline=None)
@given(first=_TREES, second=_TREES, foreign=st.dictionaries(st.sampled_from(["m", "x/n", "q/o"]), st.just("mine")))
def test_commit_changes_what_compare_names_and_ends_where_nothing_is_named(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], second: dict[str, str], foreign: dict[str, str]
) -> None:
    out = tmp_path_factory.mktemp("run") / "generated"

    def write(unit: Unit) -> list[str]:
        with Staging(out) as staging:
            return [change.path for change in staging.commit([staging.stage(unit)])]

    write(unit_of(CONNECT, first, "1"))
    for path, text in foreign.items():
        (out / CONNECT / path).parent.mkdir(parents=True, exist_ok=True)
        (out / CONNECT / path).write_text(text, encoding="utf-8")
    new = unit_of(CONNECT, second, "2")
    named = [change.path for change in compare(out, [new])]
    assert write(new) == named
    assert compare(out, [new]) == []
    assert files_below(out / CONNECT) == {**foreign, **new.files}
