"""Modules of source as they are defined: their scopes, functions and classes, and where these are called.

Nothing is evaluated here. A scope is read when it is first asked for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property

from shapesmith.clients.bindings import Binding, Bindings
from shapesmith.clients.dotted import last_name
from shapesmith.clients.fixtures import unused_by
from shapesmith.clients.naming import is_of_client
from shapesmith.clients.raising import Tried, calls_that_are_tried
from shapesmith.clients.replacing import Replaced, replaced_in
from shapesmith.clients.versions import calls_of_some_versions

# What names a client where nothing else does: `# shapesmith: client[s3]`.
_NAMED = re.compile(r"#\s*shapesmith:\s*client\[\s*([A-Za-z0-9-]+)\s*\]")

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


class Scope(Bindings):
    """A module, class or function: the names that it binds, and the scope around it."""

    def __init__(self, module: SourceModule, node: ast.AST, body: list[ast.stmt], outer: Scope | None) -> None:
        super().__init__(body)
        self.module = module
        self.node = node
        self.outer = outer

    @property
    def is_rebound(self) -> bool:
        """Whether any name of it may be bound again by what is not followed: it is that of a module."""
        return self.outer is None and self.module.replaced.rebinds_names

    def binder(self, name: str) -> Scope | None:
        """Return the scope in which a name that is read in this one is bound: it, or one around it."""
        scope: Scope | None = self
        while scope is not None and (name not in scope.bindings or name in scope.declared):
            scope = scope.outer
            while scope is not None and isinstance(scope.node, ast.ClassDef):
                scope = scope.outer  # the names of a class are not seen by its methods
        return scope


class FunctionDefinition:
    """A function of a module; `owner` is the class whose method it is."""

    def __init__(self, module: SourceModule, node: AnyFunction, outer: Scope, owner: ClassDefinition | None) -> None:
        self.module = module
        self.node = node
        self.outer = outer
        self.owner = owner
        self.name = node.name
        self.decorators = frozenset(filter(None, map(_decorator, node.decorator_list)))

    @cached_property
    def scope(self) -> Scope:
        """The names that it binds, parameters first."""
        scope = Scope(self.module, self.node, self.node.body, self.outer)
        bound = scope.bindings
        scope.bindings = {}
        for parameter in self.parameters:
            scope.bind(
                parameter.arg,
                Binding("parameter", parameter, annotation=parameter.annotation, line=parameter.lineno),
            )
        for name, bindings in bound.items():
            scope.bindings.setdefault(name, []).extend(bindings)
        for kind, gathered in (("items", self.node.args.vararg), ("entries", self.node.args.kwarg)):
            if gathered is not None:
                scope.bind(gathered.arg, Binding(kind, gathered, annotation=gathered.annotation))
        return scope

    @property
    def around(self) -> Scope:
        """The scope in which its annotations are read; of a method, the module."""
        return self.outer if self.owner is None else self.module.scope

    @property
    def parameters(self) -> list[ast.arg]:
        """Its parameters that take one argument each, in order."""
        arguments = self.node.args
        return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]

    @property
    def positional(self) -> list[ast.arg]:
        """Its parameters that may be given by position."""
        return [*self.node.args.posonlyargs, *self.node.args.args]

    def default(self, name: str) -> ast.expr | None:
        """Return the default of a parameter, None if it has none."""
        arguments = self.node.args
        positional = self.positional
        for parameter, value in zip(reversed(positional), reversed(arguments.defaults), strict=False):
            if parameter.arg == name:
                return value
        for parameter, given in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if parameter.arg == name:
                return given
        return None

    @property
    def is_overload(self) -> bool:
        """Whether it is for type checkers only."""
        return "overload" in self.decorators

    @property
    def is_fixture(self) -> bool:
        """Whether it is a fixture of pytest."""
        return "fixture" in self.decorators

    @property
    def parametrized(self) -> set[str]:
        """The names that `pytest.mark.parametrize` gives values, in the place of fixtures."""
        found: set[str] = set()
        for decorator in self.node.decorator_list:
            match decorator:
                case ast.Call(func=ast.Attribute(attr="parametrize"), args=[names, *_]):
                    texts = [each.value for each in ast.walk(names) if isinstance(each, ast.Constant)]
                    found |= {name.strip() for text in texts for name in str(text).split(",")}
        return found

    @property
    def fixture_name(self) -> str:
        """The name by which tests ask for it."""
        for decorator in self.node.decorator_list:
            if isinstance(decorator, ast.Call):
                for keyword in decorator.keywords:
                    if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                        return str(keyword.value.value)
        return self.name

    @property
    def receiver(self) -> str | None:
        """The name of the parameter that is the instance or the class; None if it is not a method."""
        if self.owner is None or "staticmethod" in self.decorators or not self.positional:
            return None
        return self.positional[0].arg

    @property
    def is_of_class(self) -> bool:
        """Whether it is a method of the class, not of an instance."""
        return "classmethod" in self.decorators


class ClassDefinition:
    """A class of a module."""

    def __init__(self, module: SourceModule, node: ast.ClassDef) -> None:
        self.module = module
        self.node = node
        self.name = node.name
        self.decorators = frozenset(map(_decorator, node.decorator_list))

    @cached_property
    def scope(self) -> Scope:
        """The names that its body binds."""
        return Scope(self.module, self.node, self.node.body, self.module.scope_around(self.node))

    @cached_property
    def methods(self) -> dict[str, FunctionDefinition]:
        """Its methods by name, of several by a name the last."""
        return {
            each.name: each
            for each in (self.module.function(node) for node in self.node.body if isinstance(node, AnyFunction))
            if not each.is_overload
        }

    @cached_property
    def derived(self) -> list[ClassDefinition]:
        """The classes of its module that are derived from it, by the names of their bases."""
        found: list[ClassDefinition] = []
        pending = [self]
        for each in pending:
            for derived in self.module.classes_by_base.get(each.name, ()):
                if derived is not self and derived not in found:
                    found.append(derived)
                    pending.append(derived)
        return found

    @cached_property
    def attributes(self) -> dict[str, list[tuple[FunctionDefinition | None, Binding]]]:
        """The bindings of each attribute: by the body of the class (None), and by methods on their receiver."""
        found: dict[str, list[tuple[FunctionDefinition | None, Binding]]] = {}
        for name, bindings in self.scope.bindings.items():
            found.setdefault(name, []).extend((None, each) for each in bindings if each.kind not in ("function",))
        for method in (self.module.function(node) for node in self.node.body if isinstance(node, AnyFunction)):
            if method.receiver is not None:
                for name, binding in _attributes_of(method.node, method.receiver):
                    found.setdefault(name, []).append((method, binding))
        return found


class SourceModule:
    """A module: its path, its text and its tree."""

    def __init__(self, path: str, text: str, tree: ast.Module) -> None:
        self.path = path
        self.text = text
        self.tree = tree
        self.conftests: tuple[SourceModule, ...] = ()
        """The conftest.py files whose fixtures its tests use."""
        self._functions: dict[AnyFunction, FunctionDefinition] = {}
        self._classes: dict[ast.AST, ClassDefinition] = {}

    @cached_property
    def scope(self) -> Scope:
        """The names that the module binds."""
        return Scope(self, self.tree, self.tree.body, None)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, as Python counts them."""
        return re.split(r"\r\n|\r|\n", self.text)

    @cached_property
    def named_clients(self) -> dict[int, str]:
        """The services of the clients that comments name, by their lines; of strings, too, which look like comments."""
        if "shapesmith" not in self.text:
            return {}
        found = ((number, _NAMED.search(line)) for number, line in enumerate(self.lines, 1))
        return {number: match[1] for number, match in found if match}

    def function(self, node: AnyFunction, outer: Scope | None = None) -> FunctionDefinition:
        """Return the definition of a function."""
        found = self._functions.get(node)
        if found is None:
            owner = self._owners.get(node)
            outer = outer or self.scope_around(node)
            found = self._functions[node] = FunctionDefinition(self, node, outer, owner)
        return found

    def scope_around(self, node: AnyFunction | ast.ClassDef) -> Scope:
        """Return the scope in which a function or class is defined."""
        around = self._around.get(node)
        if isinstance(around, ast.ClassDef):
            return self.class_(around).scope
        return self.scope if around is None else self.function(around).scope

    @cached_property
    def _around(self) -> dict[ast.AST, AnyFunction | ast.ClassDef]:
        """The innermost function or class around each function and class that is in one."""
        found: dict[ast.AST, AnyFunction | ast.ClassDef] = {}
        pending: list[tuple[ast.AST, AnyFunction | ast.ClassDef | None]] = [(self.tree, None)]
        while pending:
            node, around = pending.pop()
            for child in ast.iter_child_nodes(node):
                is_inner = isinstance(child, AnyFunction | ast.ClassDef)
                if is_inner and around is not None:
                    found[child] = around
                pending.append((child, child if is_inner else around))  # type: ignore[arg-type]
        return found

    def class_(self, node: ast.ClassDef) -> ClassDefinition:
        """Return the definition of a class."""
        found = self._classes.get(node)
        if found is None:
            found = self._classes[node] = ClassDefinition(self, node)
        return found

    @cached_property
    def _owners(self) -> dict[AnyFunction, ClassDefinition]:
        return {
            method: self.class_(node)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ClassDef)
            for method in node.body
            if isinstance(method, AnyFunction)
        }

    @cached_property
    def classes_by_base(self) -> dict[str, list[ClassDefinition]]:
        """Its classes by the last name of each base."""
        found: dict[str, list[ClassDefinition]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                for base in node.bases:
                    found.setdefault(last_name(base), []).append(self.class_(node))
        return found

    @cached_property
    def replaced(self) -> Replaced:
        """What it replaces, or a conftest.py for it: `client.create_queue = Mock()`, `mock.patch("boto3.client")`."""
        found = replaced_in(self.tree, self.receivers)
        for conftest in self.conftests:
            unused = unused_by(self.text, {name: each.node for name, each in conftest.fixtures.items()})
            found = found.beside(replaced_in(conftest.tree, conftest.receivers, unused))
        return found

    @cached_property
    def receivers(self) -> set[str | None]:
        """The names of the parameters of its methods that are the instance or the class."""
        return {self.function(method).receiver for method in self._owners}

    @cached_property
    def tried(self) -> Tried:
        """Its calls that are made where an error is expected, and written elsewhere."""
        return calls_that_are_tried(self.tree, self.text)

    @cached_property
    def of_some_versions(self) -> frozenset[ast.Call]:
        """Its calls that only some versions of boto3 make."""
        return calls_of_some_versions(self.tree, self.text)

    @cached_property
    def fixtures(self) -> dict[str, FunctionDefinition]:
        """The fixtures of pytest that it defines, by the name that tests ask for."""
        if "fixture" not in self.text:
            return {}
        found = [self.function(node) for node in ast.walk(self.tree) if isinstance(node, AnyFunction)]
        return {each.fixture_name: each for each in found if each.is_fixture}

    @cached_property
    def scopes_of_calls(self) -> dict[ast.Call, Scope]:
        """The scope of each call."""
        return {call: scope for sites in self.call_sites.values() for scope, call in sites}

    @cached_property
    def call_sites(self) -> dict[str, list[tuple[Scope, ast.Call]]]:
        """The calls in the module by the last name of what is called, each with its scope."""
        found: dict[str, list[tuple[Scope, ast.Call]]] = {}
        self._gather(self.tree, self.scope, found)
        return found

    def _gather(self, node: ast.AST, scope: Scope, found: dict[str, list[tuple[Scope, ast.Call]]]) -> None:
        pending = [(child, scope) for child in ast.iter_child_nodes(node)]
        while pending:
            child, inside = pending.pop()
            if isinstance(child, AnyFunction):
                inside = self.function(child, inside).scope
            elif isinstance(child, ast.ClassDef):
                inside = self.class_(child).scope
            elif isinstance(child, ast.Call) and (name := last_name(child.func)):
                found.setdefault(name, []).append((inside, child))
            pending += [(inner, inside) for inner in ast.iter_child_nodes(child)]


def is_meant(binding: Binding, scope: Scope) -> bool:
    """Return whether a comment on the line of a binding may be about it.

    Of several parameters on a line it is about those that are called a client; it is never about the receiver.
    """
    if binding.kind != "parameter" or not isinstance(scope.node, AnyFunction):
        return True
    function = scope.module.function(scope.node)
    beside = [each.arg for each in function.parameters if each.lineno == binding.line and each.arg != function.receiver]
    name = getattr(binding.node, "arg", "")
    return name in beside and (len(beside) == 1 or is_of_client(name))


def _attributes_of(function: AnyFunction, receiver: str) -> Iterator[tuple[str, Binding]]:
    """Yield the attributes of the receiver that a method binds."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _attribute_of(target, receiver, Binding("value", value, line=node.lineno))
            case ast.AnnAssign(target=target, value=value, annotation=annotation):
                binding = Binding("value", value, annotation=annotation, line=node.lineno)
                yield from _attribute_of(target, receiver, binding)
            case ast.withitem(context_expr=context, optional_vars=ast.expr() as target):
                yield from _attribute_of(target, receiver, Binding("entered", context, line=context.lineno))


def _attribute_of(target: ast.expr, receiver: str, binding: Binding) -> Iterator[tuple[str, Binding]]:
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == receiver:
            yield attribute, binding
        case ast.Tuple(elts=targets):
            for index, inner in enumerate(targets):
                yield from _attribute_of(
                    inner, receiver, Binding("item", binding.node, position=index, line=binding.line)
                )


def _decorator(node: ast.expr) -> str:
    return last_name(node.func if isinstance(node, ast.Call) else node)
