"""The settings of a project: the table `[tool.shapesmith]` of the `pyproject.toml` in the current folder."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

from shapesmith.diagnostics import Diagnostic, SpecError, error, stop_on_errors
from shapesmith.options import LONGEST_MODULE, PACKAGE, DocStyle, Operations, Options
from shapesmith.provenance import Provenance
from shapesmith.text import toml
from shapesmith.text.near import did_you_mean
from shapesmith.text.printable import shortened

FILE = Path("pyproject.toml")

_TABLE = Provenance(str(FILE)).of("tool", "shapesmith")
CHANGES = _TABLE.of("changes")
"""Where the severities of change rules are."""
LINT = _TABLE.of("lint")
"""Where the settings of the linter are."""


_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
# https://packaging.python.org/en/latest/specifications/name-normalization/#name-format
_DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z")
# https://packaging.python.org/en/latest/specifications/version-specifiers/: versions in their normal form.
_VERSION = re.compile(
    r"(?:[1-9][0-9]*!)?[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?(?:\.dev[0-9]+)?"
    r"(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?\Z"
)
# What the generated package imports, or is used beside.
_BOTO3 = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six", "urllib3")
_TAKEN = frozenset({*sys.stdlib_module_names, *_BOTO3, "shapesmith"})
# Files beside the package, and devices of Windows: no folder can have these names, in any case.
_NO_FOLDERS = frozenset(
    {"license", "notice", "aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


class Project(NamedTuple):
    """The settings of a project; those that its file does not have are the defaults.

    `version` is None where the file has none. `services` are those that commands work on if none is named, each with
    the position at which the file lists it; without any, all that are vendored. `operations` are those wanted of a
    service (by default all), `changes` the severities of change rules by their ids, and `lint` the settings of `lint`;
    the commands that use the last two check what is in them.
    """

    package: str = PACKAGE
    distribution: str = ""
    version: str | None = None
    doc_style: DocStyle = "markdown"
    services: Mapping[str, Provenance] = {}
    operations: Mapping[str, Operations] = {}
    changes: Mapping[str, str] = {}
    lint: Mapping[str, Any] = {}

    def options(self, doc_style: DocStyle | None = None) -> Options:
        """Return the options of the output; a `doc_style` that is given wins over that of the file."""
        options = Options(doc_style or self.doc_style, self.package, operations=self.operations)
        options = options._replace(distribution=self.distribution or distribution_of(self.package))
        return options if self.version is None else options._replace(version=self.version)

    def without_spec(self, known: list[str], shapes: Path, published: list[str]) -> list[Diagnostic]:
        """Return an error for each service of the file that is not among those `known` in the folder `shapes`.

        `published` are those that can be added.
        """

        def way_out(service: str) -> str:
            near = did_you_mean(service, [each for each in (*known, *published) if each != service])
            if published and service not in published:
                add = f"run `shapesmith shapes add {service} --from PATH`"
                return f", and botocore has no such service; correct it, {add}, or take it out here{near}"
            return f"; run `shapesmith shapes add {service}`, or take it out here{near}"

        wanted = dict(self.services)
        for service, operations in self.operations.items():
            wanted.setdefault(service, operations.provenance)
        return [
            error("service-unknown", provenance, f'"{service}" has no spec in {shapes}{way_out(service)}')
            for service, provenance in wanted.items()
            if service not in known
        ]


def read_project() -> Project:
    """Return the settings in the current folder; the defaults where there is no file, or no table of shapesmith in it.

    Raises SpecError with every setting that is wrong.
    """
    try:
        content = FILE.read_bytes()
    except FileNotFoundError:
        return Project()
    except OSError as failure:
        message = f"cannot be read: {failure.strerror}"
        raise SpecError([error("config-broken", Provenance(str(FILE)), message)]) from failure
    return project_of(content)


def project_of(content: bytes) -> Project:
    """Return the settings in the content of a `pyproject.toml`. Raises SpecError with every setting that is wrong."""
    document = read_toml(content)
    tool = document.get("tool", {})
    table = tool.get("shapesmith", {}) if isinstance(tool, dict) else {}
    reader = _Reader()
    project = reader.project(table, _TABLE)
    stop_on_errors(reader.diagnostics)
    return project


def read_toml(content: bytes) -> dict[str, Any]:
    """Return the tables in the content of a `pyproject.toml`. Raises SpecError if it is not TOML."""
    try:
        return toml.read_toml(content)
    except toml.NotToml as broken:
        message = f"must be TOML ({broken})"
        raise SpecError([error("config-broken", Provenance(str(FILE)).at_line(broken.line), message)]) from broken


class _Wrong(Exception):
    """Raised for a value that a setting cannot have: what it must be."""


class _Reader:
    """Reads one table; `diagnostics` grows as it goes."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def project(self, table: Any, where: Provenance) -> Project:
        """Return the settings in the table of shapesmith; those that are wrong are left out and reported."""
        readers: dict[str, Callable[[Any, Provenance], Any]] = {
            "package": _package,
            "distribution": partial(
                _matching, _DISTRIBUTION, "the name of a distribution, in ASCII letters, digits, - _ and ."
            ),
            "version": partial(_matching, _VERSION, 'a version in its normal form, such as "1.2.0" or "1.2.0rc1"'),
            "doc-style": partial(_one_of, get_args(DocStyle)),
            "services": self._services,
            "operations": self._operations,
            "changes": self._changes,
            "lint": self._entries,
        }
        found = self._table(table, where, readers)
        if "services" in found:
            self._check_listed(found)
        return Project(**{key.replace("-", "_"): value for key, value in found.items()})

    def _table(
        self, table: Any, where: Provenance, readers: Mapping[str, Callable[[Any, Provenance], Any]]
    ) -> dict[str, Any]:
        """Return the values of a table whose keys are those of `readers`."""
        found: dict[str, Any] = {}
        for key, value in self._entries(table, where).items():
            read = readers.get(key)
            if read is None:
                near = did_you_mean(key, readers)
                message = f'"{key}" must be a setting of shapesmith: {", ".join(readers)}{near}'
                self.diagnostics.append(error("config-unknown", where.of(key), message))
                continue
            try:
                found[key] = read(value, where.of(key))
            except _Wrong as wrong:
                self._reject(where.of(key), f"{key} must be {wrong}", value)
        return found

    def _entries(self, table: Any, where: Provenance) -> dict[str, Any]:
        if isinstance(table, dict):
            return table
        self._reject(where, "must be a table", table)
        return {}

    def _services(self, value: Any, where: Provenance) -> dict[str, Provenance]:
        return {name: where.of(index) for index, name in enumerate(_names(value))}

    def _operations(self, value: Any, where: Provenance) -> dict[str, Operations]:
        found: dict[str, Operations] = {}
        for service, listed in self._entries(value, where).items():
            try:
                found[service] = Operations(_names(listed), where.of(service))
            except _Wrong as wrong:
                self._reject(where.of(service), f"the operations wanted of {service} must be {wrong}", listed)
        return found

    def _changes(self, value: Any, where: Provenance) -> dict[str, str]:
        found: dict[str, str] = {}
        for rule, severity in self._entries(value, where).items():
            if isinstance(severity, str):
                found[rule] = severity
            else:
                self._reject(where.of(rule), f"the severity of {rule} must be a word", severity)
        return found

    def _check_listed(self, found: Mapping[str, Any]) -> None:
        """Report operations wanted of a service that the file does not list."""
        for service, operations in found.get("operations", {}).items():
            if service not in found["services"]:
                message = f'"{service}" must be among the services{did_you_mean(service, found["services"])}'
                self.diagnostics.append(error("config-value", operations.provenance, message))

    def _reject(self, where: Provenance, message: str, value: Any) -> None:
        self.diagnostics.append(error("config-value", where, f"{message} (got {shortened(repr(value))})"))


def wanted_package(value: object) -> str:
    """Return what the name of a generated package must be, if `value` is none; empty if it is one."""
    if not isinstance(value, str) or not _PACKAGE.match(value) or keyword.iskeyword(value):
        return "the name of a Python package, in ASCII letters, digits and _, and no keyword"
    if len(value) > LONGEST_MODULE:
        return f"a name of at most {LONGEST_MODULE} characters"
    if value.lower() in _NO_FOLDERS:
        return "a name that a folder can have, on Windows and beside LICENSE and NOTICE"
    if value in _TAKEN:
        return "another name than that of a package that the generated one is used with"
    return ""


def distribution_of(package: str) -> str:
    """Return the name that the distribution of a package has, unless the project gives it another one.

    >>> distribution_of("acme_aws"), distribution_of("acme_")
    ('acme-aws', 'acme')
    """
    return package.replace("_", "-").rstrip("-")  # it must end in a letter or a digit


def _package(value: Any, _: Provenance) -> str:
    if wanted := wanted_package(value):
        raise _Wrong(wanted)
    return str(value)


def _matching(pattern: re.Pattern[str], wanted: str, value: Any, _: Provenance) -> str:
    if not isinstance(value, str) or not pattern.match(value):
        raise _Wrong(wanted)
    return value


def _one_of(words: tuple[str, ...], value: Any, _: Provenance) -> str:
    if value not in words:
        near = did_you_mean(value, words) if isinstance(value, str) else ""
        raise _Wrong(f"one of {', '.join(words)}{near}")
    return str(value)


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(name, str) and name for name in value):
        raise _Wrong("a list of at least one name")
    if len(set(value)) < len(value):
        raise _Wrong("a list that has each name once")
    return tuple(value)
