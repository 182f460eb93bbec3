"""The tables of a service are expressions: what they may name, and when they are evaluated."""

from __future__ import annotations

import pytest
import shapesmith.runtime as rt
from shapesmith.lint.tables import ServiceTables
from shapesmith.targets.request_tables.tables import RequestTables


def made(**patterns: str) -> ServiceTables:
    """Return tables that have nothing but patterns, which are expressions."""
    return ServiceTables(
        "bakery",
        RequestTables(requests={}, schemas={}, rules={}, enums={}, patterns=patterns, edits={}, converted=()),
    )


def test_an_expression_names_the_runtime_and_what_the_tables_have() -> None:
    tables = made(A="rt.Pattern", B="(A, B_)", B_="1")
    assert tables._evaluated("B") == (rt.Pattern, 1)


@pytest.mark.parametrize("expression", ["open", "(lambda: open)()", "[open for _ in (1,)]", "__import__('os')"])
def test_an_expression_has_no_functions_of_python(expression: str) -> None:
    with pytest.raises((NameError, AttributeError), match=r"open|__import__"):
        made()._evaluated(expression)
