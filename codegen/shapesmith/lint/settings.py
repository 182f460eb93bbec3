"""The settings of the linter, `[tool.shapesmith.lint]`: severities by rule, clients by name, files to leave out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.lint.catalogue import RULES, SEVERITIES, Severity
from shapesmith.project import LINT
from shapesmith.provenance import Provenance
from shapesmith.specs.installed import botocore_services
from shapesmith.text.near import did_you_mean
from shapesmith.text.printable import shortened

_KEYS = ("severities", "clients", "exclude", "baseline")


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
    """Return the settings in `[tool.shapesmith.lint]`. Raises SpecError with every setting that is wrong.

    A service is one of the installed botocore; where one is named and there is no botocore, that is an error, too.
    """
    reader = _Reader()
    settings = reader.settings(table)
    if reader.diagnostics:
        raise SpecError(reader.diagnostics)
    return settings


class _Reader:
    """Reads the table; `diagnostics` grows as it goes."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def settings(self, table: Mapping[str, Any]) -> Settings:
        """Return the settings; those that are wrong are left out and reported."""
        for key in table:
            if key not in _KEYS:
                near = did_you_mean(str(key), _KEYS)
                message = f'"{key}" must be a setting of the linter: {", ".join(_KEYS)}{near}'
                self.diagnostics.append(error("config-unknown", LINT.of(key), message))
        exclude = table.get("exclude", [])
        if not isinstance(exclude, list) or not all(isinstance(each, str) for each in exclude):
            self._reject(LINT.of("exclude"), "exclude must be a list of patterns of paths", exclude)
            exclude = []
        baseline = table.get("baseline", "")
        if not isinstance(baseline, str):
            self._reject(LINT.of("baseline"), "baseline must be a path", baseline)
        return Settings(self._severities(table), self._clients(table), tuple(exclude), baseline)

    def _severities(self, table: Mapping[str, Any]) -> dict[str, Severity]:
        found: dict[str, Severity] = {}
        for name, value in self._entries(table, "severities").items():
            where = LINT.of("severities", name)
            if name not in RULES and "." not in name:
                message = f'"{name}" must be the code of a rule of the linter, or the id of a rule of a service'
                self.diagnostics.append(error("config-unknown", where, f"{message}{did_you_mean(name, RULES)}"))
            elif value in SEVERITIES:
                found[name] = value
            else:
                self._reject(where, f"the severity of {name} must be one of {', '.join(SEVERITIES)}", value)
        return found

    def _clients(self, table: Mapping[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        entries = self._entries(table, "clients")
        known = botocore_services() if entries else []
        for name, service in entries.items():
            if not isinstance(service, str):
                self._reject(LINT.of("clients", name), f"the client {name} must be the name of a service", service)
            elif unknown := wanted_service(service, known):
                self._reject(LINT.of("clients", name), f"the client {name} must be {unknown}", service)
            else:
                found[name] = service
        return found

    def _entries(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = table.get(key, {})
        if isinstance(found, Mapping):
            return found
        self._reject(LINT.of(key), f"{key} must be a table", found)
        return {}

    def _reject(self, where: Provenance, message: str, value: Any) -> None:
        self.diagnostics.append(error("config-value", where, f"{message} (got {shortened(repr(value))})"))


def wanted_service(name: str, known: Collection[str]) -> str:
    """Return what the service of a client must be, if `name` is not among those `known`; empty if it is."""
    return "" if name in known else f"a service of the installed botocore{did_you_mean(name, known)}"
