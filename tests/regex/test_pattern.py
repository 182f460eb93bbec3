"""The runtime's `Pattern`: costs nothing until used, and gives a verdict on any string."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from shapesmith.runtime import patterns
from shapesmith.runtime.patterns import Pattern

from tests.growth import assert_no_quadratic_time

ENGINES = ("re", "automaton")


class Odd(str):
    """A string whose methods return wrong values."""

    def __iter__(self):  # type: ignore[no-untyped-def]
        raise RuntimeError

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        raise RuntimeError

    def __len__(self) -> int:
        return 7

    def __str__(self) -> str:
        return "other"


def test_importing_the_module_imports_nothing_else() -> None:
    program = f"""
import sys, types
from importlib.machinery import SourceFileLoader
loader = SourceFileLoader("patterns", {patterns.__file__!r})
module = sys.modules["patterns"] = types.ModuleType("patterns")
before = set(sys.modules)
loader.exec_module(module)
module.Pattern("[a-z")
print(set(sys.modules) - before)
"""
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "{'__future__'}\n"


def test_a_pattern_is_compiled_when_first_used() -> None:
    pattern = Pattern("(")
    with pytest.raises(re.error):
        _ = pattern.fullmatch


@pytest.mark.parametrize("engine", ENGINES)
def test_a_pattern_says_whether_it_was_used(engine: str) -> None:
    pattern = Pattern("a", engine)
    assert not pattern.is_compiled
    assert pattern.fullmatch("a")
    assert pattern.is_compiled


def test_once_used_it_is_the_bound_method_of_re() -> None:
    pattern = Pattern("[a-z]+")
    assert pattern.fullmatch("ab")
    assert pattern.fullmatch is pattern.fullmatch
    assert isinstance(pattern.fullmatch.__self__, re.Pattern)  # type: ignore[attr-defined]


def test_unicode_sets_are_loaded_by_the_first_pattern_that_names_one() -> None:
    program = (
        "import sys; from shapesmith.runtime.patterns import Pattern\n"
        "name = 'shapesmith.runtime.unicode_sets'\n"
        "Pattern('[a-z]+').fullmatch('a'); before = name in sys.modules\n"
        "Pattern('\\\\p{L}+').fullmatch('a'); print(before, name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"


def test_its_repr_is_how_it_is_written() -> None:
    assert repr(Pattern(r"\d+")) == r"Pattern('\\d+', 're')"


def test_it_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="match"):
        _ = Pattern("a").match  # type: ignore[attr-defined]


@pytest.mark.parametrize("engine", ENGINES)
def test_lone_surrogates_get_a_verdict(engine: str) -> None:
    assert Pattern(r"\p{Cs}.", engine).fullmatch("\ud800\udfff")
    assert not Pattern(r"\P{C}*", engine).fullmatch("a\ud800")


@pytest.mark.parametrize("engine", ENGINES)
def test_of_a_subclass_of_str_the_text_itself_counts(engine: str) -> None:
    assert Pattern("a[b-c]*", engine).fullmatch(Odd("abc"))
    assert not Pattern("a[b-c]*", engine).fullmatch(Odd("abcd"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("unit", ["aa", "\ud800\U0001f600"])
def test_millions_of_characters_get_a_verdict_in_linear_time(engine: str, unit: str) -> None:
    pattern = Pattern(r"[a\u0300-\U0010ffff]*b", engine)
    assert not pattern.fullmatch(unit * 2_000_000)
    assert_no_quadratic_time(pattern.fullmatch, lambda length: unit * (length // 2), 500_000)


@pytest.mark.parametrize(
    ("source", "expanded"),
    [
        (".", r"[^\n\r\u2028\u2029]"),
        ("[.]", "[.]"),
        ("[^.]", "[^.]"),
        ("[^.].", r"[^.][^\n\r\u2028\u2029]"),
        (r"[\].]", r"[\].]"),
        (r"\..", r"\.[^\n\r\u2028\u2029]"),
        ("(?s:.)", "(?s:.)"),
        (r"\p{Zl}", "[\u2028]"),
        (r"[a\p{Zl}]", "[a\u2028]"),
        (r"[^\p{Zl}]", "[^\u2028]"),
        (r"\P{Zl}", "[\\\0-\u2027\u2029-\U0010ffff]"),
        (r"[\p{Punct}]", r"[\!-\/\:-\@\[-\`\{-\~]"),
        (r"\d\w", r"\d\w"),
    ],
)
def test_sets_and_the_dot_are_written_out_as_they_are_in_a_class_or_outside(source: str, expanded: str) -> None:
    assert patterns.expand(source) == expanded
