"""The names that the statements of a scope bind, and where they do."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Binding(NamedTuple):
    """One place that binds a name. `kind` is what `node` is to it.

    "value": the expression that is assigned; "item": the list or tuple of which it is the item at `position`;
    "entered": a context manager; "import": a module, of which `name` is imported if it is not empty; "parameter",
    "function", "class": its own node; "items", "entries": a parameter that takes several arguments; "other": nothing is
    known.
    """

    kind: str
    node: ast.AST | None = None
    position: int = 0
    module: str = ""
    name: str = ""
    annotation: ast.expr | None = None
    line: int = 0


class Bindings:
    """The names that some statements bind, and what they return and yield.

    `declared` are names of other scopes that they bind, `inside` the functions and classes within, `declared_inside`
    the names that those declare.
    """

    def __init__(self, body: list[ast.stmt]) -> None:
        self.bindings: dict[str, list[Binding]] = {}
        self.declared: set[str] = set()
        self.declared_inside: set[str] = set()
        self.inside: list[ast.AST] = []
        self.returns: list[ast.expr] = []
        self.yields: list[ast.expr] = []
        for statement in body:
            self._read(statement)

    def bind(self, name: str, binding: Binding) -> None:
        """Add a binding of a name."""
        self.bindings.setdefault(name, []).append(binding)

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.bind(node.name, Binding("class" if isinstance(node, ast.ClassDef) else "function", node))
                self._read_inside(node)
                return
            case ast.Lambda():
                self._read_inside(node)
                return
            case ast.Import(names=names):
                for alias in names:
                    root = alias.name.partition(".")[0]
                    self.bind(
                        alias.asname or root, Binding("import", node, module=alias.name if alias.asname else root)
                    )
            case ast.ImportFrom(names=names):
                module = "." * node.level + (node.module or "")
                for alias in names:
                    if alias.name == "*":  # it may bind each name that is bound before
                        for name in self.bindings:
                            self.bind(name, Binding("other"))
                    self.bind(alias.asname or alias.name, Binding("import", node, module=module, name=alias.name))
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._bind_target(target, Binding("value", value, line=node.lineno))
            case ast.AnnAssign(target=target, value=value, annotation=annotation):
                self._bind_target(target, Binding("value", value, annotation=annotation, line=node.lineno))
            case ast.NamedExpr(target=target, value=value):
                self._bind_target(target, Binding("value", value, line=node.lineno))
            case ast.AugAssign(target=target) | ast.For(target=target) | ast.AsyncFor(target=target):
                self._bind_target(target, Binding("other"))
            case ast.withitem(context_expr=context, optional_vars=ast.expr() as target):
                self._bind_target(target, Binding("entered", context, line=context.lineno))
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                self.bind(name, Binding("other"))
            case ast.Global(names=declared) | ast.Nonlocal(names=declared):
                self.declared.update(declared)
            case ast.Delete(targets=targets):
                for target in targets:
                    self._bind_target(target, Binding("other"))
            case ast.Return(value=ast.expr() as value):
                self.returns.append(value)
            case ast.Yield(value=ast.expr() as value):
                self.yields.append(value)
        for child in ast.iter_child_nodes(node):
            self._read(child)

    def _read_inside(self, node: ast.AST) -> None:
        """Take note of an inner scope, and read what is evaluated outside of it."""
        self.inside.append(node)
        for inner in ast.walk(node):
            if isinstance(inner, ast.Global | ast.Nonlocal):
                self.declared_inside.update(inner.names)
        for outside in evaluated_with(node):
            self._read(outside)

    def _bind_target(self, target: ast.expr, binding: Binding) -> None:
        match target:
            case ast.Name(id=name):
                self.bind(name, binding)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for index, inner in enumerate(targets):
                    if binding.kind == "value" and not any(isinstance(each, ast.Starred) for each in targets):
                        self._bind_target(inner, Binding("item", binding.node, position=index, line=binding.line))
                    else:
                        self._bind_target(inner, Binding("other"))
            case ast.Starred(value=inner):
                self._bind_target(inner, Binding("other"))


def evaluated_with(node: ast.AST) -> list[ast.expr]:
    """Return what a definition or a lambda evaluates outside of itself: decorators, bases, keywords and defaults."""
    arguments: ast.arguments | None = getattr(node, "args", None)
    return [
        *getattr(node, "decorator_list", ()),
        *getattr(node, "bases", ()),
        *(keyword.value for keyword in getattr(node, "keywords", ())),
        *(() if arguments is None else (*arguments.defaults, *filter(None, arguments.kw_defaults))),
    ]
