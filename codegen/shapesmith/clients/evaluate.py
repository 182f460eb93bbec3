"""The value of an expression: evaluated where it is literal or follows from literals, UNKNOWN everywhere else."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from shapesmith.clients import boto, items, texts
from shapesmith.clients.annotations import annotated, cast_to, is_generic
from shapesmith.clients.arithmetic import computed, concatenated, text_of
from shapesmith.clients.calls import Arguments
from shapesmith.clients.dotted import last_name
from shapesmith.clients.entries import made_dict, spread, union
from shapesmith.clients.fields import default_of, is_field
from shapesmith.clients.frames import Hiding
from shapesmith.clients.joining import joined
from shapesmith.clients.narrowing import asked_what_they_are, ruled_out
from shapesmith.clients.packages import ROOTS
from shapesmith.clients.placeholders import is_name_of, is_to_be_filled_in
from shapesmith.clients.sharing import READING
from shapesmith.clients.texts import interpolated
from shapesmith.clients.values import (
    DEFINED,
    OF_BOTO,
    SCALARS,
    UNKNOWN,
    Boto,
    Class,
    Client,
    Creator,
    Dict,
    Each,
    Lambda,
    List,
    Member,
    Module,
    Partial,
    Presumed,
    PresumedMethod,
    Session,
    TextMember,
    entered,
    is_known,
    is_too_large,
    many,
)

if TYPE_CHECKING:
    from shapesmith.clients.frames import Frame
    from shapesmith.clients.modules import Scope


# Context managers that give what they are made of.
_ENTERED = frozenset({"aclosing", "closing", "nullcontext"})


class Definitions(Protocol):
    """What an evaluation asks of the definitions of the source: attributes of classes, and what functions return."""

    def member(self, value: Any, name: str) -> Any:
        """Return the attribute of a module, class or instance of the source."""

    def called(self, value: Any, arguments: Arguments) -> Any:
        """Return what a call of a function or class of the source returns."""

    def made(self, scope: Scope, node: ast.Attribute) -> Any:
        """Return the client that the source gives an attribute from outside of its class."""

    def presumed(self, scope: Scope, node: ast.Call, arguments: Arguments) -> Any:
        """Return the client that a call says that it makes, where nothing is known of what it returns."""


class Evaluator:
    """Evaluates the expressions of a frame, and passes it every call on the way."""

    def __init__(self, frame: Frame, definitions: Definitions) -> None:
        self._frame = frame
        self._definitions = definitions

    def value(self, node: ast.expr | None) -> Any:
        """Return the value of an expression."""
        if node is None:
            return None
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            found = handler(self, node)
            if is_too_large(found):
                self._frame.share(found)  # its parts have names, by which others may change it
                return UNKNOWN
            return found
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child)
        return UNKNOWN

    def member(self, value: Any, name: str) -> Any:
        """Return the attribute of a value."""
        replaced = self._frame.scope.module.replaced
        if isinstance(value, Boto | Session) and not replaced.of_boto.isdisjoint((name, *ROOTS)):
            return UNKNOWN
        if isinstance(value, (Session, Client, Presumed, *DEFINED)) and name in replaced.attributes:
            return UNKNOWN
        if isinstance(value, OF_BOTO):
            return boto.member(value, name)
        if isinstance(value, Member | TextMember) and name == "value":
            return value.value if isinstance(value, Member) else str(value)
        return self._definitions.member(value, name) if isinstance(value, DEFINED) else UNKNOWN

    def _constant(self, node: ast.Constant) -> Any:
        value = node.value
        if isinstance(value, str) and is_to_be_filled_in(value):
            return UNKNOWN
        return value if isinstance(value, SCALARS) else UNKNOWN

    def _name(self, node: ast.Name) -> Any:
        value = self._frame.lookup(node.id)
        return UNKNOWN if _is_empty(value) and self._is_setting(node.id) else value

    def _is_setting(self, name: str) -> bool:
        """Return whether a name is that of a setting, which a reader fills in if it is empty: `bucket_name = ""`.

        Those are the names of a module, and constants, which are in capitals (PEP 8).
        """
        binder = self._frame.scope.binder(name)
        return name.isupper() or (binder is not None and binder.outer is None)

    def _attribute(self, node: ast.Attribute) -> Any:
        holder = self.value(node.value)
        self._frame.share(holder)  # a method of a list or dict that is called later
        if not is_known(holder) and node.attr == "client" and last_name(node.value) == "meta":
            return Presumed("")
        value = self.member(holder, node.attr)
        if isinstance(value, SCALARS) and isinstance(holder, Class | Module):
            is_opened = last_name(node.value) in self._frame.scope.module.replaced.opened
            return UNKNOWN if is_opened or _is_empty(value) else value
        if not is_known(value) and self._frame.scope.module.replaced.made:
            return self._definitions.made(self._frame.scope, node)
        return value

    def _joined_text(self, node: ast.JoinedStr) -> Any:
        return concatenated([self._text_part(part) for part in node.values])

    def _text_part(self, node: ast.expr) -> Any:
        if not isinstance(node, ast.FormattedValue):
            return self.value(node)
        value = self.value(node.value)
        plain = node.format_spec is None and node.conversion in (-1, ord("s"))
        if node.format_spec is not None:
            self.value(node.format_spec)
        return text_of(value) if plain else UNKNOWN

    def _items(self, node: ast.List | ast.Tuple) -> Any:
        match node.elts:
            case [ast.Name(id=name)] if is_to_be_filled_in(name) and not is_known(self._frame.lookup(name)):
                return UNKNOWN  # `[YOUR_ROLE_ARN]`, with brackets as in prose
        return List(*self._in_order(node.elts))

    def _in_order(self, nodes: list[ast.expr]) -> tuple[list[Any], bool]:
        """Return the values of items or arguments, and whether there may be more, behind a `*`."""
        values: list[Any] = []
        has_more = False
        for each in nodes:
            value = self.value(each)
            if not isinstance(each, ast.Starred):
                values.append(value)
            elif isinstance(value, List) and not value.is_open:
                values += value.items
            else:
                has_more = True
        return values, has_more

    def _inner(self, node: ast.Starred | ast.Await) -> Any:
        return self.value(node.value)

    def _dict(self, node: ast.Dict) -> Any:
        entries: dict[Any, Any] = {}
        is_open = False
        for key, item in zip(node.keys, node.values, strict=True):
            known = UNKNOWN if key is None else self.value(key)
            value = self.value(item)
            if key is None:
                is_open |= spread(entries, value)
            elif isinstance(known, SCALARS):
                entries[known] = _given(known, value)
            else:
                is_open = True
        return Dict(entries, is_open)

    def _binary(self, node: ast.BinOp) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, str) and isinstance(node.op, ast.Mod):
            is_tuple = isinstance(node.right, ast.Tuple) and isinstance(right, List) and not right.is_open
            return interpolated(left, right.items if is_tuple else [right])
        if isinstance(left, Dict) and isinstance(node.op, ast.BitOr):
            return union(left, right)
        return computed(node.op, left, right)

    def _unary(self, node: ast.UnaryOp) -> Any:
        value = self.value(node.operand)
        if isinstance(node.op, ast.Not) and isinstance(value, SCALARS):
            return not value
        if isinstance(node.op, ast.USub) and type(value) in (int, float):
            return -value
        return UNKNOWN

    def _boolean(self, node: ast.BoolOp) -> Any:
        holds = isinstance(node.op, ast.And)  # what is before a part, where the part counts
        values: list[Any] = []
        hidden: dict[str, Any] = {}
        for each in node.values:
            # What `:=` binds in a part that may not count is not known.
            values.append(self._hiding(hidden).value(each) if values else self.value(each))
            hidden.update(self._ruled_out(each, holds=holds))
        for value in values:
            self._frame.share(value)
        return joined(values) if isinstance(node.op, ast.Or) else UNKNOWN

    def _conditional(self, node: ast.IfExp) -> Any:
        self.value(node.test)
        branches = ((node.body, True), (node.orelse, False))
        values = [self._hiding(self._ruled_out(node.test, holds=holds)).value(each) for each, holds in branches]
        for value in values:
            self._frame.share(value)
        return joined(values)

    def _ruled_out(self, test: ast.expr, *, holds: bool) -> dict[str, Any]:
        """Return the names that are not known where a condition holds, or does not: it rules their values out."""
        asked = asked_what_they_are(test, holds=holds)
        return dict.fromkeys(ruled_out(test, self._frame.lookup, holds=holds) | asked, UNKNOWN)

    def _subscript(self, node: ast.Subscript) -> Any:
        holder = self.value(node.value)
        if is_generic(node) and not is_known(holder):
            return annotated(node, self.value)
        if isinstance(node.slice, ast.Slice):
            return items.part(holder, node.slice, self.value)
        return items.item(holder, self.value(node.slice))

    def _walrus(self, node: ast.NamedExpr) -> Any:
        value = self.value(node.value)
        if isinstance(node.target, ast.Name):
            self._frame.assign(node.target.id, value)
        return value

    def _yielded(self, node: ast.Yield | ast.YieldFrom) -> Any:
        self._frame.share(self.value(node.value))
        return UNKNOWN

    def _lambda(self, node: ast.Lambda) -> Any:
        hidden = self._bound_again()
        hidden.update({each.arg: UNKNOWN for each in ast.walk(node.args) if isinstance(each, ast.arg)})
        for default in (*node.args.defaults, *node.args.kw_defaults):
            self.value(default)
        self._hiding(hidden).value(node.body)
        return UNKNOWN if isinstance(self._frame, Hiding) else Lambda(node, self._frame.scope)

    def _bound_again(self) -> dict[str, Any]:
        """Return the names that may have another value when what is written here is evaluated later."""
        bindings = self._frame.scope.bindings
        return {name: UNKNOWN for name, places in bindings.items() if len(places) > 1}

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Any:
        hidden: dict[str, Any] = {}
        inner = self
        for generator in node.generators:
            iterated = inner.value(generator.iter)
            self._frame.share_items(iterated)
            if inner is self:
                hidden |= self._bound_again() if isinstance(node, ast.GeneratorExp) else {}
                inner = self._hiding(hidden)
            hidden.update(items.names_given(generator.target, items.each_of(iterated)))
        for generator in node.generators:
            for test in generator.ifs:
                inner.value(test)
                hidden.update(dict.fromkeys(asked_what_they_are(test, holds=True), UNKNOWN))
        if isinstance(node, ast.DictComp):
            inner.value(node.key)
            return many(inner.value(node.value), is_keyed=True, is_made=True)
        return many(inner.value(node.elt), is_made=True)

    def _hiding(self, hidden: dict[str, Any]) -> Evaluator:
        """Return the evaluator of an expression in which some names have these values."""
        return Evaluator(Hiding(self._frame, hidden), self._definitions)

    def _call(self, node: ast.Call) -> Any:
        holder, function = self._called(node.func)
        arguments = self._arguments(node)
        self._frame.call(node, function, arguments)
        found = self._returned(node, holder, function, arguments)
        return found if is_known(found) else self._definitions.presumed(self._frame.scope, node, arguments)

    def _returned(self, node: ast.Call, holder: Any, function: Any, arguments: Arguments) -> Any:
        """Return what a call returns."""
        while isinstance(function, Partial):
            function, arguments = function.function, arguments.after(function.arguments)
        if isinstance(function, DEFINED):
            return self._definitions.called(function, arguments)
        first = next(iter(arguments.positional), UNKNOWN)
        match node.func:
            case ast.Name(id="dict") if not is_known(self._frame.lookup("dict")):
                return made_dict(arguments)
            case ast.Name(id="getattr") if len(arguments.positional) == 2:
                receiver, name = arguments.positional
                return self.member(receiver, name) if isinstance(name, str) else UNKNOWN
            case ast.Attribute(attr="enter_context" | "enter_async_context") if len(arguments.positional) == 1:
                return entered(arguments.positional[0])
            case _ if last_name(node.func) in _ENTERED and not is_known(function) and len(arguments.positional) == 1:
                return entered(arguments.positional[0])  # what `with` gives
            case _ if last_name(node.func) == "cast" and len(node.args) == 2:
                return cast_to(annotated(node.args[0], self.value), arguments.positional[1])
            case _ if last_name(node.func) == "partial" and isinstance(first, (Creator, *DEFINED)):
                return Partial(first, arguments._replace(positional=arguments.positional[1:]))
            case _ if last_name(node.func) == "Depends" and isinstance(first, DEFINED):
                found = self._definitions.called(first, Arguments((), {}))
                return boto.item(found) if isinstance(found, Each) else found  # it yields one
            case _ if is_field(node):
                return default_of(node, self.value, self._definitions.called)
            case ast.Attribute(attr=method) if isinstance(holder, str) and not arguments.is_uncertain:
                return texts.called(holder, method, arguments.positional, arguments.named)
            case ast.Attribute(attr="copy") if isinstance(holder, Dict) and not arguments.positional:
                return Dict(dict(holder.entries), holder.is_open)
        found = boto.called(function, list(arguments.positional), arguments.named)
        may_be_client = not is_known(function) or isinstance(function, PresumedMethod)
        return found if is_known(found) or not may_be_client else boto.asked(node, arguments)

    def _called(self, node: ast.expr) -> tuple[Any, Any]:
        """Return what is called, after what it is an attribute of."""
        if isinstance(node, ast.Attribute):
            holder = self.value(node.value)
            if node.attr not in READING:
                self._frame.share(holder)
            return holder, self.member(holder, node.attr)
        return UNKNOWN, self.value(node)

    def _arguments(self, node: ast.Call) -> Arguments:
        positional, has_more = self._in_order(node.args)
        is_open = False
        named: dict[str, Any] = {}
        for keyword in node.keywords:
            value = self.value(keyword.value)
            if keyword.arg is not None:
                named[keyword.arg] = _given(keyword.arg, value)
            elif isinstance(value, Dict):
                is_open |= value.is_open or not all(isinstance(key, str) for key in value.entries)
                named.update({key: item for key, item in value.entries.items() if isinstance(key, str)})
            else:
                is_open = True
        return Arguments(tuple(positional), named, is_open, has_more)


def _is_empty(value: Any) -> bool:
    """Return whether a value is one that a setting has until somebody fills it in."""
    return value is None or value == ""


def _given(name: object, value: Any) -> Any:
    """Return the value that is given to a member or parameter."""
    return UNKNOWN if isinstance(name, str) and isinstance(value, str) and is_name_of(name, value) else value


_HANDLERS: dict[type[ast.AST], Callable[[Evaluator, Any], Any]] = {
    ast.Constant: Evaluator._constant,
    ast.Name: Evaluator._name,
    ast.Attribute: Evaluator._attribute,
    ast.JoinedStr: Evaluator._joined_text,
    ast.List: Evaluator._items,
    ast.Tuple: Evaluator._items,
    ast.Starred: Evaluator._inner,
    ast.Dict: Evaluator._dict,
    ast.BinOp: Evaluator._binary,
    ast.UnaryOp: Evaluator._unary,
    ast.BoolOp: Evaluator._boolean,
    ast.IfExp: Evaluator._conditional,
    ast.Subscript: Evaluator._subscript,
    ast.NamedExpr: Evaluator._walrus,
    ast.Await: Evaluator._inner,
    ast.Yield: Evaluator._yielded,
    ast.YieldFrom: Evaluator._yielded,
    ast.Lambda: Evaluator._lambda,
    ast.ListComp: Evaluator._comprehension,
    ast.SetComp: Evaluator._comprehension,
    ast.GeneratorExp: Evaluator._comprehension,
    ast.DictComp: Evaluator._comprehension,
    ast.Call: Evaluator._call,
}
