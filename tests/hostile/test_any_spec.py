"""A spec is input: whatever it holds, each command ends in output or in diagnostics, and what it prints is printable."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from tests.hostile.commands import assert_printable, run, run_all
from tests.hostile.garden import GARDEN, Files, in_two_files
from tests.hostile.mutations import drawn, mutated, renamed_everywhere, write

SPECS = {"service-2": GARDEN, "api-2 and docs-2": in_two_files(GARDEN)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def commands(files: Files, folder: Path) -> bool:
    write(files, folder / "specs")
    return run_all(folder / "specs" / "garden", folder / "out")


@pytest.mark.parametrize("spec", SPECS)
def test_the_spec_that_mutations_start_from_is_sound(spec: str, folder: Path) -> None:
    write(SPECS[spec], folder / "specs")
    printed, code = run("generate", "--from", str(folder / "specs" / "garden"), "--out", str(folder / "out"))
    assert code == 0
    assert "error" not in printed
    assert commands(SPECS[spec], folder)


def assert_every_command_ends_well(seed: int, folder: Path) -> None:
    files = list(SPECS.values())[seed % 2]
    mutation = drawn(files, seed)
    try:
        commands(mutated(files, mutation), folder)
    except Exception as failure:
        raise AssertionError(f"seed {seed}: {mutation!a}") from failure


@pytest.mark.parametrize("part", range(4))
def test_every_command_ends_in_output_or_diagnostics(part: int, folder: Path) -> None:
    for seed in range(part * 30, part * 30 + 30):
        assert_every_command_ends_well(seed, folder)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(100))
def test_every_command_ends_in_output_or_diagnostics_whatever_the_spec(part: int, folder: Path) -> None:
    for seed in range(1000 + part * 30, 1000 + part * 30 + 30):
        assert_every_command_ends_well(seed, folder)


HOSTILE_NAMES = {
    "empty": ("", False),
    "half of a surrogate pair": ("\ud800", False),
    "half of a surrogate pair in a word": ("Foo\ud800", False),
    "too long for a file": ("x" * 5000, False),
    "bidirectional control": ("\u202eegnahc", True),
    "escape": ("red \x1b[31m", True),
    "path": ("../../etc", True),
    "nothing of a word": ("\u00b2/~", True),
}


@pytest.mark.parametrize("case", HOSTILE_NAMES)
@pytest.mark.parametrize("old", ["PlantSeedRequest", "Kind", "PlantSeed"])
def test_a_name_makes_a_package_or_is_an_error_at_its_place(old: str, case: str, folder: Path) -> None:
    name, is_package = HOSTILE_NAMES[case]
    files = {**GARDEN, "overrides.toml": {}, "service-2.json": renamed_everywhere(GARDEN["service-2.json"], old, name)}
    assert commands(files, folder) == is_package


@pytest.mark.parametrize("old", ["Old", "TREE", "Frost", "PlantGrown", "oak", "garden-2024-01-01", "Garden Service"])
def test_a_lone_surrogate_is_allowed_where_no_path_is_made_of_it(old: str, folder: Path) -> None:
    files = {name: renamed_everywhere(document, old, "a\ud800") for name, document in GARDEN.items()}
    assert commands(files, folder)


def model_with(shapes: dict[str, object], **others: object) -> Files:
    model = GARDEN["service-2.json"]
    return {"service-2.json": {**model, **others, "shapes": {**model["shapes"], **shapes}}}


def printed_by_generate(files: Files, folder: Path) -> tuple[str, int]:
    write(files, folder / "specs")
    printed, code = run("generate", "--from", str(folder / "specs" / "garden"), "--out", str(folder / "out"), "--force")
    assert_printable(printed)
    return printed, code


def nested(levels: int, kind: str) -> dict[str, object]:
    """Return shapes of lists or maps in one another, `Nest1` the outermost of so many."""
    shapes: dict[str, object] = {"Tip": {"type": "structure", "members": {}}}
    for level in range(1, levels + 1):
        inner = {"shape": f"Nest{level + 1}" if level < levels else "Tip"}
        list_shape = {"type": "list", "member": inner, "min": 1, "sparse": True}
        map_shape = {"type": "map", "key": {"shape": "Name"}, "value": inner, "min": 1}
        shapes[f"Nest{level}"] = list_shape if kind == "list" else map_shape
    members = {"Nest": {"shape": "Nest1"}, "Next": {"shape": "Text"}, "Max": {"shape": "Size"}}
    return {**shapes, "ListPlantsRequest": {"type": "structure", "members": members}}


@pytest.mark.parametrize("kind", ["list", "map"])
def test_lists_and_maps_nest_to_their_limit(kind: str, folder: Path) -> None:
    assert commands(model_with(nested(32, kind)), folder)


@pytest.mark.parametrize("kind", ["list", "map"])
@pytest.mark.parametrize("beyond", [1, 2, 300, 3000])
def test_lists_and_maps_beyond_their_limit_are_one_error(kind: str, beyond: int, folder: Path) -> None:
    printed, code = printed_by_generate(model_with(nested(32 + beyond, kind)), folder)
    assert code == 1
    place = f"service-2.json#/shapes/Nest{beyond}: error: lists and maps must be nested at most 32 levels deep"
    assert [line for line in printed.splitlines() if "[shape-too-deep]" in line and place in line]
    assert printed.count("[shape-too-deep]") == 1


def deep(levels: int) -> object:
    value: object = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("levels", [100, 101, 900])
def test_free_form_values_nest_to_their_limit(levels: int, folder: Path) -> None:
    model = {**GARDEN["service-2.json"], "metadata": {"apiVersion": "2024-01-01", "deep": deep(levels - 1)}}
    assert commands({"service-2.json": model}, folder) == (levels <= 100)
    example = {"examples": {"PlantSeed": [{"input": deep(levels - 4)}]}}
    assert commands({"service-2.json": GARDEN["service-2.json"], "examples-1.json": example}, folder) == (levels <= 100)
    # A trait that is not known is not read, however deep.
    unknown = {**GARDEN["service-2.json"], "unknown": deep(levels)}
    assert commands({"service-2.json": unknown}, folder)


def test_json_deeper_than_its_reader_goes_is_an_error(folder: Path) -> None:
    write(GARDEN, folder / "specs")
    path = folder / "specs" / "garden" / "2024-01-01" / "examples-1.json"
    path.write_text('{"examples": ' + '{"a": ' * 100_000, encoding="utf-8")
    printed, code = run("generate", "--from", str(folder / "specs" / "garden"), "--out", str(folder / "out"))
    assert code == 1
    assert "[json-broken]" in printed


def test_toml_deeper_than_its_reader_goes_is_an_error(folder: Path) -> None:
    printed, code = printed_by_generate({**GARDEN, "overrides.toml": "constraint = " + "[" * 10_000}, folder)
    assert code == 1
    assert "[overrides-broken]" in printed


def test_types_of_yard_may_nest(folder: Path) -> None:
    yard = GARDEN["types.yard"].replace("[String]", f"[{'Array<' * 5000}String{'>' * 5000}]")
    assert commands({**GARDEN, "types.yard": yard}, folder)


def test_a_text_of_ten_megabytes_is_read(folder: Path) -> None:
    model = json.loads(json.dumps(GARDEN["service-2.json"]))
    model["shapes"]["Shade"]["deprecatedMessage"] = "long " * 2_000_000
    model["operations"]["PlantSeed"]["documentation"] = "<p>" + "word " * 2_000_000 + "</p>"
    printed, code = printed_by_generate({"service-2.json": model}, folder)
    assert code == 0, printed[:1000]


def test_near_names_are_sought_for_few_of_many_dangling_references(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guard against a search for each of them: 760 searches among 761 names take ten seconds."""
    searches = []
    search = difflib.get_close_matches
    monkeypatch.setattr(
        difflib, "get_close_matches", lambda *args, **options: searches.append(args) or search(*args, **options)
    )
    shapes = {f"Shape{number}": {"type": "string"} for number in range(760)}
    members = {f"Member{number}": {"shape": f"Shpae{number}"} for number in range(760)}
    write(model_with({**shapes, "Dangling": {"type": "structure", "members": members}}), folder / "specs")
    printed, code = run("generate", "--from", str(folder / "specs" / "garden"), "--out", str(folder / "out"))
    assert code == 1
    assert printed.count("does not exist") == 760
    assert printed.count("did you mean") == 10
    assert len(searches) == 10


def test_deprecations_and_names_reach_warnings_without_characters_that_do_not_show(folder: Path) -> None:
    hostile = "Use \ud800 \x1b[31m\u202e\u2066 \x00this\u2028now"
    model = json.loads(json.dumps(GARDEN["service-2.json"]))
    model["shapes"]["PlantSeedRequest"]["members"]["Old"]["deprecatedMessage"] = hostile
    model["shapes"]["Shade"] |= {"deprecatedSince": "\x1b\u202e2024"}
    model["operations"]["ListPlants"]["deprecatedMessage"] = hostile
    assert commands({"service-2.json": model}, folder)
    texts = "".join(path.read_text(encoding="utf-8") for path in (folder / "out/aws_shapes/garden").rglob("*.py"))
    assert '@rt.deprecated("Use \ufffd [31m this now")' in texts
    assert '@rt.deprecated("Shade is deprecated since 2024")' in texts
    assert '_deprecated = { "old": "Use \ufffd [31m this now", }' in " ".join(texts.split())
