"""Which lines of a Ruby file open a class of a shape, and which say something of it."""

from __future__ import annotations

import pytest
from shapesmith.sources.yard.ruby import read_ruby
from shapesmith.sources.yard.sections import Line, Section


def sections(*lines: str) -> list[Section]:
    return read_ruby([Line(number, text) for number, text in enumerate(lines, 1)])


def section(*lines: str) -> Section:
    (only,) = sections(*lines)
    return only


@pytest.mark.parametrize(
    ("line", "members"),
    [
        ("class A < Struct.new(:a, :b)", ("a", "b")),
        ("    class A < Struct.new(:a)", ("a",)),
        ("class A < Struct.new(", ("x",)),
        ("class A < Struct.new()", ()),
        ('class A < Struct.new(:a, :"b-c", :"", :d_e)', ("a", "b-c", "", "d_e")),
        ("class A < Aws::EmptyStructure; end", ()),
        ("class A < Enumerator", ()),
    ],
)
def test_a_class_of_these_kinds_is_that_of_a_shape(line: str, members: tuple[str, ...]) -> None:
    found = section(line, "  :x)", "end")
    assert (found.name, found.line, found.members) == ("A", 1, members)
    assert found.eventstream is line.endswith("Enumerator")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "class a < Struct.new(:a)",
            "class A < B::C",
            "class A",
            "class A<Struct.new(:a)",
            "module A < Struct.new(:a)",
        ),
        *(
            "subclass A < Struct.new(:a)",
            "class A < Struct",
            "class A::B < Struct.new(:a)",
            "# class A < Struct.new(:a)",
        ),
    ],
)
def test_other_lines_open_none(line: str) -> None:
    assert sections(line, "  SENSITIVE = [:a]") == []


def test_after_another_class_nothing_more_is_said_of_the_first() -> None:
    found = section("class A < Struct.new(:a)", "class B < C", "SENSITIVE = [:a]", "include Aws::Structure::Union")
    assert (found.sensitive, found.union) == ((), False)


@pytest.mark.parametrize(
    ("lines", "sensitive"),
    [
        (("SENSITIVE = [:a, :b]",), ("a", "b")),
        (("  SENSITIVE = [:a,", "    :b]", ":c"), ("a", "b")),
        (("SENSITIVE = []",), ()),
        (("SENSITIVE=[:a]",), ()),
        (("INSENSITIVE = [:a]",), ()),
        (("SENSITIVE = :a",), ()),
    ],
)
def test_the_sensitive_members_are_listed(lines: tuple[str, ...], sensitive: tuple[str, ...]) -> None:
    assert section("class A < Struct.new(:a, :b)", *lines, "end").sensitive == sensitive


@pytest.mark.parametrize(
    ("line", "union"),
    [
        ("include Aws::Structure::Union", True),
        ("    include Aws::Structure::Union", True),
        ("include Aws::Structure", False),
        ("include Aws::Structure::Unions", False),
        ("# include Aws::Structure::Union", False),
        ("not include Aws::Structure::Union", False),
    ],
)
def test_a_union_includes_that(line: str, union: bool) -> None:
    assert section("class A < Struct.new(:a)", line).union is union


@pytest.mark.parametrize(
    ("line", "members"),
    [
        ("def event_types", ("a", "b")),
        ("      def event_types", ("a", "b")),
        ("def event_types_of", ()),
        ("undef event_types", ()),
    ],
)
def test_the_events_of_a_stream_are_those_of_its_method(line: str, members: tuple[str, ...]) -> None:
    assert section("class A < Enumerator", line, "  [", "    :a,", "    :b", "  ]", ":c").members == members
    # Of another class it is a method like any other.
    assert section("class A < Struct.new(:x)", line, "  [:a]").members == ("x",)


@pytest.mark.parametrize(
    ("line", "text"),
    [("# a", "a"), ("#a", " a"), ("    # a", "a"), ("#  a", " a"), ("#", ""), ("    #", ""), ("# # a", "# a")],
)
def test_a_comment_goes_with_the_class_that_follows_it(line: str, text: str) -> None:
    assert section(line, "class A < Struct.new(:a)").lines == [Line(1, text)]
    assert section(line, "", "class A < Struct.new(:a)").lines == []
    assert section("class A < Struct.new(:a)", line).lines == []


@pytest.mark.parametrize("name", ["unknown", "event_type"])
def test_a_member_that_the_sdk_adds_is_one_where_it_is_documented(name: str) -> None:
    line = f"class A < Struct.new(:a, :{name})"
    assert section("# Of it.", line).members == ("a",)
    assert section(f"# @!attribute [rw] {name}", line).members == ("a", name)


def test_what_is_said_of_every_stream_is_left_out() -> None:
    comment = ("# EventStream is an Enumerator of Events.", "# Its own.", "# #event_types #=> Array, of all.")
    assert [line.text for line in section(*comment, "class A < Enumerator").lines] == ["Its own."]
    assert len(section(*comment, "class A < Struct.new(:a)").lines) == len(comment)
