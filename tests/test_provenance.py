"""Positions in files: how the parts of one are found, and when two are equal."""

from __future__ import annotations

import pytest
from shapesmith.diagnostics import Severity, SpecError, error, has_errors, stop_on_errors, warning
from shapesmith.provenance import NOWHERE, Provenance

SPEC = Provenance("s.json", "/shapes")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), "s.json#/shapes"),
        (("A",), "s.json#/shapes/A"),
        (("A", "required", 0), "s.json#/shapes/A/required/0"),
        (("a/b",), "s.json#/shapes/a~1b"),
        (("a~b",), "s.json#/shapes/a~0b"),
        (("~1/",), "s.json#/shapes/~01~1"),
    ],
)
def test_the_steps_of_a_pointer_are_escaped(steps: tuple[str | int, ...], expected: str) -> None:
    assert str(SPEC.of(*steps)) == expected


def test_a_part_of_a_line_is_the_line_and_a_part_of_a_file_is_below_its_root() -> None:
    assert str(Provenance("a.yard", ":12").of("members", 3)) == "a.yard:12"
    assert str(Provenance("s.json").of("shapes")) == "s.json#/shapes"
    assert (str(Provenance("s.json")), str(NOWHERE)) == ("s.json", "")


def test_a_line_that_is_not_known_is_the_whole_file() -> None:
    assert str(Provenance("a.toml").at_line(3)) == "a.toml:3"
    assert Provenance("a.toml").at_line(None) == Provenance("a.toml")


def test_the_parts_that_another_file_gives_are_there() -> None:
    both = Provenance("api.json", "/shapes/A", {"documentation": Provenance("docs.json", "/shapes/A/base")})
    assert str(both.of("documentation")) == "docs.json#/shapes/A/base"
    assert str(both.of("documentation", "x")) == "docs.json#/shapes/A/base/x"
    assert str(both.of("min")) == "api.json#/shapes/A/min"
    # Only the first step leads elsewhere.
    assert str(both.of("min", "documentation")) == "api.json#/shapes/A/min/documentation"


def test_two_are_equal_if_they_stand_for_the_same_position() -> None:
    elsewhere = {"documentation": Provenance("docs.json")}
    both = Provenance("s.json", "/shapes", elsewhere)
    assert Provenance("s.json", "/shapes") == SPEC
    assert hash(Provenance("s.json", "/shapes")) == hash(SPEC)
    assert Provenance("s.json", "/shapes", dict(elsewhere)) == both
    assert len({SPEC, Provenance("t.json", "/shapes"), Provenance("s.json", "/shape"), both}) == 4
    assert SPEC != "s.json#/shapes"


def test_one_alone_has_nothing_elsewhere() -> None:
    both = Provenance("s.json", "/shapes", {"documentation": Provenance("docs.json")})
    assert both.alone() == SPEC
    assert both != SPEC
    assert SPEC.alone() is SPEC


def test_a_diagnostic_is_at_one_position() -> None:
    both = Provenance("s.json", "/shapes", {"documentation": Provenance("docs.json")})
    for make, severity in ((error, Severity.ERROR), (warning, Severity.WARNING)):
        made = make("some-code", both, "it is wrong")
        assert (made.provenance, made.severity) == (SPEC, severity)
        assert (made.file, made.pointer) == ("s.json", "/shapes")
        assert str(made) == f"s.json#/shapes: {severity.value}: it is wrong [some-code]"


def test_a_diagnostic_is_one_line_of_printable_text() -> None:
    assert str(error("c", Provenance("a\nb"), "x\x1b[31m\u202ey")) == "a\\nb: error: x\\x1b[31m\\u202ey [c]"


def test_only_an_error_stops_and_carries_what_else_was_found() -> None:
    warned, wrong, further = warning("w", NOWHERE, "w"), error("e", NOWHERE, "e"), warning("f", NOWHERE, "f")
    stop_on_errors([warned, further])
    assert not has_errors([warned])
    assert not has_errors([])
    assert has_errors([warned, wrong])
    with pytest.raises(SpecError) as stopped:
        stop_on_errors([warned, wrong, further])
    assert stopped.value.diagnostics == [warned, wrong, further]
    assert str(stopped.value) == ": warning: w [w]\n: error: e [e]\n: warning: f [f]"
