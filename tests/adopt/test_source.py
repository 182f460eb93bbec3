"""Where the nodes of a module are in its text, and which of its names are bound where."""

from __future__ import annotations

import ast

import pytest
from shapesmith.adopt.source import Left, Source, bindings_of, dotted, loads_in, loads_of, loops_over
from shapesmith.clients.tree import parsed


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


@pytest.mark.parametrize(
    "binding",
    [
        "x = 1",
        "x += 1",
        "del x",
        "for x in y: pass",
        "import x",
        "import x.y",
        "import y as x",
        "from y import x",
        "from y import z as x",
        "def x(): pass",
        "async def x(): pass",
        "class x: pass",
        "def g(x): pass",
        "def g(*, x): pass",
        "global x",
        "try: pass\nexcept E as x: pass",
        "match y:\n  case x: pass",
        "match y:\n  case [*x]: pass",
        "match y:\n  case {**x}: pass",
        "[x for x in y]",
        "(x := 1)",
        "lambda x: 1",
    ],
)
def test_every_way_to_bind_a_name_counts(binding: str) -> None:
    made = source(binding)
    assert bindings_of(made.tree, "x") == 1
    assert "x" in made.names


@pytest.mark.parametrize("use", ["x", "f(x)", "import y.x", "from x import y", "y.x = 1", "f(x=1)", "import x as y"])
def test_a_use_of_a_name_or_another_of_its_spelling_binds_nothing(use: str) -> None:
    assert bindings_of(ast.parse(use), "x") == 0


def test_the_name_of_a_function_is_not_bound_in_it() -> None:
    function = ast.parse("def x(y): y = 1").body[0]
    assert (bindings_of(function, "x"), bindings_of(function, "y")) == (0, 2)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("x", ast.Module),
        ("def f(): x", ast.FunctionDef),
        ("async def f(): x", ast.AsyncFunctionDef),
        ("class A: x", ast.ClassDef),
        ("lambda: x", ast.Lambda),
        ("if a:\n  [x for _ in y]", ast.Module),
    ],
)
def test_the_scope_of_a_node_is_the_innermost(text: str, scope: type[ast.AST]) -> None:
    made = source(text)
    (use,) = loads_of(made.tree, "x")
    assert type(made.function_of(use)) is scope


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("for x in x:\n  x\nelse:\n  x\nx", [[2]]),
        ("for x in y:\n  pass\nfor x in y:\n  x", [[], [4]]),
        ("for x, z in y:\n  x", []),
        ("[x\n for x in\n x if\n x]", [[1, 4]]),
        ("[x\n for x in y for\n x in x]", []),
        ("{x:\n z for z in y for x in z}", [[1]]),
    ],
)
def test_a_loop_gives_its_values_to_what_is_read_in_its_body(text: str, lines: list[list[int]]) -> None:
    tree = ast.parse(text)
    assert [sorted(use.lineno for use in loads_in(loop, "x")) for loop in loops_over(tree, "x")] == lines


def test_a_node_is_there_if_its_text_is_that_of_the_node() -> None:
    made = source("a.b\nc")
    first, second = (statement.value for statement in made.tree.body if isinstance(statement, ast.Expr))
    assert made.is_there(first)
    second.lineno = second.end_lineno = 1
    assert not made.is_there(second)
    second.end_col_offset = 2
    assert not made.is_there(second)
