"""Where the source expects a call to raise, by the names of what expects it and of the errors that are caught."""

from __future__ import annotations

import ast

import pytest
from shapesmith.clients.raising import catches_wrong_calls, expects_error


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pytest.raises(ClientError)", True),
        ("raises(ClientError)", True),
        ("self.assertRaises(ClientError)", True),
        ("self.assertRaises", True),
        ('self.assertRaisesRegex(ClientError, "x")', True),
        ("contextlib.suppress(ClientError)", True),
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
