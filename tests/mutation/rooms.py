"""The rooms that are mutated, and the tests to run for each: those of the room first, then all others.

Tests that read only committed output are left out: the copy of the repository that mutants are tried in has no
`generated/`, and the tests named here as `NO_JUDGES` are not run.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "codegen" / "shapesmith"

# Rooms that are made of rooms.
_DIVIDED = ("targets", "review", "sources")
# Merged in the report: a mutation score of 20 lines says nothing.
_SINGLE_MODULES = "modules"

QUICK = {
    "prose": (
        "tests/prose/test_trees.py",
        "tests/prose/test_markdown.py",
        "tests/prose/test_rst.py",
        "tests/prose/test_yard.py",
        "tests/prose/test_sentences.py",
        "tests/prose/test_golden.py",
    ),
    "regex": (
        "tests/regex/test_reading.py",
        "tests/regex/test_sources.py",
        "tests/regex/test_samples.py",
        "tests/regex/test_ambiguity.py",
    ),
    "review/explain": ("tests/explain/test_every_line.py",),
    "runtime": ("tests/validation/test_edges.py", "tests/runtime"),
    "sources/aws": ("tests/sources/test_reader.py", "tests/test_diagnostics.py"),
    "targets/dataclasses": ("tests/test_golden.py",),
    "targets/json_schema": ("tests/export/test_json_schema.py", "tests/export/test_command.py"),
}
"""Of the tests of a room, those that see most of it in a few seconds; they are asked first."""

NEAR = {
    "analysis": ("tests/documentation", "tests/validation"),
    "cli": ("tests/test_diagnostics.py", "tests/explain", "tests/export"),
    "disk": ("tests/write", "tests/vendor"),
    "ir": ("tests/sources", "tests/test_golden.py"),
    "output": ("tests/write", "tests/test_diagnostics.py"),
    "prose": ("tests/prose", "tests/sources_yard"),
    "regex": ("tests/regex",),
    "review/explain": ("tests/explain", "tests/documentation/test_differences.py"),
    "runtime": ("tests/runtime", "tests/validation"),
    "sources/aws": ("tests/sources", "tests/sources_split", "tests/test_diagnostics.py", "tests/documentation"),
    "sources/yard": ("tests/sources_yard", "tests/documentation"),
    "specs": ("tests/vendor", "tests/test_diagnostics.py"),
    "targets/dataclasses": ("tests/test_golden.py", "tests/runtime", "tests/validation"),
    "targets/json_schema": ("tests/export",),
    "text": ("tests/text", "tests/test_golden.py"),
}
"""The tests of each room. For a room that is not named, all tests are run."""

FAR = (
    "tests/test_golden.py",
    "tests/test_diagnostics.py",
    "tests/explain",
    "tests/sources",
    "tests/documentation",
    "tests/runtime",
    "tests/vendor",
    "tests/export",
    "tests/validation",
    "tests/write",
    "tests/corpus",
)
"""Tests that are run for every room, by their time."""

NO_JUDGES = (
    "tests/corpus/test_committed.py",
    "tests/corpus/test_linters.py",
    "tests/write/test_killed.py",
    "tests/regex/test_automaton.py::test_ten_times_the_text_takes_ten_times_as_long",
    "tests/regex/test_corpus.py::test_the_attacks_bite",
    "tests/regex/test_corpus.py::test_the_patterns_of_connect_are_translated_at_once",
    "tests/regex/test_corpus.py::test_time_grows_with_the_text_and_no_faster_where_the_text_is_not_bounded",
    "tests/regex/test_random_patterns.py::test_what_is_left_to_backtracking_is_fast",
    "tests/validation/test_bad_input.py::test_time_is_linear_in_the_size",
)
"""Tests that are never asked: of committed output, too slow for what they see beside the others, or of time by the
clock, which fail without any mutant where several are tried at a time."""


class Room(NamedTuple):
    """A folder of the package, its modules, and the tests that are about it."""

    name: str
    modules: tuple[Path, ...]

    def stages(self, *, near_only: bool) -> list[tuple[str, ...]]:
        """Return the tests to ask, and those to ask after them where a mutant survives."""
        near = self._known(NEAR)
        far = tuple(path for path in FAR if path not in near and (REPOSITORY / path).exists())
        stages = [self._known(QUICK), near, () if near_only and near else far]
        return [tests for tests in stages if tests]

    def _known(self, tests: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return those of this room's `tests` that there are."""
        named = tests.get(self.name) or tests.get(self.name.partition("/")[0], ())
        return tuple(path for path in named if (REPOSITORY / path).exists())


def rooms() -> list[Room]:
    """Return the rooms of the package in alphabetical order."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts[:-1]
        name = "/".join(parts[: 2 if parts and parts[0] in _DIVIDED else 1]) or _SINGLE_MODULES
        found.setdefault(name, []).append(path)
    return [Room(name, tuple(paths)) for name, paths in found.items()]
