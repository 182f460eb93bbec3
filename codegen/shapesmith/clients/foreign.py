"""What a class of another library makes: `client = SearchClient(...)` is no client of boto3, whatever it is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from shapesmith.clients.bindings import Binding
from shapesmith.clients.dotted import last_name, root_name
from shapesmith.clients.modules import Scope
from shapesmith.clients.packages import ROOTS
from shapesmith.clients.tree import SourceTree


def is_made_elsewhere(holder: ast.expr, scope: Scope, tree: SourceTree) -> bool:
    """Return whether something is bound to what a class of an installed library makes, which is none of boto3."""
    return any(
        isinstance(binding.node, ast.Call) and _is_foreign_class(binding.node.func, where, tree)
        for where, binding in _bindings(holder, scope)
    )


def _bindings(holder: ast.expr, scope: Scope) -> Iterator[tuple[Scope, Binding]]:
    """Yield the bindings of a name, or of an attribute of `self`, and the scope of each."""
    match holder:
        case ast.Name(id=name):
            binder = scope.binder(name)
            if binder is not None:
                yield from ((binder, each) for each in binder.bindings[name])
        case ast.Attribute(value=ast.Name(id=receiver), attr=attribute):
            node = scope.node
            function = scope.module.function(node) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else None
            if function is not None and function.owner is not None and function.receiver == receiver:
                for method, binding in function.owner.attributes.get(attribute, ()):
                    yield function.owner.scope if method is None else method.scope, binding


def _is_foreign_class(called: ast.expr, scope: Scope, tree: SourceTree) -> bool:
    """Return whether a name is that of a class, by its spelling, which an import gives that is not of the source."""
    name = last_name(called)
    if not name[:1].isupper() or name.isupper():
        return False
    root = root_name(called) or ""
    binder = scope.binder(root)
    imports = [each for each in binder.bindings[root] if each.kind == "import"] if binder is not None else []
    return bool(imports) and all(
        each.module.partition(".")[0] not in ("", *ROOTS) and tree.imported(scope.module, each.module) is None
        for each in imports
    )
