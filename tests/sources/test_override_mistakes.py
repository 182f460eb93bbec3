"""What is wrong in overrides.toml: each mistake at its table, with what the value must be."""

from __future__ import annotations

import pytest
from shapesmith.sources.aws.overrides import OverridesRead, read_overrides
from shapesmith.specs.spec import OVERRIDES, Spec, SpecFile

RIGHT = {
    "constraint": {"constraint": '"Loaf.Crust.length"', "action": '"off"', "reason": '"It may be burnt."'},
    "rule": {"rule": '"Loaf.one_of"', "action": '"off"', "reason": '"It may be burnt."'},
    "structure": {"structure": '"Loaf"', "union": "true", "reason": '"It may be burnt."'},
}


def read(text: str) -> OverridesRead:
    return read_overrides(Spec("bakery", "", "path", "", {OVERRIDES: SpecFile.of(OVERRIDES, text.encode())}))


def entry(table: str, **values: str) -> str:
    """Return a table that is right but for `values`."""
    lines = [f"{key} = {value}" for key, value in {**RIGHT[table], **values}.items()]
    return "\n".join([f"[[{table}]]", *lines, ""])


@pytest.mark.parametrize(
    ("table", "key", "value", "must"),
    [
        ("constraint", "constraint", "1", "the id of a constraint (got 1)"),
        ("constraint", "action", '"error"', """one of "off", "advice", "correct" (got 'error')"""),
        ("constraint", "reason", "'\t'", r"text that is not blank (got '\t')"),
        ("constraint", "min", '"1"', "a number (got '1')"),
        ("constraint", "max", "true", "a number (got True)"),
        ("constraint", "pattern", "1", "text (got 1)"),
        ("constraint", "values", '"a"', "a list of texts (got 'a')"),
        ("constraint", "values", "[1]", "a list of texts (got [1])"),
        (
            "constraint",
            "was",
            "{ low = 1 }",
            "what the model said: a number, text, a list of texts, or a table of min and max (got {'low': 1})",
        ),
        ("rule", "rule", "1", "the id of a rule (got 1)"),
        ("rule", "action", '"correct"', """one of "off", "advice", "error" (got 'correct')"""),
        ("structure", "structure", "1", "the name of a structure (got 1)"),
        ("structure", "union", "false", "true (got False)"),
        ("structure", "python_values", '"json"', """"attribute-value" (got 'json')"""),
    ],
)
def test_a_value_must_be_of_the_kind_of_its_key(table: str, key: str, value: str, must: str) -> None:
    found = read(entry(table) + entry(table, **{key: value}))
    assert [str(diagnostic) for diagnostic in found.diagnostics] == [
        f"{OVERRIDES}#/{table}/1: error: {key} must be {must} [overrides-value]"
    ]
    assert sum(map(len, (found.constraints, found.rules, found.structures))) == 1


@pytest.mark.parametrize(("table", "keys"), [(table, list(keys)) for table, keys in RIGHT.items()])
def test_each_key_that_a_table_needs_is_missed_by_name(table: str, keys: list[str]) -> None:
    found = read(f"[[{table}]]\n")
    assert [diagnostic.message.partition(" ")[0] for diagnostic in found.diagnostics] == keys
    assert all(diagnostic.message.endswith("(got none)") for diagnostic in found.diagnostics)


@pytest.mark.parametrize("table", RIGHT)
@pytest.mark.parametrize(("value", "got"), [("1", "1"), ('["off"]', "'off'"), ("[[]]", "[]")])
def test_an_override_is_a_table(table: str, value: str, got: str) -> None:
    assert [str(diagnostic) for diagnostic in read(f"{table} = {value}").diagnostics] == [
        f"{OVERRIDES}#/{table}/0: error: an override must be a table (got {got}) [overrides-value]"
    ]


def test_a_key_that_is_not_known_is_near_one_that_is() -> None:
    (diagnostic,) = read(entry("structure", python_value='"json"')).diagnostics
    assert diagnostic.message == (
        '"python_value" is not known in an override; it has structure, union, reason, python_values; '
        'did you mean "python_values"?'
    )


@pytest.mark.parametrize("table", RIGHT)
def test_of_what_is_overridden_twice_the_last_is_read(table: str) -> None:
    found = read(entry(table) + entry(table, reason='"The last."'))
    ((last,),) = filter(None, (found.constraints, found.rules, found.structures))
    assert (last.reason, last.provenance.pointer) == ("The last.", f"/{table}/1")
    assert [diagnostic.pointer for diagnostic in found.diagnostics] == [f"/{table}/1"]
