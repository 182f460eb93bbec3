"""docs/rules.md has every word of the vocabulary, and `rules.toml` may have each condition and example as it is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from shapesmith.ir.rules import FormatName, RuleKind
from shapesmith.ir.verdicts import DISMISSALS
from shapesmith.sources.verdicts.conditions import read_condition
from shapesmith.sources.verdicts.kinds import misfit

TEXT = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
CONDITIONS = re.findall(r"^\| `(\{.*?\})`", TEXT, re.MULTILINE)
EXAMPLES = re.findall(r"^\| \"[^|]* \| (`kind = .*) \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize("words", [get_args(RuleKind), get_args(FormatName), tuple(DISMISSALS)])
def test_every_kind_format_and_reason_is_named(words: tuple[str, ...]) -> None:
    assert [word for word in words if f"`{word}`" not in TEXT] == []


@pytest.mark.parametrize("condition", [each for each in CONDITIONS if "..." not in each])
def test_a_condition_can_be_read(condition: str) -> None:
    assert read_condition(tomllib.loads(f"must = {condition}")["must"])


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_verdict_of_an_example_is_valid(example: str) -> None:
    verdict: dict[str, Any] = {}
    for line in re.findall(r"`([a-z]+ = .*?)`(?=,|$)", example):
        verdict |= tomllib.loads(line)
    when = (read_condition(verdict["when"]),) if "when" in verdict else ()
    assert misfit(verdict["kind"], read_condition(verdict["must"]), when) == ""


def test_the_tables_were_found() -> None:
    assert len(CONDITIONS) > 20
    assert len(EXAMPLES) > 12
