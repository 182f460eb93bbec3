"""The settings of the linter, `[tool.shapesmith.lint]`: severities by rule, clients by name, files to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from shapesmith.lint.catalogue import RULES, SEVERITIES, Severity
from shapesmith.text.near import did_you_mean

_KEYS = ("severities", "clients", "exclude", "baseline")


class SettingsError(Exception):
    """Settings that are wrong; the message says which, and what is possible."""


class Settings(NamedTuple):
    """The settings. `severities` by the code of a rule, or the id of a rule of a service, which counts before it.

    `clients` is the service of a client by the name of a variable, parameter or attribute; `exclude` are patterns of
    paths; `baseline` is the path of the baseline, empty if there is none.
    """

    severities: Mapping[str, Severity] = {}
    clients: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()
    baseline: str = ""

    def severity(self, code: str, rule: str = "") -> Severity:
        """Return the severity of a report."""
        for name in (rule, rule.partition(":")[0], code):
            if name and name in self.severities:
                return self.severities[name]
        return RULES[code].severity


def read_settings(table: Mapping[str, Any]) -> Settings:
    """Return the settings in a table of TOML. Raises SettingsError for an unknown key or value, with near names."""
    for key in table:
        if key not in _KEYS:
            raise SettingsError(f'[tool.shapesmith.lint] has no key "{key}"{did_you_mean(str(key), _KEYS)}')
    severities = _texts(table, "severities")
    for name, value in severities.items():
        if name not in RULES and "." not in name:
            raise SettingsError(f'[tool.shapesmith.lint.severities] has no rule "{name}"{did_you_mean(name, RULES)}')
        if value not in SEVERITIES:
            raise SettingsError(
                f'[tool.shapesmith.lint.severities] {name} must be one of {", ".join(SEVERITIES)} (got "{value}")'
            )
    exclude = table.get("exclude", [])
    if not isinstance(exclude, list) or not all(isinstance(each, str) for each in exclude):
        raise SettingsError("[tool.shapesmith.lint] exclude must be a list of patterns of paths")
    baseline = table.get("baseline", "")
    if not isinstance(baseline, str):
        raise SettingsError("[tool.shapesmith.lint] baseline must be a path")
    return Settings(severities, _texts(table, "clients"), tuple(exclude), baseline)  # type: ignore[arg-type]


def _texts(table: Mapping[str, Any], key: str) -> dict[str, str]:
    found = table.get(key, {})
    if not isinstance(found, Mapping) or not all(isinstance(value, str) for value in found.values()):
        raise SettingsError(f"[tool.shapesmith.lint.{key}] must be a table of texts")
    return {str(name): value for name, value in found.items()}
