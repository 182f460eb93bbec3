"""Names of a spec with characters that do not show: found by what they are, shown with those escaped."""

from __future__ import annotations

import pytest

OPERATION = 'Do"""It\n'


@pytest.fixture(scope="module")
def hostile(golden):
    return golden("hostile_text")


def test_an_operation_is_found_by_its_name(hostile):
    found = hostile.operation(OPERATION)
    assert found.method == "do_it"
    assert hostile._package.request(OPERATION) is found.request


def test_violations_are_printable(hostile):
    found = hostile.validate(OPERATION, {"g\nh": object(), "bidi\u202egnp.exe": object()}, partial=True)
    texts = [text for each in found for text in (each.path, each.message, each.rule)]
    assert {r"g\nh", r"bidi\u202egnp.exe"} <= {*texts}
    assert all(map(str.isprintable, texts))


def test_rules_are_printable(hostile):
    texts = [text for each in hostile.rules(OPERATION) for text in (each.id, each.message)]
    assert any(r"\u202e" in text for text in texts)
    assert all(map(str.isprintable, texts))
