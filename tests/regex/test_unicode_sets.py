"""The sets of code points in the runtime, against the tables that they were made from, and against Python's own."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest
from shapesmith.runtime import unicode_sets

from tests.regex import build_unicode_sets
from tests.regex.build_unicode_sets import current_module

CATEGORIES = [
    "L",
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "M",
    "Mn",
    "Mc",
    "Me",
    "N",
    "Nd",
    "Nl",
    "No",
    "P",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "S",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Z",
    "Zs",
    "Zl",
    "Zp",
    "C",
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
]


def members(name: str) -> set[int]:
    return {point for first, last in unicode_sets.ranges(name) for point in range(first, last + 1)}


@cache
def everything() -> str:
    return "".join(map(chr, range(0x110000)))


@pytest.mark.parametrize("name", [*CATEGORIES, "Alphabetic", "White_Space"])
def test_sets_are_those_of_the_package_regex(name: str) -> None:
    regex = pytest.importorskip("regex")
    assert members(name) == {ord(char) for char in regex.findall(rf"\p{{{name}}}", everything())}


@pytest.mark.parametrize("name", ["Lu", "Ll", "Nd", "Mn", "Sc", "Zs", "Pd", "Cc"])
def test_sets_contain_what_this_python_has(name: str) -> None:
    known = {point for point in range(0x110000) if unicodedata.category(chr(point)) == name}
    # A category changes between versions for a character or two, and never where ASCII is.
    assert len(known - members(name)) <= 3
    assert {point for point in members(name) if point < 0x80} == {point for point in known if point < 0x80}


@pytest.mark.parametrize("name", [*CATEGORIES, "Alphabetic", "White_Space", "s", "w", ".", "Punct"])
def test_ranges_are_sorted_and_do_not_touch(name: str) -> None:
    ranges = unicode_sets.ranges(name)
    assert all(first <= last for first, last in ranges)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(ranges))


def test_the_categories_share_out_all_code_points() -> None:
    parts = [name for name in CATEGORIES if len(name) == 2]
    assert sum(len(members(name)) for name in parts) == 0x110000


def test_names_are_known_or_not() -> None:
    assert unicode_sets.is_known("L")
    assert unicode_sets.is_known("IsAlphabetic")
    assert not unicode_sets.is_known("Greek")
    assert not unicode_sets.is_known("d")
    assert not unicode_sets.is_known("")


@pytest.mark.slow
def test_the_committed_data_is_what_the_script_writes() -> None:
    pytest.importorskip("regex")
    committed = Path(unicode_sets.__file__ or "").read_text(encoding="utf-8")
    if f"by way of regex {version('regex')}." not in committed:
        pytest.skip("another version of regex is installed")
    assert committed == current_module()


def test_the_script_writes_the_module_that_the_runtime_reads() -> None:
    assert Path(unicode_sets.__file__ or "") == build_unicode_sets.TARGET


def test_the_script_has_every_category() -> None:
    found = {group + letter for group, letters in build_unicode_sets.CATEGORIES.items() for letter in letters}
    assert found | {"Cn"} == {name for name in CATEGORIES if len(name) == 2}


def test_the_script_reads_the_category_of_each_character(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("regex")
    monkeypatch.setattr(build_unicode_sets, "LAST", 0x378)
    categories, alphabetic = build_unicode_sets._general_category(), build_unicode_sets._other_alphabetic()
    assert (len(categories), len(alphabetic)) == (0x379, 0x379)
    assert [categories[ord(char)] for char in "\0A a1-\u0345\u0378"] == ["Cc", "Lu", "Zs", "Ll", "Nd", "Pd", "Mn", "Cn"]
    # A mark that is alphabetic between two that are not, and a letter.
    assert (alphabetic[0x344:0x347], alphabetic[ord("A")]) == (["O", "X", "O"], "O")


def test_the_script_writes_the_length_of_each_run_but_of_one() -> None:
    assert list(build_unicode_sets._run_lengths(["Cc"])) == ["Cc"]
    assert list(build_unicode_sets._run_lengths(["Cc", "Cc", "Lu", "Cn", "Cn", "Cn"])) == ["2Cc", "Lu", "3Cn"]


def test_the_script_wraps_lines_where_a_run_ends() -> None:
    runs = ["12Lu"] * 23
    assert build_unicode_sets._wrap(iter(runs)).split("\n") == ["12Lu" * 22, "12Lu"]
    assert build_unicode_sets.LINE_LENGTH == len("12Lu" * 22) == 88


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Any", ((0, 0x10FFFF),)),
        ("ASCII", ((0, 0x7F),)),
        ("Alpha", ((0x41, 0x5A), (0x61, 0x7A))),
        ("Alnum", ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A))),
        ("Blank", ((0x09, 0x09), (0x20, 0x20))),
        ("Cntrl", ((0x00, 0x1F), (0x7F, 0x7F))),
        ("Digit", ((0x30, 0x39),)),
        ("Graph", ((0x21, 0x7E),)),
        ("Lower", ((0x61, 0x7A),)),
        ("Print", ((0x20, 0x7E),)),
        ("Space", ((0x09, 0x0D), (0x20, 0x20))),
        ("Upper", ((0x41, 0x5A),)),
        ("XDigit", ((0x30, 0x39), (0x41, 0x46), (0x61, 0x66))),
        ("Punct", ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E))),
        ("Zl", ((0x2028, 0x2028),)),
        ("IsZp", ((0x2029, 0x2029),)),
        ("Z", ((0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))),
        ("IsWhiteSpace", ((0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))),
        ("d", ((0x30, 0x39),)),
        ("w", ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))),
    ],
)  # fmt: skip
def test_small_sets_have_these_code_points(name: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert unicode_sets.ranges(name) == expected
