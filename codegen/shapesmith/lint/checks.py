"""From the calls of a module to what is wrong with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from shapesmith.clients.calls import OPTIONS, ClientCall
from shapesmith.clients.modules import SourceModule
from shapesmith.clients.positions import Written, span_of
from shapesmith.clients.values import UNKNOWN, Dict
from shapesmith.lint.catalogue import code_of
from shapesmith.lint.converted import converted
from shapesmith.lint.index import Index, IndexedService
from shapesmith.lint.methods import older_methods, other_methods
from shapesmith.lint.partial import Partial, check, steps_of
from shapesmith.lint.report import Report
from shapesmith.lint.resources import Resources
from shapesmith.lint.tables import ServiceTables, load
from shapesmith.runtime.findings import Finding
from shapesmith.text.near import did_you_mean


class Checker:
    """Checks calls against the services of the installed botocore; `shapes` has what people corrected of them.

    `index` has the operations of these, `resources` are those of the installed boto3.

    Tables are loaded when a call needs them. Raises SpecError for a service that cannot be analysed.
    """

    def __init__(self, index: Index, shapes: Path) -> None:
        self.index = index
        self._shapes = shapes
        self._tables: dict[str, ServiceTables] = {}
        self.resources = Resources()

    def reports(self, module: SourceModule, calls: list[ClientCall]) -> Iterator[Report]:
        """Yield what is wrong with calls of a module.

        Those are left out that are not sent as they are written, that are expected to fail, or that are meant for some
        versions of boto3: others than the installed one may take them.
        """
        for call in calls:
            may_fail = call.is_expected_to_fail or call.is_of_failing_helper
            if not (may_fail or call.is_edited or call.is_of_some_versions):
                yield from _Checked(self, module, call).reports()

    def tables(self, service: str) -> ServiceTables:
        """Return the tables of a service."""
        if service not in self._tables:
            self._tables[service] = load(service, self._shapes)
        return self._tables[service]


class _Checked:
    """One call, checked."""

    def __init__(self, checker: Checker, module: SourceModule, call: ClientCall) -> None:
        self._checker = checker
        self._module = module
        self._call = call
        self._written = Written(call.node)
        self._service = call.client.service

    def reports(self) -> Iterator[Report]:
        call, service = self._call, self._service
        if not self._checker.index.has_service(service):
            if call.kind == "create":
                near = did_you_mean(service, self._checker.index.services)
                yield self._report(
                    "service-unknown", f'boto3.{call.name}("{service}"): botocore has no such service{near}', call.node
                )
            return
        match call.kind:
            case "operation":
                yield from self._method()
            case "paginate" | "handed":
                if call.name in self._indexed.methods:
                    yield from self._parameters(call.name)
            case "wait":
                method = self._indexed.waiters.get(call.name)
                if method is not None:
                    yield from self._parameters(method)
            case "resource":
                yield from self._resource()

    @property
    def _indexed(self) -> IndexedService:
        """The operations of the service."""
        return self._checker.index.services[self._service]

    def _resource(self) -> Iterator[Report]:
        """Yield what is wrong with the call of an action of a resource, or of a collection's `filter`."""
        request = self._checker.resources.request(self._service, self._call.path)
        if request is None:
            return
        method = self._indexed.waiters.get(request.name) if request.is_waiter else request.name
        if method in self._indexed.methods:
            arguments = self._call.arguments
            if arguments.positional and not request.is_waiter:  # a waiter ignores them
                yield self._positional(self._call.name)
            yield from self._checked(method, request.params(arguments), ())

    def _positional(self, verb: str) -> Report:
        message = f"{verb}() takes its parameters by name only"
        return self._report("argument-positional", message, self._call.node.args[0])

    def _method(self) -> Iterator[Report]:
        name, service, indexed = self._call.name, self._service, self._indexed
        if name in indexed.methods:
            yield from self._parameters(name)
        elif name == "get_paginator":
            yield from self._named("paginator", "operation_name", indexed.paginators, indexed.methods)
        elif name == "get_waiter":
            yield from self._named("waiter", "waiter_name", indexed.waiters, ())
        elif name == "generate_presigned_url":
            yield from self._presigned()
        elif self._call.client.is_sure and not name.startswith("_") and not _is_other(service, name):
            yield self._unknown(name, self._call.node)

    def _unknown(self, name: str, node: ast.expr) -> Report:
        """Return the report that the client has no such method."""
        near = did_you_mean(name, [*self._indexed.methods, *other_methods(self._service)])
        return self._report("operation-unknown", f'{self._service} has no operation "{name}"{near}', node)

    def _asked(self, argument: str) -> ast.expr:
        """Return where a call has its first argument, by position or by name."""
        node = self._call.node
        return node.args[0] if node.args else self._written.argument([argument])

    def _named(self, what: str, argument: str, known: Any, methods: Any) -> Iterator[Report]:
        """Yield a report if a paginator or waiter is asked for that the client does not have."""
        name = self._first(argument)
        if isinstance(name, str) and name not in known:
            near = did_you_mean(name, known)
            why = f"{name} has no paginator" if name in methods else f'{self._service} has no {what} "{name}"{near}'
            yield self._report(f"{what}-unknown", why, self._asked(argument))

    def _first(self, name: str) -> Any:
        arguments = self._call.arguments
        return arguments.named.get(name, arguments.positional[0] if arguments.positional else None)

    def _presigned(self) -> Iterator[Report]:
        """Yield what is wrong with the parameters of the call that a URL is signed for."""
        method = self._first("ClientMethod")
        arguments = self._call.arguments
        params = arguments.named.get("Params", (*arguments.positional, None, None)[1])
        if method in self._indexed.methods:
            if isinstance(params, Dict):
                yield from self._checked(method, params, ("Params",))
        elif isinstance(method, str) and self._call.client.is_sure and not _is_other(self._service, method):
            yield self._unknown(method, self._asked("ClientMethod"))

    def _parameters(self, method: str) -> Iterator[Report]:
        call = self._call
        if call.arguments.positional:
            verb = call.kind if call.kind in OPTIONS else method
            yield self._positional(verb)
        params = call.arguments.params
        entries = {name: value for name, value in params.entries.items() if name != OPTIONS.get(call.kind)}
        limit = self._indexed.paginators.get(method) if call.kind == "paginate" else ""
        if limit and _may_have_size(params.entries.get(OPTIONS["paginate"])):
            entries[limit] = UNKNOWN  # the size of a page, whatever the call passes
        yield from self._checked(method, Dict(entries, params.is_open), ())

    def _checked(self, method: str, params: Dict, below: tuple[str, ...]) -> Iterator[Report]:
        tables = self._checker.tables(self._service)
        if not tables.has(method):
            return
        schema = tables.request(method)
        if schema is None:
            for name in params.entries:
                yield self._report(
                    "parameter-unknown",
                    f"{method}() takes no parameters (got {name!r})",
                    self._written.argument([*below, name]),
                )
            return
        if self._call.client.is_of_resource:
            params = converted(params, schema, tables.converted)
        for finding in check(tables, schema, Partial(params)):
            yield self._found(finding, schema.name, method, below)

    def _found(self, finding: Finding, shape: str, method: str, below: tuple[str, ...]) -> Report:
        violation = finding.violation(shape, suggest=True)
        code = code_of(finding.kind, violation.sentence is not None, violation.severity == "advice")
        steps = [*below, *steps_of(finding)]
        report = self._report(code, violation.message, self._written.argument(steps))
        return replace(
            report,
            rule=violation.rule,
            sentence=violation.sentence,
            call=f"{self._service}.{method}",
            refused_at=_level_of(finding),
        )

    def _report(self, code: str, message: str, node: ast.expr) -> Report:
        call = self._call
        if node is call.node and isinstance(call.node.func, ast.Attribute):
            # The name of the method: the call may have many lines.
            end = span_of(call.node.func, self._module.lines)
            start = end.end_column - len(call.node.func.attr)
            span = end._replace(line=end.end_line, column=max(start, 1))
        else:
            span = span_of(node, self._module.lines)
        name = f"{self._service}.{call.name}"
        return Report(self._module.path, *span, code, message, call=name, call_line=call.node.lineno)


def _level_of(finding: Finding) -> Literal["botocore", "modelled", "documented"] | None:
    """Return the least level at which a request is refused for a finding; None: at none."""
    if finding.severity == "advice":
        return None
    if finding.botocore:
        return "botocore"
    return "modelled" if finding.source == "model" else "documented"


def _is_other(service: str, name: str) -> bool:
    """Return whether the client of a service has an attribute that is no operation, or an older name of one."""
    return name in other_methods(service) or name in older_methods(service)


def _may_have_size(options: Any) -> bool:
    """Return whether the options of a paginator may set the size of a page; None: there are no options."""
    if isinstance(options, Dict):
        return options.is_open if "PageSize" not in options.entries else options.entries["PageSize"] is not None
    return options is not None
