"""Where the source expects a call to raise, by the names of what expects it and of the errors that are caught."""

from __future__ import annotations

import ast

import pytest
from shapesmith.clients.raising import (
    calls_that_are_tried,
    catches_wrong_calls,
    expects_error,
    fails_unless_raised,
)

from tests.growth import assert_no_quadratic_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pytest.raises(ClientError)", True),
        ("raises(ClientError)", True),
        ("self.assertRaises(ClientError)", True),
        ("self.assertRaises", True),
        ('self.assertRaisesRegex(ClientError, "x")', True),
        ("contextlib.suppress(ClientError)", True),
        ("assert_raises(ClientError)", True),
        ("self.assertRaisesRegexp(ClientError, 'a')", True),
        ("assert_raises_client_error()", True),
        ("does_not_raise()", False),
        ("suppress_warnings()", False),
        ("praises(ClientError)", False),
        ("pytest.warns(UserWarning)", False),
        ("raises.open(x)", False),
        ("open(raises)", False),
    ],
)
def test_what_expects_an_error_is_known_by_its_name(text: str, expected: bool) -> None:
    assert expects_error(ast.parse(text, mode="eval").body) is expected


@pytest.mark.parametrize(
    ("handlers", "expected"),
    [
        ("except AttributeError: pass", True),
        ("except botocore.exceptions.OperationNotPageableError: pass", True),
        ("except ParamValidationError as error: pass", True),
        ("except UnknownServiceError: pass", True),
        ("except (ValueError, botocore.exceptions.ParamValidationError): pass", True),
        ("except ValueError: pass\nexcept AttributeError: pass", True),
        ("except ClientError: pass", False),
        ("except (ValueError, KeyError): pass", False),
        ("except (): pass", False),
        ("except: pass", False),
        ("except Exception: pass", False),
    ],
)
def test_what_a_wrong_call_raises_is_caught_by_its_own_name_alone(handlers: str, expected: bool) -> None:
    (statement,) = ast.parse(f"try: f()\n{handlers}").body
    assert isinstance(statement, ast.Try)
    assert catches_wrong_calls(statement.handlers) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("client.a(); self.fail()", True),
        ("client.a(); pytest.fail('no error')", True),
        ("client.a(); assert False, 'no error'", True),
        ("client.a(); raise AssertionError", True),
        ("client.a(); raise AssertionError('no error')", True),
        ("self.fail(); client.a()", False),
        ("client.a()", False),
        ("client.a(); assert done", False),
        ("client.a(); assert True", False),
        ("client.a(); raise ValueError('a')", False),
        ("client.a(); raise", False),
    ],
)
@pytest.mark.parametrize("place", ["try:\n {}\nexcept E: pass\n", "try: a()\nexcept E: pass\nelse:\n {}\n"])
def test_a_test_that_fails_unless_the_body_of_a_try_raises(place: str, body: str, expected: bool) -> None:
    (statement,) = ast.parse(place.format(body)).body
    assert isinstance(statement, ast.Try)
    assert fails_unless_raised(statement) is expected


def test_the_failure_of_a_handler_is_no_failure_of_the_body() -> None:
    (statement,) = ast.parse("try: a()\nexcept E: self.fail()\nfinally: self.fail()\n").body
    assert isinstance(statement, ast.Try)
    assert not fails_unless_raised(statement)


def tried(text: str) -> list[str]:
    """Return which of the calls `a()`, `b()` and `c()` are tried elsewhere."""
    found = calls_that_are_tried(ast.parse(text), text)
    calls = (ast.unparse(call) for call in found.handed | found.of_helpers)
    return sorted(call for call in calls if call in ("a()", "b()", "c()"))


@pytest.mark.parametrize(
    "text",
    [
        "self.assertRaises(E, lambda: a())",
        "error = pytest.raises(E, lambda: a())",
        "assert str(pytest.raises(E, lambda: a()).value)",
        "def f():\n    return self.assertRaises(E, callable=lambda: g(a()))",
        "call = lambda: a()\npytest.raises(E, call)",
        "def call():\n    a()\ndef test():\n    pytest.raises(E, call)",
        "async def call():\n    a()\ndef test():\n    raises(E, call)",
        "def test():\n    def call():\n        a()\n    pytest.raises(E, partial(call))",
        "def test():\n    with pytest.raises(E):\n        run(call=[lambda: a()])",
        "def call():\n    a()\ndef test():\n    with pytest.raises(E):\n        call()",
        "def call():\n    a()\ndef test():\n    with open(x), raises(E) as e:\n        for x in y: call()",
        "class T:\n    def call(self):\n        a()\n    def test(self):\n        with self.assertRaises(E):\n"
        "            self.call()\n        self.assertRaises(E, lambda: self.call())",
        "call = lambda: a()\nwith pytest.raises(E):\n    call()",
    ],
)
def test_a_call_that_is_handed_to_what_expects_an_error_is_tried(text: str) -> None:
    assert tried(f"{text}\nb()") == ["a()"]


@pytest.mark.parametrize(
    "text",
    [
        "self.assertEqual(E, lambda: a())",
        "def call():\n    a()\npytest.raises(E, other)",
        "def test():\n    f(lambda: a())\ndef other():\n    pytest.raises(E, f)",
        "def call():\n    a()\npytest.raises(E, client.call)",
        "def call():\n    a()\nwith pytest.raises(E):\n    call()\ncall()",
        "def call():\n    a()\nwith pytest.raises(E):\n    call()\nrun(call)",
        "def call():\n    a()\nwith pytest.raises(E):\n    client.call()",
        "def call():\n    a()\nwith suppress(E):\n    call()",
        "@fixture\ndef call():\n    a()\ndef test(call):\n    with pytest.raises(E):\n        call()",
    ],
)
def test_a_call_of_another_function_is_not(text: str) -> None:
    assert tried(text) == []


def test_functions_within_functions_take_no_quadratic_time() -> None:
    def module(depth: int) -> ast.Module:
        inner: ast.stmt = ast.Expr(ast.parse("self.assertRaises(E, lambda: a())", mode="eval").body)
        for _ in range(depth):
            inner = ast.FunctionDef("f", ast.parse("lambda: 0", mode="eval").body.args, [inner], [])
        return ast.Module([inner], [])

    assert_no_quadratic_time(lambda tree: calls_that_are_tried(tree, "assertRaises("), module, 400)
