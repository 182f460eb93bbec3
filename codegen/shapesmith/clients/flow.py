"""Follows the statements of a scope in order, so that each call is seen with the values that its names have there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from shapesmith.clients import raising
from shapesmith.clients.annotations import believed
from shapesmith.clients.bindings import evaluated_with
from shapesmith.clients.changing import after_item, after_operator, after_statement, item_path
from shapesmith.clients.dotted import root_name
from shapesmith.clients.environments import Changes, captured, name_without_value, on_the_way
from shapesmith.clients.flow_frame import DEFINED_ANYWHERE, FlowFrame
from shapesmith.clients.items import each_of, unpacked
from shapesmith.clients.joining import perhaps
from shapesmith.clients.narrowing import asked_what_they_are, ruled_out
from shapesmith.clients.sharing import READING, shared_names
from shapesmith.clients.values import OF_BOTO, UNKNOWN, Client, Dict, Each, List, entered, is_known, may_get_others


class Flow(FlowFrame):
    """Follows the statements of one scope: at each, its frame has the values that names have there."""

    # Statements

    def follow(self, statements: Iterable[ast.stmt]) -> bool:
        """Follow statements; return whether what comes after them can be reached."""
        reaches = True
        for statement in statements:
            handler = _STATEMENTS.get(type(statement))
            if handler is not None:
                reaches = handler(self, statement) is not False and reaches
            else:
                self._others(statement)
        return reaches

    def _others(self, statement: ast.stmt) -> None:
        for child in ast.iter_child_nodes(statement):
            if isinstance(child, ast.expr):
                self.value(child)

    def _assignment(self, statement: ast.Assign) -> None:
        value = self.value(statement.value)
        for target in statement.targets:
            self._store(target, value, statement.lineno)

    def _annotated_assignment(self, statement: ast.AnnAssign) -> None:
        value = self.value(statement.value) if statement.value is not None else UNKNOWN
        said = self._resolver.annotated(self.scope, statement.annotation)
        if statement.value is not None or is_known(said):
            self._store(statement.target, believed(said, value), statement.lineno)

    def _store(self, target: ast.expr, value: Any, line: int) -> None:
        match target:
            case ast.Name(id=name):
                named = self.scope.module.named_clients.get(line)
                if named is not None:
                    value = Client(named)
                self.assign(name, value)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for inner, item in unpacked(targets, value):
                    self._store(inner, item, line)
            case ast.Starred(value=inner):
                self._store(inner, UNKNOWN, line)
            case ast.Subscript():
                self.value(target.value)
                self._store_item(target, value)
            case ast.Attribute():
                self.value(target.value)
                self.share(value)

    def _store_item(self, target: ast.Subscript, value: Any) -> None:
        """Follow `params["Name"] = value`, where the dict is known and the key too."""
        holder, path = item_path(target, self.value)
        before = self.lookup(holder.id) if isinstance(holder, ast.Name) else UNKNOWN
        if isinstance(holder, ast.Name) and isinstance(before, List | Dict | Each):
            self.share(before, but=holder.id)
            self._stale.update({id(part): part for part in on_the_way(before, path)})
            self.assign(holder.id, after_item(before, path, value))
        else:
            self.share(value)  # something that is not known holds it now

    def _augmented(self, statement: ast.AugAssign) -> None:
        value = self.value(statement.value)
        if isinstance(statement.target, ast.Name):
            name = statement.target.id
            before = self.lookup(name)
            self.share(before, but=name)
            self.assign(name, after_operator(before, statement.op, value))
        else:
            self._store(statement.target, UNKNOWN, statement.lineno)

    def _delete(self, statement: ast.Delete) -> None:
        for target in statement.targets:
            if isinstance(target, ast.Name):
                self.assign(target.id, UNKNOWN)
                continue
            self.value(target)
            if name := root_name(target):
                self.share(self.lookup(name))

    def _import(self, statement: ast.Import | ast.ImportFrom) -> None:
        for alias in statement.names:
            if alias.name == "*":
                for name in self._names.names():
                    self._names.bind(name, perhaps(self._names.get(name)))
            else:
                self._define((alias.asname or alias.name).partition(".")[0], statement)

    def _define(self, name: str, statement: ast.stmt) -> None:
        """Take note of an import or a definition, which counts wherever it is unless the name is bound again."""
        bindings = self.scope.bindings.get(name, [])
        if name in self.scope.declared or all(each.kind in DEFINED_ANYWHERE for each in bindings):
            self._names.unbind(name)
            return
        own = (self._resolver.binding(self.scope, name, each) for each in bindings if each.node is statement)
        value = next(own, UNKNOWN)
        self._names.bind(name, value if isinstance(value, OF_BOTO) else UNKNOWN)

    def _expression(self, statement: ast.Expr) -> bool:
        """Follow a call of a method that changes a list or dict; anything else only has a value."""
        match statement.value:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                before = self.lookup(name)
                if may_get_others(before) and method not in READING:
                    self.share(before, but=name)
                    self.value(statement.value)
                    self.assign(name, after_statement(before, statement.value, self.value))
                    return True
        self.value(statement.value)
        self._raising += raising.enters_what_expects_error(statement.value)
        return not raising.ends_run(statement.value)

    # Branches

    def _if(self, statement: ast.If) -> bool:
        self.value(statement.test)
        missing = name_without_value(statement.test)
        with self._names.branch() as after:
            reaches = self._branch(statement.test, statement.body, holds=True)
        with self._names.branch() as after_other:
            reaches_other = self._branch(statement.test, statement.orelse, holds=False)
        if reaches and reaches_other:
            if missing and not statement.orelse and isinstance(after.get(missing), OF_BOTO):
                # `if client is None: client = boto3.client("s3")`: it is an s3 client either way.
                after_other[missing] = after[missing]
            self._names.merge([after, after_other])
        else:
            self._names.apply(after if reaches else after_other)
        return reaches or reaches_other

    def _branch(self, test: ast.expr, body: list[ast.stmt], *, holds: bool) -> bool:
        """Follow a branch, in which a name is not known whose value says that it is never taken."""
        ruled = ruled_out(test, self.lookup, holds=holds)
        self._names.doubt(ruled | asked_what_they_are(test, holds=holds))
        return self.follow(body) and not ruled

    def _assert(self, statement: ast.Assert) -> None:
        self._others(statement)
        self._names.doubt(asked_what_they_are(statement.test, holds=True))

    def _loop(self, statement: ast.For | ast.AsyncFor | ast.While) -> None:
        if isinstance(statement, ast.While):
            self._havoc(statement.body)
            self.value(statement.test)
        else:
            iterated = self.value(statement.iter)
            self.share_items(iterated)
            self._havoc(statement.body)
            self._store(statement.target, each_of(iterated), 0)
        with self._names.branch() as after:
            if isinstance(statement, ast.While):
                self._names.doubt(asked_what_they_are(statement.test, holds=True))
            self.follow(statement.body)
        self._names.merge([{}, after])
        self.follow(statement.orelse)

    def _havoc(self, body: list[ast.stmt]) -> None:
        """Forget what the body of a loop changes: its start sees what its end did.

        A client that is made again in each turn is known after its statement.
        """
        for statement in body:
            for node in ast.walk(statement):
                stored = node.id if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) else ""
                if stored in self._names and not isinstance(self._names.get(stored), OF_BOTO):
                    self.share(self._names.get(stored))
                    self._names.bind(stored, UNKNOWN)
            for name in shared_names(statement, self._is_of_client):
                self.share(self._names.get(name))

    def _is_of_client(self, call: ast.Call) -> bool:
        """Return whether a call is one of a client, which does not change what it is passed."""
        holder = call.func.value if isinstance(call.func, ast.Attribute) else None
        found = self.lookup(holder.id) if isinstance(holder, ast.Name) else UNKNOWN
        return isinstance(found, Client)

    def _try(self, statement: ast.Try) -> bool:
        may_raise = raising.catches_wrong_calls(statement.handlers) or raising.fails_unless_raised(statement)
        self._raising += may_raise
        with self._names.branch() as after:
            reaches = self.follow(statement.body)
        self._raising -= may_raise
        with self._names.branch() as middle:
            self._names.merge([{}, after])
            self._havoc(statement.body)
        reached = []
        with self._names.branch(after) as after_all:
            reaches = self.follow(statement.orelse) and reaches
        if reaches:
            reached.append(after_all)
        for handler in statement.handlers:
            with self._names.branch(middle) as after_handler:
                self.value(handler.type) if handler.type is not None else None
                if handler.name:
                    self.assign(handler.name, UNKNOWN)
                reaches = self.follow(handler.body)
            if reaches:
                reached.append(after_handler)
        if reached:
            self._names.merge(reached)
        else:
            self._names.apply(middle)
        return self.follow(statement.finalbody) and bool(reached)

    def _with(self, statement: ast.With | ast.AsyncWith) -> bool:
        expected = 0
        for item in statement.items:
            value = self.value(item.context_expr)
            expected += raising.expects_error(item.context_expr)
            if item.optional_vars is not None:
                self._store(item.optional_vars, entered(value), item.context_expr.lineno)
        if not expected:
            return self.follow(statement.body)
        self._raising += expected
        with self._names.branch() as after:
            self.follow(statement.body)
        self._raising -= expected
        self._names.merge([{}, after])
        self._havoc(statement.body)
        return True

    def _match(self, statement: ast.Match) -> None:
        self.value(statement.subject)
        reached: list[Changes] = [{}]
        for case in statement.cases:
            with self._names.branch() as after:
                for name in captured(case.pattern):
                    self.assign(name, UNKNOWN)
                if case.guard is not None:
                    self.value(case.guard)
                reaches = self.follow(case.body)
            if reaches:
                reached.append(after)
        self._names.merge(reached)

    def _definition(self, statement: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        for node in evaluated_with(statement):
            self.value(node)
        self._define(statement.name, statement)

    def _end(self, statement: ast.stmt) -> bool:
        self._others(statement)
        return False


_STATEMENTS: dict[type[ast.stmt], Callable[[Flow, Any], object]] = {
    ast.Assign: Flow._assignment,
    ast.AnnAssign: Flow._annotated_assignment,
    ast.AugAssign: Flow._augmented,
    ast.Delete: Flow._delete,
    **dict.fromkeys((ast.Import, ast.ImportFrom), Flow._import),
    ast.Expr: Flow._expression,
    ast.Assert: Flow._assert,
    ast.If: Flow._if,
    ast.For: Flow._loop,
    ast.AsyncFor: Flow._loop,
    ast.While: Flow._loop,
    ast.Try: Flow._try,
    ast.TryStar: Flow._try,
    ast.With: Flow._with,
    ast.AsyncWith: Flow._with,
    ast.Match: Flow._match,
    **dict.fromkeys((ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef), Flow._definition),
    **dict.fromkeys((ast.Return, ast.Raise, ast.Continue, ast.Break), Flow._end),
}
