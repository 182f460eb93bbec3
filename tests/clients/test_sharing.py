"""Which uses of a name may let something else change its list or dict, and which only read it."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.sharing import HARMLESS, READING, shared_names

from tests.clients.known import passed


def shared(text: str, *harmless: str) -> str:
    """Return the names that a statement shares, in their order; calls of `harmless` names change nothing."""
    (statement,) = ast.parse(text).body
    node = statement.value if isinstance(statement, ast.Expr) else statement

    def is_harmless(call: ast.Call) -> bool:
        return ast.unparse(call.func) in harmless

    return " ".join(shared_names(node, is_harmless))


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "x == y",
        "not x",
        "f'{x}'",
        "x[0]",
        "x[y]",
        "[x, (y, {z}), *v]",
        "{x: y}",
        "x and y or z",
        "x if y else z",
        "len(x)",
        "dumps(x, indent=y)",
        "print(*x, **y)",
        "deepcopy(x)",
        "x.keys()",
        "x.count(1)",
        "x.index(1)",
        "assert x",
    ],
)
def test_what_only_reads_shares_nothing(text: str) -> None:
    assert shared(text) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("y = x", "x"),
        ("y = x[0]", "x"),
        ("y = x[z]", "x"),
        ("y = [x]", "x"),
        ("y = x or z", "x z"),
        ("y = x if z else v", "x v"),
        ("y = x.a", "x"),
        ("y = x == z", ""),
        ("y = len(x)", ""),
        ("y = f(x)", "x"),
        ("x += y", "x y"),
        ("x[0] = 1", "x"),
        ("x[y] = z", "x z"),
        ("x.a = 1", "x"),
        ("del x[0]", "x"),
        ("x.append(y)", "x y"),
        ("x.items()", "x"),
        ("x.a.keys()", "x"),
        ("f(x)", "x"),
        ("f(a=x)", "x"),
        ("f(*x)", "x"),
        ("f(len(x))", ""),
        ("f(x == y)", ""),
        ("f(x[y])", "x"),
        ("x(1)", ""),
        ("x(y)", "y"),
        ("await f(x)", "x"),
        ("await len(x)", ""),
        ("lambda: x", "x"),
        ("[y for y in x]", "x y"),
        ("return_ = yield_(x)", "x"),
        ("if x:\n    y", ""),
        ("if x:\n    y = z", "z"),
        ("if x:\n    pass\nelse:\n    y = z", "z"),
        ("while x:\n    f(y)", "y"),
        ("for y in x:\n    pass", "x"),
        ("with x:\n    pass", "x"),
        # What is only read may have parts that are not.
        ("z[f(x)]", "x"),
        ("z[f(x)].keys()", "x"),
        ("y if f(x) else z", "x"),
        ("if f(x):\n    pass", "x"),
        ("while f(x):\n    pass", "x"),
        ("if z:\n    x", ""),
        ("if z:\n    y = [x]", "x"),
        ("f(x)(1)", "x"),
        ("f'{f(x)}'", "x"),
        ("(x[0] for y in z)", "x z"),
    ],
)
def test_what_may_make_another_name_for_a_value_shares_it(text: str, names: str) -> None:
    assert " ".join(sorted(shared(text).split())) == " ".join(sorted(names.split()))


def test_the_arguments_of_a_call_that_changes_nothing_are_read() -> None:
    assert shared("s3.put_object(Key=x)") == "s3 x"
    assert shared("s3.put_object(Key=x)", "s3.put_object") == "s3"


def test_what_is_harmless_by_its_name() -> None:
    assert {"count", "index", "keys"} == READING
    assert all(shared(f"y = {name}(x)") == "" for name in HARMLESS)
    assert len(HARMLESS) == 19
    assert {"sorted", "list", "dict", "iter", "setattr", "max", "min"}.isdisjoint(HARMLESS)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("s3.put_object(Key=x)", [1]),
        ("client.put_object(Key=x)", [1]),
        ("b.put_object(Key=x)", "?"),
        ("s3.put_object", [1]),
        # Which calls are harmless is not asked of lists and dicts while it is not known which of them are shared.
        ("clients[0].put_object(Key=x)", "?"),
        ("named['s3'].put_object(Key=x)", "?"),
    ],
)
def test_a_call_of_a_known_client_does_not_change_what_a_module_has(called: str, expected: Any) -> None:
    before = f"client = s3\nclients = [s3]\nnamed = {{'s3': s3}}\nx = [1]\n{called}"
    assert passed("", before=before) == expected


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("x = [1]\nf(x)", "?"),
        ("x = [1]\ny = x\nf(y)", "?"),
        ("x = {'A': 1}\ny = [x]\nf(y)", "?"),
        ("x = [1]\ny = [1]\nf(y)", [1]),
        # A name that has another value by now is not that of the list any more.
        ("x = [1]\ny = x\nx = 5\nf(y)", 5),
        ("x = [1]\ny = x\nx = [2]\nf(y)", [2]),
        ("x = [1]\ny = x\ny = 5\nf(y)", [1]),
        ("x = [1]\ny = x\nz = x\ny = 5\nf(z)", "?"),
        # Any function may change what a name of the module has.
        ("global g\nx = [1]\ng = x", "?"),
        ("global g\nx = [1]\ng = 1", [1]),
    ],
)
def test_what_is_shared_is_forgotten_under_each_name_that_it_has_now(body: str, value: Any) -> None:
    assert passed(body) == value


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("x, Y=a(x)", "?"),
        ("[x], Y=a(x)", "?"),
        ("x, Y=len(x)", [1]),
        ("y, Y=a(x)", [2]),
    ],
)
def test_an_argument_that_another_one_may_change_is_not_known(arguments: str, expected: Any) -> None:
    assert passed("x = [1]\ny = [2]", arguments) == expected
