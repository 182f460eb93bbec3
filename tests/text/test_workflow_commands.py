"""Commands of GitHub Actions: what would end one of their parts is escaped, and what cannot be printed is shown."""

from __future__ import annotations

import pytest
from shapesmith.text.workflow_commands import workflow_command


@pytest.mark.parametrize(
    ("message", "escaped"),
    [
        ("", ""),
        ("a: b, c", "a: b, c"),
        ("100%", "100%25"),
        ("a\nb", "a%0Ab"),
        ("a\n\nb\n", "a%0A%0Ab%0A"),
        ("%0A", "%250A"),
        ("\u00e9", "\u00e9"),
        ("::error::x", "::error::x"),
        ("a\x1bb", "a\\x1bb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\rb", "a\\rb"),
    ],
)
def test_a_message_is_one_line(message: str, escaped: str) -> None:
    assert workflow_command("error", message, {"line": 1}) == f"::error line=1::{escaped}"


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("a.py", "a.py"),
        ("a,b", "a%2Cb"),
        ("C:/a", "C%3A/a"),
        ("a%b", "a%25b"),
        ("a\nb", "a%0Ab"),
        (3, "3"),
        ("a=b", "a=b"),
    ],
)
def test_a_property_has_no_comma_and_no_colon(value: object, escaped: str) -> None:
    assert workflow_command("notice", "m", {"file": value, "col": 2}) == f"::notice file={escaped},col=2::m"


def test_without_properties_there_is_an_empty_list() -> None:
    assert workflow_command("warning", "m", {}) == "::warning ::m"
