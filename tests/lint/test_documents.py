"""docs/lint.md has a section for each rule, and the settings that it shows can be read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from shapesmith.lint.catalogue import RULES
from shapesmith.lint.settings import read_settings

TEXT = (Path(__file__).parents[2] / "docs" / "lint.md").read_text(encoding="utf-8")


def test_each_rule_has_a_section_of_its_name_in_the_order_of_the_catalogue() -> None:
    assert re.findall(r"^### (\S+)$", TEXT, re.MULTILINE) == list(RULES)


def test_the_settings_that_are_shown_are_valid() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    settings = read_settings(tomllib.loads(shown)["tool"]["shapesmith"]["lint"])
    assert settings.severity("value-pattern") == "warning"
    assert settings.severity("documented", "sqs.SendMessageRequest.DelaySeconds.range:b34b9439") == "off"
    assert settings.clients == {"queue": "sqs"}
