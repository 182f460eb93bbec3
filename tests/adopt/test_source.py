"""Where the nodes of a module are in its text."""

from __future__ import annotations

import ast

import pytest
from shapesmith.adopt.files import Rewritten, encoded
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.dotted import dotted
from shapesmith.clients.tree import parsed
from shapesmith.disk.source_files import Unwritable


def source(text: str) -> Source:
    return Source(parsed("app.py", text.encode()))


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_offsets_count_characters_though_the_tree_counts_bytes(line_break: str) -> None:
    made = source(line_break.join(("a = 1", "b = 'ü€', c, d", "")))
    second = made.tree.body[1]
    assert isinstance(second, ast.Assign)
    assert isinstance(second.value, ast.Tuple)
    texts = [made.text[made.start(each) : made.end(each)] for each in second.value.elts]
    assert texts == ["'ü€'", "c", "d"]


def test_lines_begin_after_a_line_break_and_end_before_one() -> None:
    made = source("ab\r\ncd\nef")
    assert [made.line_start(at) for at in range(8)] == [0, 0, 0, 0, 4, 4, 4, 7]
    assert [made.line_end(at) for at in (0, 2, 4, 6, 7, 9)] == [2, 2, 6, 6, 9, 9]
    assert [made.next_line(at) for at in (0, 2, 4, 6, 7, 9)] == [4, 4, 7, 7, 9, 9]


@pytest.mark.parametrize(("text", "expected"), [("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("a\rb", "\r"), ("a", "\n")])
def test_the_line_break_of_a_module_is_its_first_one(text: str, expected: str) -> None:
    assert source(text).line_break == expected


@pytest.mark.parametrize(
    ("text", "over", "expected"),
    [
        ("f(", "", 1),
        ("f \t(", "", 3),
        ("f # (\n (", "", 7),
        ("f \\\n(", "", 4),
        ("f))(", ")", 3),
        ("f)(", "", None),
        ("f x(", "", None),
        ("f", "", None),
        ("f  ", "", None),
    ],
)
def test_a_mark_is_found_behind_blanks_and_comments_only(text: str, over: str, expected: int | None) -> None:
    made = source("")
    made.text = text
    if expected is None:
        with pytest.raises(Left, match="is written in a way that is not rewritten"):
            made.find("(", 1, over)
    else:
        assert made.find("(", 1, over) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", "a"), ("a.b.c", "a.b.c"), ("a().b", ""), ("a[0].b.c", ""), ("1", "")],
)
def test_a_dotted_name_is_one_of_names_alone(text: str, expected: str) -> None:
    assert dotted(expression(text)) == expected


def test_a_node_is_there_if_its_text_is_that_of_the_node() -> None:
    made = source("a.b\nc")
    first, second = (statement.value for statement in made.tree.body if isinstance(statement, ast.Expr))
    assert made.is_there(first)
    second.lineno = second.end_lineno = 1
    assert not made.is_there(second)
    second.end_col_offset = 2
    assert not made.is_there(second)


def test_a_file_keeps_its_encoding() -> None:
    assert encoded("a.py", b"\xe9\n", "\u00e9\n", "\u00e9\u00e8\n", "latin-1") == Rewritten(
        "a.py", b"\xe9\n", b"\xe9\xe8\n", "latin-1"
    )


@pytest.mark.parametrize(
    ("before", "text", "after", "encoding"),
    [
        (b"\xe9\n", "\u00e9\n", "a\n", "utf-8"),
        (b"a\n", "a\n", "\u00e9\n", "ascii"),
        (b"a\n", "a\n", "b\n", "no-such-codec"),
    ],
)
def test_a_file_whose_encoding_does_not_keep_its_text_is_not_rewritten(
    before: bytes, text: str, after: str, encoding: str
) -> None:
    with pytest.raises(Unwritable, match=r"^has bytes that its encoding does not have$"):
        encoded("a.py", before, text, after, encoding)


def test_a_file_is_shown_as_a_diff_of_its_lines() -> None:
    changed = Rewritten("a.py", b"a\r\nb\n", b"a\r\nc\n", "utf-8")
    assert changed.diff() == ["--- a.py", "+++ a.py", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]
