"""What a class of another library makes: `client = SearchClient(...)` is no client of boto3, whatever it is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from shapesmith.clients.bindings import Binding
from shapesmith.clients.dotted import last_name, root_name
from shapesmith.clients.modules import Scope
from shapesmith.clients.naming import is_stand_in
from shapesmith.clients.packages import ROOTS
from shapesmith.clients.tree import SourceTree

# What is bound to another name is followed through so many.
_MOST_NAMES = 3


def is_made_elsewhere(holder: ast.expr, scope: Scope, tree: SourceTree, names: int = _MOST_NAMES) -> bool:
    """Return whether something is bound to what a class of an installed library makes, which is none of boto3.

    It may have had other `names` before.
    """
    return any(
        _is_foreign_class(binding.node.func, where, tree)
        if isinstance(binding.node, ast.Call)
        else isinstance(binding.node, ast.Name | ast.Attribute)
        and names > 0
        and is_made_elsewhere(binding.node, where, tree, names - 1)
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
    """Return whether a name is that of a class, by its spelling, which an import gives that is not of the source.

    What a library of stand-ins makes is none of boto3, by whatever name: `create_autospec(...)`.
    """
    name = last_name(called)
    root = root_name(called) or ""
    binder = scope.binder(root)
    imports = [each for each in binder.bindings[root] if each.kind == "import"] if binder is not None else []
    is_class = (name[:1].isupper() and not name.isupper()) or all(
        is_stand_in(f"{each.module}.{each.name}") for each in imports
    )
    return (
        is_class
        and bool(imports)
        and all(
            each.module.partition(".")[0] not in ("", *ROOTS) and tree.imported(scope.module, each.module) is None
            for each in imports
        )
    )
