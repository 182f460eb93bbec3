"""Where the result of a call is used, and whether each use can be one of the response class."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from shapesmith.adopt.cells import Cells
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.presence import Presence
from shapesmith.adopt.scopes import COMPREHENSIONS, FUNCTIONS, LOOPS
from shapesmith.adopt.source import Left, Source

# What boto3 says of a response beside its members, and the attributes of it; the first three are always there.
_METADATA = "ResponseMetadata"
_ATTRIBUTES = {
    "HTTPStatusCode": "http_status_code",
    "HTTPHeaders": "http_headers",
    "RetryAttempts": "retry_attempts",
    "RequestId": "request_id",
    "HostId": "host_id",
}
_ALWAYS = frozenset({"HTTPStatusCode", "HTTPHeaders", "RetryAttempts"})
# Those whose attribute is never None, although `.get()` of an absent key is.
_NEVER_NONE = frozenset({"HTTPHeaders", "RetryAttempts"})

# Functions that may read any name of the function that calls them.
_BY_NAME = ("eval", "exec", "locals", "vars")


class Structure(NamedTuple):
    """What a use is of: a structure with this schema; None for a response without members.

    `is_response`: it is the response of an operation, which has metadata beside its members. `may_be_none`: it was read
    with `.get()`.
    """

    schema: Any
    is_response: bool = False
    may_be_none: bool = False


class Pages(NamedTuple):
    """What a use is of: pages, each a response with this schema. `is_async`: they are iterated over by `async for`."""

    schema: Any
    is_async: bool = False


class Metadata(NamedTuple):
    """What a use is of: the metadata of a response."""


class Uses:
    """Rewrites the uses of one result. `present`: what `response["Name"]` reads is taken to be there.

    `cells` are those of the source if it is of a notebook.
    """

    def __init__(self, source: Source, packages: Packages, present: bool, cells: Cells | None = None) -> None:
        self._source = source
        self._packages = packages
        self._presence = Presence(source, present)
        self._cells = cells
        self.edits: list[Edit] = []

    def follow(self, node: ast.expr, of: Any, may_be_none: bool = False) -> None:
        """Rewrite the use of an expression that is now of a class, or holds some. Raises Left if it is not certain.

        `of` is a `Structure`, `Pages`, `Metadata`, or the entry of a schema, whose value may be None.
        """
        parent = self._source.parents[node]
        if isinstance(parent, ast.Expr) and self._cells is not None:
            self._cells.require_unseen(parent)
        if not isinstance(of, Structure | Pages | Metadata):
            if not of.converts_from:
                return  # the same value as boto3's
            if of.kind == "structure":
                if type(of).__name__ != "Nested":  # each generated package has a runtime of its own
                    raise Left("has a response with a value that is not followed")
                of = Structure(self._packages.schema(of), may_be_none=may_be_none)
        match parent:
            case ast.Expr():
                return
            case ast.Assign(targets=[ast.Name() as target]):
                self._name(target, of)
                return
        if isinstance(of, Structure):
            self._member(node, parent, of)
        elif isinstance(of, Metadata):
            self._metadata(node, parent)
        elif isinstance(of, Pages):
            self._each(node, parent, Structure(of.schema, is_response=True), of.is_async)
        elif of.kind == "list":
            self._list(node, parent, of)
        elif of.kind == "map":
            self._map(node, parent, of)
        elif of.kind != "string" or not (self._is_read_as_text(parent) or self._is_tested(node)):
            raise Left(f"has a response whose {ast.unparse(node)} would be an enum, or another class")

    def _name(self, target: ast.Name, of: Any) -> None:
        """Rewrite every use of the value that a name is bound to here."""
        scope = self._source.scopes.of(target)
        self._require_known(target.id, scope)
        loads = uses = self._source.scopes.loads_of(scope, target.id)
        is_rebound = self._source.scopes.bindings_of(scope, target.id) > 1
        if is_rebound:
            turns = self._source.scopes.turns_of(scope, target.id)
            # The cells of a notebook may be run in any order.
            if not turns.is_sure or not isinstance(scope, FUNCTIONS):
                raise Left(f"is bound to {target.id}, which is bound in more than one place")
            uses = turns.uses[target]
        if isinstance(of, Pages) and (len(uses) > 1 or any(self._is_repeated(use, target) for use in uses)):
            raise Left("has pages that are read more than once; those of boto3 go on where they were left")
        self._require_named(target.id, scope)
        self._require_read_at_once(target.id, scope, loads, is_rebound)
        for use in uses:
            self.follow(use, of)

    def _require_named(self, name: str, scope: ast.AST) -> None:
        """Raise Left for a name that may be read without being written."""
        for function in _BY_NAME:
            if self._source.scopes.loads_of(scope, function):
                raise Left(f"is bound to {name}, and {function}() may use any name")

    def _require_read_at_once(self, name: str, scope: ast.AST, uses: list[ast.Name], is_rebound: bool) -> None:
        """Raise Left for a name that is read when it may have another value: any that it is bound to in its scope."""
        for use in uses:
            if self._source.scopes.of(use) is not scope:
                raise Left(f"is bound to {name}, which a function within uses")
            if is_rebound and self._source.scopes.is_later(use, scope):
                raise Left(f"is bound to {name}, which a generator within uses")

    def _is_repeated(self, use: ast.AST, target: ast.AST) -> bool:
        """Return whether a use is in a loop or comprehension that the target is not in."""
        outer = self._source.parents[use]
        if isinstance(outer, ast.comprehension):
            whole: Any = self._source.parents[outer]
            # What a comprehension iterates over first is evaluated once.
            outer = whole if outer is whole.generators[0] else outer
        loops = {each for each in self._source.around(outer) if isinstance(each, (*LOOPS, ast.While, *COMPREHENSIONS))}
        return not loops <= {*self._source.around(target)}

    def _require_known(self, name: str, scope: ast.AST) -> None:
        """Raise Left for a name that other code may use: that of a module, but for a notebook, which is read whole."""
        if isinstance(scope, FUNCTIONS):
            return
        if self._cells is None or not isinstance(scope, ast.Module):
            raise Left(f"is bound to {name} outside of functions, where other code may use it")
        self._cells.require_followed(name)

    def _each(self, node: ast.expr, parent: ast.AST, item: Any, is_async: bool = False) -> None:
        """Rewrite the uses of the name that takes each item in turn."""
        match parent:
            case ast.For(target=ast.Name(id=name)) | ast.AsyncFor(target=ast.Name(id=name)) if parent.iter is node:
                loop: ast.AST = parent
            case ast.comprehension(target=ast.Name(id=name)) if parent.iter is node:
                loop = self._source.parents[parent]
            case _:
                raise self._not_followed(node)
        if is_async != (isinstance(parent, ast.AsyncFor) or bool(getattr(parent, "is_async", 0))):
            raise self._not_followed(node)
        self._taken(name, loop, item)

    def _taken(self, name: str, loop: ast.AST, item: Any) -> None:
        """Rewrite every use of a name that loops alone bind, each used in its own loop: those in this one."""
        scope = self._source.scopes.of(loop)
        if isinstance(loop, LOOPS):
            self._require_known(name, scope)
        loops = self._source.scopes.loops_of(scope, name)
        if not loops.is_sure:
            raise Left(f"is bound to {name}, which is bound in more than one place")
        self._require_named(name, scope)
        if isinstance(loop, LOOPS):
            uses = [use for each in loops.uses if isinstance(each, LOOPS) for use in loops.uses[each]]
            self._require_read_at_once(name, scope, uses, is_rebound=True)
        for use in loops.uses[loop]:
            self.follow(use, item)

    def _list(self, node: ast.expr, parent: ast.AST, of: Any) -> None:
        match parent:
            case ast.Call(func=ast.Name(id="len")) if "len" not in self._source.scopes.bound:
                return
            case ast.Subscript(slice=ast.Constant(value=int()), ctx=ast.Load()):
                self.follow(parent, of.item)
            case _ if self._is_tested(node):
                return
            case _:
                self._each(node, parent, of.item)

    def _is_tested(self, node: ast.expr) -> bool:
        """Return whether a value is only asked whether it is empty: `if not response.get("Contents"): ...`."""
        parent = self._source.parents[node]
        match parent:
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
                return test is node
            case ast.comprehension():
                return node in parent.ifs
            case ast.UnaryOp(op=ast.Not()):
                return True
            case ast.BoolOp():
                return self._is_tested(parent)
        return False

    def _map(self, node: ast.expr, parent: ast.AST, of: Any) -> None:
        match parent:
            case ast.Subscript(ctx=ast.Load()) if parent.value is node:
                self.follow(parent, of.item)
            case ast.Compare(ops=[ast.In() | ast.NotIn()]) if parent.left is not node:
                return  # the keys are those of boto3
            case _ if not self._is_tested(node):
                raise self._not_followed(node)

    def _member(self, node: ast.expr, parent: ast.AST, of: Structure) -> None:
        if of.may_be_none and isinstance(parent, ast.Subscript | ast.Compare):
            self._presence.require_value(node, parent)
        match parent:
            case ast.Subscript(slice=ast.Constant(value=str(name)), ctx=ast.Load()) if parent.value is node:
                if self._is_metadata(of, name):
                    self._presence.require_uncaught(parent, name)
                    self._replace(node, parent, "[", "response_metadata")
                    self.follow(parent, Metadata())
                    return
                entry = self._entry(of, name)
                if not entry.required:
                    self._presence.require(parent, name)
                self._replace(node, parent, "[", of.schema.attributes[name])
                self.follow(parent, entry)
            case ast.Attribute(attr="get"):
                self._get(node, parent, of)
            case ast.Compare(left=ast.Constant(value=str(name)), ops=[ast.In() | ast.NotIn() as op]):
                self._entry(of, name)
                self._ask(node, parent, "in" if isinstance(op, ast.In) else "not in", of.schema.attributes[name])
            case _:
                raise self._not_followed(node)

    def _is_metadata(self, of: Structure, name: str) -> bool:
        """Return whether a name is that of the metadata; a member may have it, too."""
        if not of.is_response or name != _METADATA:
            return False
        return of.schema is None or (
            name not in of.schema.attributes and "response_metadata" not in of.schema.attributes.values()
        )

    def _metadata(self, node: ast.expr, parent: ast.AST) -> None:
        """Rewrite what is read of the metadata of a response."""
        match parent:
            case ast.Subscript(slice=ast.Constant(value=str(name)), ctx=ast.Load()) if (
                parent.value is node and name in _ATTRIBUTES
            ):
                if name in _ALWAYS:
                    self._presence.require_uncaught(parent, name)
                else:
                    self._presence.require(parent, name)
                self._replace(node, parent, "[", _ATTRIBUTES[name])
            case ast.Attribute(attr="get"):
                call, name, default = self._arguments_of_get(node, parent)
                if name not in _ATTRIBUTES or default or (name in _NEVER_NONE and not self._presence.is_taken):
                    raise self._not_followed(node)
                self._replace(node, call, ".", _ATTRIBUTES[name])
            case _:
                raise self._not_followed(node)

    def _arguments_of_get(self, node: ast.expr, method: ast.Attribute) -> tuple[ast.Call, str, list[ast.expr]]:
        """Return the call of `.get`, the name that it is given, and the default, if there is one."""
        call = self._source.parents[method]
        match call:
            case ast.Call(args=[ast.Constant(value=str(name)), *default], keywords=[]) if call.func is method:
                return call, name, default
        raise self._not_followed(node)

    def _get(self, node: ast.expr, method: ast.Attribute, of: Structure) -> None:
        """Rewrite `.get("Name")`, and `.get("Name", [])` where it is iterated over."""
        call, name, default = self._arguments_of_get(node, method)
        if self._is_metadata(of, name):
            self._get_metadata(node, call, default)
            return
        entry = self._entry(of, name)
        further = self._source.parents[call]
        attribute = of.schema.attributes[name]
        match default:
            case []:
                if isinstance(further, ast.Subscript | ast.Attribute):
                    raise Left(f"reads more of .get({name!r}), which may be None")
            case [ast.List(elts=[]) | ast.Tuple(elts=[])] if (
                entry.kind == "list" and isinstance(further, ast.For | ast.comprehension) and further.iter is call
            ):
                attribute += " or []"
            case [ast.List(elts=[]) | ast.Tuple(elts=[])] if entry.kind == "list" and self._is_tested(call):
                pass  # what is absent is as empty
            case _:
                raise Left(f"reads .get({name!r}) with a default")
        self._replace(node, call, ".", attribute)
        self.follow(call, entry, may_be_none=True)

    def _get_metadata(self, node: ast.expr, call: ast.Call, default: list[ast.expr]) -> None:
        """Rewrite `.get("ResponseMetadata", {})`, if it is taken to be there: only a stubbed response is without."""
        if not self._presence.is_taken or not all(isinstance(each, ast.Dict) and not each.keys for each in default):
            raise Left(f'reads .get("{_METADATA}"), which a stubbed response may lack')
        self._replace(node, call, ".", "response_metadata")
        self.follow(call, Metadata())

    def _entry(self, of: Structure, name: str) -> Any:
        if of.schema is None or name not in of.schema.attributes:
            raise Left(f"has a response of which {name} is read, which the class does not have as a member")
        return of.schema.members[name]

    def _ask(self, node: ast.expr, whole: ast.Compare, words: str, attribute: str) -> None:
        """Rewrite `"Name" in response`."""
        source = self._source
        start, end = source.start(whole), source.start(node)
        if source.text[source.end(whole.left) : end].strip() != words or isinstance(source.parents[whole], ast.UnaryOp):
            raise self._not_followed(node)
        self._require_editable(whole)
        # `if"Name"in response`
        is_glued = source.is_word(start - 1)
        self.edits.append(Edit(start, end, " " if is_glued else ""))
        said = "is not None" if words == "in" else "is None"
        self.edits.append(Edit(source.end(node), source.end(node), f".{attribute} {said}"))

    def _replace(self, node: ast.expr, whole: ast.expr, mark: str, attribute: str) -> None:
        source = self._source
        start, end = source.find(mark, source.end(node), over=")"), source.end(whole)
        self._require_editable(whole)
        if "#" in source.text[source.end(node) : end]:
            raise Left("has a response with a comment in what reads a member of it")
        # `response["Name"]if x else y`
        is_glued = source.is_word(end)
        self.edits.append(Edit(start, end, f".{attribute} " if is_glued else f".{attribute}"))

    def _require_editable(self, node: ast.expr) -> None:
        """Raise Left for what is in an f-string, if its text is not as its tree lets expect, or is shown."""
        if not self._source.is_there(node):
            raise Left("has a response that is read in an f-string of which Python does not say where its parts are")
        if self._source.is_shown(node):
            raise Left("has a response of which an f-string shows the source")

    def _is_read_as_text(self, parent: ast.AST) -> bool:
        """Return whether an enum is read as its text there: compared, formatted, or printed."""
        match parent:
            case ast.Compare():
                return True
            case ast.FormattedValue(conversion=-1 | 115):
                return True
            case ast.Call(func=ast.Name(id="print" | "str" as name)):
                return name not in self._source.scopes.bound
        return False

    def _not_followed(self, node: ast.expr) -> Left:
        return Left(f"has a response that is used in another way than by its members (line {node.lineno})")
