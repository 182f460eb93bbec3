"""What names, attributes and calls of the source are, from the definitions of it, whatever the order of statements.

The layers, sure ones first: what an expression says (`boto3.client("s3")`), an annotation with a name of types-boto3, a
comment or an option that names the service, a fixture of pytest, and what all calls within the module pass.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from shapesmith.clients import boto
from shapesmith.clients.annotations import annotated, believed
from shapesmith.clients.attributes import Attributes
from shapesmith.clients.bindings import Binding
from shapesmith.clients.calls import Arguments
from shapesmith.clients.declaring import Declaring
from shapesmith.clients.dotted import dotted
from shapesmith.clients.evaluate import Evaluator
from shapesmith.clients.frames import ScopeFrame
from shapesmith.clients.items import item
from shapesmith.clients.joining import agreed, joined, perhaps, unsure
from shapesmith.clients.modules import ClassDefinition, FunctionDefinition, Scope, SourceModule, is_meant
from shapesmith.clients.naming import Services
from shapesmith.clients.passing import given_by, given_to_lambda, has_few_calls, passed_by, position_of
from shapesmith.clients.presuming import passed_by_decorator, presumed
from shapesmith.clients.sharing import EVERY_NAME, shared_names
from shapesmith.clients.tree import SourceTree
from shapesmith.clients.values import (
    OF_BOTO,
    PASSED,
    SCALARS,
    UNKNOWN,
    Class,
    Client,
    Dict,
    Each,
    Function,
    Instance,
    Lambda,
    List,
    Module,
    entered,
    is_known,
    many,
    returned,
    unshared,
)

# A function that calls itself, or a chain of them, is followed this deep.
_DEEPEST = 12

# Beyond so many, every result is kept: each would be made again many times.
_MOST_CUTS = 10_000

# Decorators after which a function returns what it says.
_KEEPING = frozenset(
    {
        *("abstractmethod", "asynccontextmanager", "cache", "cached_property", "classmethod", "contextmanager"),
        *("fixture", "lru_cache", "mock_aws", "override", "property", "staticmethod"),
    }
)

# What a result is of: a scope or a class, and a name in it.
Key = tuple[object, str]


class Resolver:
    """Resolves the definitions of the modules of a `tree`. `named` is the service of a client by its name.

    `services` answers what `presumed` asks; None: nothing is presumed.
    """

    def __init__(self, tree: SourceTree, named: Mapping[str, str], services: Services | None = None) -> None:
        self.tree = tree
        self._named = named
        self._services = services
        self._names: dict[Key, Any] = {}
        self._attributes = Attributes(self, named)
        self._arguments: dict[Key, Any] = {}
        self._results: dict[Key, Any] = {}
        self._declaring = Declaring()
        self._pending: set[Key] = set()
        self._shared_names: dict[SourceModule, frozenset[str]] = {}
        self._shared_inside: dict[Scope, frozenset[str]] = {}
        self._depth = 0
        # How often something was not resolved because it is too deep, or rests on itself.
        self._cut = 0

    # Names

    def name(self, scope: Scope | None, name: str) -> Any:
        """Return what all bindings of a name in a scope agree on, or in the scopes around it."""
        binder = scope.binder(name) if scope is not None else None
        if binder is None:
            return UNKNOWN
        return self.once(self._names, (binder, name), lambda: self._bound(binder, name))

    def once(self, results: dict[Key, Any], key: Key, resolve: Callable[[], Any]) -> Any:
        """Return a result, made when it is first asked for.

        What depends on itself is not known, and neither is what is too deep: a result that rests on that is not kept,
        because it may be known to whoever asks elsewhere.
        """
        if key in results:
            return results[key]
        if key in self._pending:
            self._cut += 1
            return UNKNOWN
        before = self._cut
        self._pending.add(key)
        try:
            found = self._deeper(resolve)
        finally:
            self._pending.discard(key)
        if self._cut == before or not self._pending or self._cut > _MOST_CUTS:
            results[key] = found
        return found

    def _bound(self, scope: Scope, name: str) -> Any:
        bindings = [each for each in scope.bindings[name] if not self._is_overload(scope, each)]
        functions = [each for each in bindings if each.kind in ("function", "class")]
        if functions and len(functions) == len(bindings):
            bindings = functions[-1:]
        values = [self.binding(scope, name, each) for each in bindings]
        for inner in self._declaring.scopes(scope, name):
            values += [self.binding(inner, name, each) for each in inner.bindings.get(name, ())]
        return self._lasting(scope, name, joined(values))

    def _lasting(self, scope: Scope, name: str, value: Any) -> Any:
        """Return the value of a name, if it is the one that the name was given: a list or dict may be changed later."""
        if scope.is_rebound or (scope.outer is None and name in scope.module.replaced.attributes):
            value = perhaps(value)  # `patch("app.name")`
        is_held = isinstance(value, List | Dict) or (scope.outer is None and isinstance(value, Each))
        return perhaps(value) if is_held and name in self._shared(scope.module) else value

    def _shared(self, module: SourceModule) -> frozenset[str]:
        """Return the names that anything in a module shares: their lists and dicts may be changed at any time."""
        if module not in self._shared_names:
            self._shared_names[module] = EVERY_NAME  # while it is not known
            found = frozenset(shared_names(module.tree, self._is_harmless(module)))
            declared = {name for scope in (module.scope, *module.scopes_of_calls.values()) for name in scope.declared}
            self._shared_names[module] = found | declared
        return self._shared_names[module]

    def shared_inside(self, scope: Scope) -> frozenset[str]:
        """Return the names that functions and classes within a scope share, or bind."""
        if scope not in self._shared_inside:
            is_harmless = self._is_harmless(scope.module)
            found = {name for inner in scope.inside for name in shared_names(inner, is_harmless)}
            self._shared_inside[scope] = frozenset(found | scope.declared_inside)
        return self._shared_inside[scope]

    def _is_harmless(self, module: SourceModule) -> Callable[[ast.Call], bool]:
        """Return the function that says whether a call of a module is one of a client, which changes nothing."""

        def is_harmless(call: ast.Call) -> bool:
            scope = module.scopes_of_calls.get(call)
            if scope is None or not isinstance(call.func, ast.Attribute):
                return False
            holder = self.evaluate(scope, call.func.value)
            return isinstance(holder, Client)

        return is_harmless

    def _is_overload(self, scope: Scope, binding: Binding) -> bool:
        node = binding.node
        return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and scope.module.function(node).is_overload

    def binding(self, scope: Scope, name: str, binding: Binding) -> Any:
        """Return what one binding gives a name."""
        module = scope.module
        named = self._named.get(name)
        if binding.line in module.named_clients and is_meant(binding, scope):
            named = module.named_clients[binding.line]
        if named is not None and binding.kind in ("value", "item", "parameter", "entered"):
            return Client(named)
        match binding.kind, binding.node:
            case "value" | "item" | "entered", ast.expr() | None:
                return self._assigned(scope, binding)
            case "import", _:
                return self.imported(module, binding)
            case "function", ast.FunctionDef() | ast.AsyncFunctionDef() as node:
                return Function(module.function(node, scope))
            case "class", ast.ClassDef() as node:
                return Class(module.class_(node))
            case "parameter", ast.arg() as node if isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
                return self.parameter(module.function(scope.node), node)
            case "items" | "entries" as kind, _ if isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
                around = module.function(scope.node).around
                return many(self.annotated(around, binding.annotation), is_keyed=kind == "entries")
        return UNKNOWN

    def _assigned(self, scope: Scope, binding: Binding) -> Any:
        said = self.annotated(scope, binding.annotation)
        if not isinstance(binding.node, ast.expr):
            return said
        value = self.evaluate(scope, binding.node)
        if believed(said, value) is said:
            return said
        if binding.kind == "item":
            return item(value, binding.position) if isinstance(value, List | Each) else UNKNOWN
        if binding.kind == "entered":
            return entered(value)
        return value

    def annotated(self, scope: Scope, annotation: ast.expr | None) -> Any:
        """Return what an annotation says, without evaluating more of it than names."""
        if annotation is None:
            return UNKNOWN
        return annotated(annotation, lambda node: self.evaluate(scope, node))

    def evaluate(self, scope: Scope, node: ast.expr, given: Mapping[str, Any] | None = None) -> Any:
        """Return the value of an expression in a scope, without noting its calls."""
        return self._deeper(lambda: Evaluator(ScopeFrame(self.name, scope, dict(given or {})), self).value(node))

    def _deeper(self, evaluate: Any) -> Any:
        if self._depth >= _DEEPEST:
            self._cut += 1
            return UNKNOWN
        self._depth += 1
        try:
            return evaluate()
        finally:
            self._depth -= 1

    # Imports

    def imported(self, module: SourceModule, binding: Binding) -> Any:
        """Return what an import gives: of boto3, or of another module of the project."""
        found = boto.imported(binding.module, binding.name)
        if is_known(found):
            return found
        if module.replaced.of_boto:
            return UNKNOWN  # what another module makes may be of what this one replaces
        # A constant or a class, by its spelling; functions are asked of what has to do with clients.
        source = self.tree.imported(
            module, binding.module, has_constants=not binding.name or binding.name[:1].isupper()
        )
        if not binding.name:
            return UNKNOWN if source is None else Module(source)
        if source is not None and binding.name in source.scope.bindings:
            return unshared(self.name(source.scope, binding.name))
        dot = "." if binding.module.strip(".") else ""
        inner = self.tree.imported(module, f"{binding.module}{dot}{binding.name}", has_constants=True)
        return UNKNOWN if inner is None else Module(inner)

    # Parameters

    def parameter(self, function: FunctionDefinition, parameter: ast.arg) -> Any:
        """Return what a parameter is, whatever call is made."""
        name = parameter.arg
        if function.receiver == name and function.owner is not None:
            return Class(function.owner, is_exact=False) if function.is_of_class else Instance(function.owner)
        said = self.annotated(function.around, parameter.annotation)
        for found in (
            UNKNOWN if isinstance(said, Instance) else said,
            self._fixture(function, name),
            self._passed(function, name),
            said,
        ):
            if is_known(found):
                return found
        default = function.default(name)
        value = UNKNOWN if default is None else self.evaluate(function.around, default)
        if isinstance(value, PASSED) or self._services is None:
            return unsure(value) if isinstance(value, PASSED) else UNKNOWN  # a call may pass another
        return passed_by_decorator(function.node, name, self._services)

    def _fixture(self, function: FunctionDefinition, name: str) -> Any:
        """Return what the fixture of pytest gives that a test, or another fixture, asks for by a name."""
        if not (
            function.is_fixture or function.name.startswith("test") or function.decorators & {"pytest", "usefixtures"}
        ):
            return UNKNOWN
        if name in function.parametrized:
            return UNKNOWN
        for module in self.tree.fixture_modules(function.module):
            fixture = module.fixtures.get(name)
            if fixture is not None and fixture is not function:
                return self._result(fixture, {})
        return UNKNOWN

    def _passed(self, function: FunctionDefinition, name: str) -> Any:
        """Return what the calls of a function within its module pass, if they agree: a client, session or resource.

        A module may have many functions of one name, and many calls by it: what all of them pass is found once.
        """
        owner = function.owner if function.name == "__init__" or has_few_calls(function) else None
        key = ((function.module, owner, function.name, name), str(position_of(function, name)))
        found = self.once(self._arguments, key, lambda: passed_by(function, name, self))
        # What a function passes to itself does not count.
        if is_known(found) and function.node in found.scopes:
            found = passed_by(function, name, self, but=function.node)
        return found.value if is_known(found) else UNKNOWN

    # Attributes

    def member(self, value: Any, name: str) -> Any:
        """Return the attribute of a module, class or instance of the source."""
        match value:
            case Module(definition):
                if name in definition.scope.bindings:
                    return unshared(self.name(definition.scope, name))
                inner = self.tree.inside(definition, name)
                return UNKNOWN if inner is None else Module(inner)
            case Class() | Instance():
                return self._attributes.of(value, name)
        return UNKNOWN

    def made(self, scope: Scope, node: ast.Attribute) -> Any:
        """Return the client that the module gives an attribute by this path: `app.queue = boto3.client("sqs")`."""
        path = dotted(node)
        root = path.partition(".")[0]
        places = [(scope.module.scopes_of_calls[call], call) for call in scope.module.replaced.made.get(path, ())]
        if any(place.binder(root) is not scope.binder(root) for place, _ in places):
            return UNKNOWN
        return perhaps(joined(self.evaluate(place, call) for place, call in places))

    def line(self, definition: ClassDefinition) -> Iterable[ClassDefinition]:
        """Return a class and the classes that it is derived from, as far as they are known."""
        return self._attributes.line(definition)

    # Calls

    def called(self, value: Any, arguments: Arguments) -> Any:
        """Return what a call of a function or class of the source returns, if that is something of boto3."""
        match value:
            case Class(definition, _):
                return Instance(definition)
            case Function(definition, receiver, is_sure):
                given = given_by(definition, receiver, arguments)
                given = {name: self._lasting(definition.scope, name, value) for name, value in given.items()}
                found = self._result_of(definition, given)
                return found if is_sure else unsure(found)
            case Lambda(node, scope):
                given = given_to_lambda(node, arguments)
                key = (node, repr(sorted(given.items())))
                return self.once(self._results, key, lambda: returned(self.evaluate(scope, node.body, given)))
        return UNKNOWN

    def _result_of(self, function: FunctionDefinition, given: Mapping[str, Any]) -> Any:
        """Return what a call returns; once for all calls that give the same, if no list or dict is among that."""
        if not all(isinstance(value, (*OF_BOTO, *SCALARS)) for value in given.values()):
            return self._deeper(lambda: self._result(function, given))
        key = (function.node, repr(sorted(given.items())))
        return self.once(self._results, key, lambda: self._result(function, given))

    def presumed(self, scope: Scope, node: ast.Call, arguments: Arguments) -> Any:
        """Return the client that a call says that it makes or takes, where nothing is known of what it returns."""
        return UNKNOWN if self._services is None else presumed(node, arguments, scope, self._services)

    def result(self, function: FunctionDefinition, given: Mapping[str, Any] | None = None) -> Any:
        """Return what a function returns with these arguments alone."""
        return self._deeper(lambda: self._result(function, given or {}))

    def _result(self, function: FunctionDefinition, given: Mapping[str, Any]) -> Any:
        """Return what a function returns, or yields, in a call with these parameters."""
        scope = function.scope
        is_generator = bool(scope.yields)
        said = self.annotated(function.module.scope, function.node.returns)
        is_entered = not function.decorators.isdisjoint(("fixture", "contextmanager", "asynccontextmanager"))
        if is_generator and is_entered and isinstance(said, Each):
            said = said.item
        expressions = scope.yields if is_generator else scope.returns
        values = [
            returned(self._deeper(lambda node=node: self._evaluate_given(scope, node, given))) for node in expressions
        ]
        found = agreed(values, (*OF_BOTO, List, Dict, Instance))
        if is_generator and not is_entered:
            found = many(found)
        if is_known(said) and believed(said, found) is said:
            return said
        if not is_known(found):
            return UNKNOWN if is_generator and not is_entered else joined(values)
        return found if function.decorators <= _KEEPING else unsure(found)

    def _evaluate_given(self, scope: Scope, node: ast.expr, given: Mapping[str, Any]) -> Any:
        """Evaluate in one call: a name that depends on what was given is evaluated again."""
        if not given:
            return self.evaluate(scope, node)

        def resolve(inside: Scope, name: str) -> Any:
            if inside is scope and name in scope.bindings and name not in given:
                bindings = scope.bindings[name]
                if len(bindings) == 1 and bindings[0].kind == "value" and isinstance(bindings[0].node, ast.expr):
                    value = self._deeper(lambda: Evaluator(frame, self).value(bindings[0].node))
                    return self._lasting(inside, name, value)
            return self.name(inside, name)

        frame = ScopeFrame(resolve, scope, dict(given))
        return Evaluator(frame, self).value(node)
