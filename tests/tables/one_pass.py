"""A request that is sent is checked and converted by one function; here it is compared with the check and the conversion."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


@cache
def compiled(schema: Any) -> Any:
    """Return the function of a table, made by the runtime that the table is of."""
    return one_pass_of(schema).params_of_valid(schema)


def one_pass_of(schema: Any) -> ModuleType:
    """Return the module of the runtime that a table is of."""
    return import_module(f"{type(schema).__module__.rpartition('.')[0]}.one_pass")


def assert_one_pass(schema: Any, value: Any) -> None:
    """One pass gives what the conversion gives, where the compiled check passes that, and else nothing.

    Nothing either where a rule reads a token, or boto3 edits the request (see test_one_pass). A dict in the place of a
    structure has a check of its own, which may search where the compiled one gives up: then nothing must be found.
    """
    if not isinstance(value, dict):
        return
    made = schema.owner.from_boto3(value)
    sent = outcome(compiled(schema), made)
    params = outcome(type(made).to_boto3, made)
    check: Any = next(found for found in iter(schema.compiled_check, 0) if found is not None)
    is_left = schema.edits_named or one_pass_of(schema)._reads_tokens(schema)
    if is_left or params is False or made._kept:
        assert sent is False, value
    elif sent is not False or outcome(check, params) is not False:
        assert schema.find(params) == [], value
        assert repr(sent) == repr(without_tokens(schema, made, params)), value


def outcome(function: Any, value: Any) -> Any:
    """Return the result, or False if there is an exception: the search then decides."""
    try:
        return function(value)
    except Exception:
        return False


def without_tokens(schema: Any, made: Any, params: dict[str, Any]) -> dict[str, Any]:
    """Leave out the tokens that the request did not set."""
    made_up = {
        name
        for name, attribute in schema.attributes.items()
        if attribute in schema.tokens and getattr(made, attribute) is None
    }
    return {name: value for name, value in params.items() if name not in made_up}
