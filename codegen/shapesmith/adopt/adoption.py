"""From the source of one module to the same with generated classes, and the calls that are left, with reasons."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

from shapesmith.adopt.catching import Catching, Elsewhere
from shapesmith.adopt.cells import Cells
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.imports import Imports
from shapesmith.adopt.packages import Operation, Packages
from shapesmith.adopt.requests import Arguments, texts
from shapesmith.adopt.responses import Pages, Structure, Uses
from shapesmith.adopt.scopes import FUNCTIONS
from shapesmith.adopt.source import Left, Source
from shapesmith.adopt.wrapping import Wrapping
from shapesmith.clients.calls import OPTIONS, ClientCall
from shapesmith.clients.dotted import dotted
from shapesmith.clients.modules import SourceModule
from shapesmith.clients.notebooks import Notebook

_DISTINGUISHED = (
    "the ValidationError of a request, a ValueError, from the ParamValidationError of boto3, a BotoCoreError"
)


class LeftCall(NamedTuple):
    """A call that is left as it is: its line and column, from 1, what it calls, and the reason.

    In a notebook, the place is in the cell with the number `cell`.
    """

    line: int
    column: int
    call: str
    reason: str
    cell: int = 0


class Adopted(NamedTuple):
    """The edits that rewrite the calls of a module, how many they rewrite (`adopted`), and the calls that are left.

    `imports` are further edits, which import what is needed, all in one cell of a notebook.
    """

    edits: list[Edit]
    adopted: int
    left: list[LeftCall]
    imports: list[Edit] = []


class Services(NamedTuple):
    """What is known of services: their packages, and the method that each waiter polls, by service.

    `wrong` says what is wrong with a call, "" if nothing is known to be. `elsewhere` says what other files do with the
    errors of a module.
    """

    packages: Packages
    waiters: Callable[[str], Mapping[str, str]]
    wrong: Callable[[SourceModule, ClientCall], str]
    elsewhere: Callable[[SourceModule], Elsewhere]


class Choices(NamedTuple):
    """What the user chose.

    `present`: what `response["Name"]` reads is taken to be there, unless a KeyError is caught around it. `level` is how
    much a request checks, written in each call if it is not empty.
    """

    present: bool = False
    level: str = ""


def adopt(
    module: SourceModule,
    calls: Iterable[ClientCall],
    services: Services,
    choices: Choices,
    notebook: Notebook | None = None,
) -> Adopted:
    """Rewrite the calls of a module, or of the source of a notebook, of which all is certain."""
    return _Adoption(module, services, choices, notebook).of(calls)


class _Adoption:
    def __init__(self, module: SourceModule, services: Services, choices: Choices, notebook: Notebook | None) -> None:
        self._module = module
        self._services = services
        self._packages = services.packages
        self._choices = choices
        self._source = Source(module)
        self._notebook = notebook
        self._cells = None if notebook is None else Cells(notebook, self._source)
        self._imports = Imports(self._source, self._packages)
        self._wrapping = Wrapping(self._source)
        # How many rewritten calls use each paginator or waiter that has a name, by the statement that makes it.
        self._unneeded: Counter[ast.Assign] = Counter()

    @cached_property
    def _catching(self) -> Catching:
        return Catching(self._source, self._services.elsewhere(self._module))

    def of(self, calls: Iterable[ClientCall]) -> Adopted:
        edits: list[Edit] = []
        left: list[LeftCall] = []
        count = 0
        for call in calls:
            method = self._method(call)
            if not method:
                continue
            try:
                edits += self._rewritten(call, method)
                count += 1
            except Left as reason:
                left.append(self._left(call.node, f"{call.client.service}.{method}", str(reason)))
        if not count:
            return Adopted([], 0, left)
        body = self._source.tree.body
        if self._cells is not None:
            body = self._cells.statements(self._cells.first_of(edits))
        edits += self._without_unneeded()
        try:
            return Adopted(edits, count, left, self._imports.edits(body))
        except Left as reason:
            return Adopted([], 0, [*left, self._left(body[0], "module", str(reason))])

    def _left(self, node: ast.expr | ast.stmt, call: str, reason: str) -> LeftCall:
        cell = None if self._notebook is None else self._notebook.cell_of(node.lineno)
        if cell is None:
            return LeftCall(node.lineno, node.col_offset + 1, call, reason)
        return LeftCall(node.lineno - cell.first + 1, node.col_offset + 1, call, reason, cell.number)

    def _method(self, call: ClientCall) -> str:
        """Return the method of the operation that a call is of; empty if it is of none."""
        service = call.client.service
        if not self._packages.has(service):
            return ""
        method = call.name
        if call.kind == "wait":
            method = self._packages.waited_on(service, call.name, dict(self._services.waiters(service)))
        elif call.kind not in ("operation", "paginate"):
            return ""
        return method if method and self._packages.operation(service, method) is not None else ""

    def _rewritten(self, call: ClientCall, method: str) -> list[Edit]:
        """Return the edits of a call, and note what it needs, and needs no more. Raises Left."""
        called = self._called(call)
        operation = self._packages.operation(call.client.service, method)
        assert operation is not None
        if call.kind == "paginate" and not operation.has_pages:
            raise Left("has a paginator that the class does not have")
        source, node = self._source, call.node
        receiver, made = self._receiver(call)
        self._require_settled(node, receiver)
        needed: dict[tuple[str, str], str] = {}
        name = partial(self._imports.name, call.client.service, node.lineno, needed=needed)
        arguments = Arguments(source, self._packages, name)
        cls = name(operation.cls)
        options = arguments.rewrite(node, operation.request, OPTIONS.get(call.kind, ""))
        uses = self._uses(call, called, operation)
        wrong = self._services.wrong(self._module, call)
        if wrong:
            raise Left(f"would be refused: {wrong}")
        verb = {"operation": "send", "paginate": "pages", "wait": f"wait_until_{call.name}"}[call.kind]
        verb += "_async" if call.client.is_async else ""
        level = f', level="{self._choices.level}"' if self._choices.level else ""
        sent = f".{verb}({receiver}{''.join(texts(source, options))}{level})"
        end = source.end(node)
        start = source.start(node)
        # `return(client).method()`: the parenthesis goes.
        before = " " if start and source.is_word(start - 1) else ""
        edits = [Edit(start, source.end(node.func), before + cls), *arguments.edits, Edit(end, end, sent), *uses]
        edits += self._wrapping.edits(node, edits)
        if self._cells is not None:
            self._cells.require_editable(edits)
        self._imports.need(needed)
        if made is not None:
            self._unneeded[made] += 1
        return edits

    def _called(self, call: ClientCall) -> ast.expr:
        """Return a call, with the `await` of it where its client is asynchronous.

        Raises Left for a call that is not written plainly, or not to be changed.
        """
        if call.is_expected_to_fail:
            raise Left("is expected to raise")
        place = self._catching.around(call.node)
        if place is not None:
            raise Left(f"is handled in {place}, which distinguishes {_DISTINGUISHED}")
        line = self._catching.class_asked(call.node)
        if line:
            raise Left(f"is handled in line {line}, which asks for the class of the error; a request raises its own")
        place = self._catching.unclear
        if place is not None:
            whole = "program" if place.path else "module"
            raise Left(
                f"is in a {whole} whose {place} may ask any error what it is, and distinguishes {_DISTINGUISHED}"
            )
        if call.is_edited:
            raise Left("is of a client with handlers that change parameters, and a request checks them before")
        if call.client.is_of_resource:
            raise Left("is of the client of a resource, which takes other values")
        node, source = call.node, self._source
        outer = source.parents[node]
        is_awaited = isinstance(outer, ast.Await)
        if call.client.is_async:
            if not is_awaited and call.kind != "paginate":
                raise Left("is of an asynchronous client, and is not awaited where it is called")
        elif is_awaited:
            raise Left("is awaited, and nothing says that the client is asynchronous")
        elif "aioboto" in source.text:
            raise Left("is in a module with asynchronous clients, and may be of one")
        if not isinstance(node.func, ast.Attribute):
            raise Left("is not called by its name")
        source.find("(", source.end(node.func))  # not `(client.method)()`
        if "#" in source.text[source.start(node) : source.end(node.func)]:
            raise Left("has a comment between the client and the method")
        if any(isinstance(inner, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom) for inner in ast.walk(node)):
            raise Left("has an argument that binds a name, or is awaited or yielded")
        if any(isinstance(each, ast.JoinedStr) for each in source.around(node)):
            raise Left("is in an f-string")
        return outer if isinstance(outer, ast.Await) else node

    def _receiver(self, call: ClientCall) -> tuple[str, ast.Assign | None]:
        """Return the source of the client, and the statement that makes the paginator or waiter if it has a name."""
        assert isinstance(call.node.func, ast.Attribute)
        holder = call.node.func.value
        if call.kind == "operation":
            return self._client(holder), None
        maker = "get_paginator" if call.kind == "paginate" else "get_waiter"
        if isinstance(holder, ast.Name):
            scope = self._source.scopes.of(holder)
            for statement in ast.walk(scope):
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as making) if name == holder.id:
                        if (
                            self._source.scopes.bindings_of(scope, name) > 1
                            or self._source.scopes.of(statement) is not scope
                        ):
                            break
                        receiver = self._made_by(making, maker)
                        if not self._source.scopes.is_same_later(receiver, statement, scope):
                            break
                        if call.kind == "wait":
                            self._require_as_made(name, scope)
                        return receiver, statement
            raise Left(f"is of {holder.id}, which is not made once, in the same function")
        if isinstance(holder, ast.Call):
            return self._made_by(holder, maker), None
        raise Left("is not of a name")

    def _require_as_made(self, waiter: str, scope: ast.AST) -> None:
        """Raise Left for a waiter that is used where its configuration may change: `waiter.config.delay = 1`."""
        for load in self._source.scopes.loads_of(scope, waiter):
            use = self._source.parents[load]
            if not (isinstance(use, ast.Return) or (isinstance(use, ast.Attribute) and use.attr == "wait")):
                raise Left(f"is of {waiter}, which may be configured in line {load.lineno}")

    def _require_settled(self, call: ast.Call, receiver: str) -> None:
        """Raise Left for a client that an argument may replace: a request reads it after its arguments."""
        if not self._source.scopes.is_replaced(receiver):
            return
        values = [*call.args, *(each.value for each in call.keywords)]
        for node in (inner for value in values for inner in ast.walk(value)):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in self._source.scopes.bound:
                    raise Left(f"has an argument that calls {name}(), which may replace its client")
                case ast.Call(func=ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name)):
                    raise Left(f"has an argument that calls {name}(), which may replace its client")

    def _made_by(self, making: ast.Call, maker: str) -> str:
        match making:
            case ast.Call(func=ast.Attribute(value=holder, attr=name), args=[ast.Constant()], keywords=[]):
                if name == maker:
                    return self._client(holder)
        raise Left(f"is not made by {maker} with the name of it")

    def _client(self, node: ast.expr) -> str:
        name = dotted(node)
        if not name:
            raise Left("has a client that is not a name")
        return name

    def _uses(self, call: ClientCall, called: ast.expr, operation: Operation) -> list[Edit]:
        """Return the edits of where the result is used."""
        uses = Uses(self._source, self._packages, self._choices.present, self._cells)
        of: Any = Structure(operation.response, is_response=True)
        if call.kind == "paginate":
            of = Pages(operation.response, call.client.is_async)
        parent = self._source.parents[called]
        if call.kind == "wait" and not isinstance(parent, ast.Expr):
            raise Left("has a result that is used")
        uses.follow(called, of)
        match parent:
            case ast.Assign(targets=[ast.Name(id=name)]) if call.kind == "paginate":
                loads = self._source.scopes.loads_of(self._source.scopes.of(parent), name)
                if any(self._catching.tries(load) != self._catching.tries(called) for load in loads):
                    raise Left("has pages that are read in another try than it is in; a request is checked before")
        return uses.edits

    def _without_unneeded(self) -> list[Edit]:
        """Return the edits that remove paginators and waiters of which every call was rewritten."""
        edits = []
        for statement, count in self._unneeded.items():
            target = statement.targets[0]
            assert isinstance(target, ast.Name)
            scope = self._source.scopes.of(statement)
            start, end = self._source.start(statement), self._source.end(statement)
            first, last = self._source.line_start(start), self._source.next_line(end)
            is_alone = not (self._source.text[first:start] + self._source.text[end:last]).strip()
            if (
                isinstance(scope, FUNCTIONS)  # other modules may import a name of this one
                and len(self._source.scopes.loads_of(scope, target.id)) == count
                and is_alone
                and not self._unneeded.keys() >= {*self._source.scopes.block_of(statement)}
            ):
                edits.append(Edit(first, last, ""))
        return edits
