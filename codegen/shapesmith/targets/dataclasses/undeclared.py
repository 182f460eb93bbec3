"""A node of a syntax tree that no template declares."""

from __future__ import annotations

import ast

from shapesmith.targets.dataclasses.declared import (
    ATTRIBUTES,
    CONSTANTS,
    DEFINITIONS,
    FOLDERS,
    FUNCTIONS,
    LOCALS,
    METHODS,
    NAMES,
    NODES,
    PACKAGES,
    STATEMENTS,
    Scope,
)

DECLARED_ATTRIBUTES = ATTRIBUTES | METHODS | FOLDERS | {"defer_imports", "_names"}
"""The attributes that templates use by name; any other one is that of a foreign name, which does not begin with `_`."""

_WITH_BODY = (ast.FunctionDef, ast.ClassDef)


def undeclared(statement: ast.AST, scope: Scope) -> ast.AST | None:
    """Return a node in `statement` that no template declares, None if there is none."""
    pending: list[tuple[ast.AST, Scope]] = [(statement, scope)]
    while pending:
        node, where = pending.pop()
        if type(node) not in NODES[where] or not _is_declared(node, where):
            return node
        inner: Scope = "function" if isinstance(node, ast.FunctionDef) else "class"
        has_body = isinstance(node, _WITH_BODY)
        for name in node._fields:
            child = getattr(node, name)
            if isinstance(child, ast.AST):
                pending.append((child, where))
            elif isinstance(child, list):
                scope = inner if has_body and name == "body" else where
                pending += [(each, scope) for each in child if isinstance(each, ast.AST)]
    return None


def _is_declared(node: ast.AST, scope: Scope) -> bool:
    """Return whether a node of a declared kind is as declared, apart from its child nodes."""
    match node:
        case ast.Load() | ast.Store():
            return True
        case ast.Name(id=name):
            is_local = scope == "function" and name.rstrip("0123456789") in LOCALS
            return name == "N" or name in NAMES[scope] or is_local
        case ast.Attribute(attr=name):
            return name in DECLARED_ATTRIBUTES or name[0] != "_"
        case ast.Call(func=function):
            return _is_callable(function, scope)
        case ast.Constant(value=value):
            return isinstance(value, CONSTANTS)
        case ast.Expr(value=value):
            is_call = isinstance(value, ast.Call) and (scope == "function" or ast.unparse(value) in STATEMENTS)
            return is_call or (isinstance(value, ast.Constant) and isinstance(value.value, str | type(...)))
        case ast.Import(names=names):
            return all(alias.name in PACKAGES for alias in names)
        case ast.ImportFrom():
            return _is_import(node)
        case ast.If(test=test) if scope != "function":
            return ast.unparse(test) in ("TYPE_CHECKING", "not TYPE_CHECKING")
        case ast.Dict(keys=keys):
            return None not in keys
        case ast.keyword(arg=name):
            return name is not None
        case ast.FunctionDef(name=name, decorator_list=decorators):
            return name in DEFINITIONS and all(
                isinstance(each, ast.Name) and each.id == "staticmethod" for each in decorators
            )
        case ast.ClassDef(bases=[*before, last], keywords=[], decorator_list=decorators):
            is_known = all(isinstance(base, ast.Name) or _is_base(base) for base in before) and _is_base(last)
            return is_known and all(isinstance(each, ast.Call) for each in decorators)
        case ast.ClassDef() | ast.FunctionDef():
            return False
    return True


def _is_base(base: ast.expr) -> bool:
    """Return whether a base class is one of the runtime, with types of the package as its arguments."""
    match base:
        case ast.Subscript(value=inner, slice=ast.Constant(value=str())):
            return _is_base(inner)
        case ast.Subscript(value=inner, slice=ast.Tuple(elts=types)):
            return _is_base(inner) and all(isinstance(each, ast.Constant) for each in types)
        case ast.Attribute(value=ast.Name(id="rt")):
            return True
    return False


def _is_import(node: ast.ImportFrom) -> bool:
    """Return whether names are imported from Python, from the runtime or from another module of the package.

    Only the root module of a package imports all names of another, for type checkers.
    """
    module = node.module or ""
    is_star = node.names[0].name == "*"
    match node.level:
        case 0:
            return module in PACKAGES and not is_star
        case 1:
            return (module == "_names") == is_star and (is_star or module.partition(".")[0] in FOLDERS)
        case 2 if module:
            return module.partition(".")[0] in FOLDERS and not is_star
        case 2 | 3:
            return ast.unparse(node).endswith("import _runtime as rt") and not module
    return False


def _is_callable(function: ast.expr, scope: Scope) -> bool:
    match function:
        case ast.Attribute(value=ast.Name(id="rt")):
            return True
        case ast.Attribute(value=ast.Name(id="_package"), attr=name):
            return scope != "class" and name in METHODS
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
            return name in FUNCTIONS[scope]
    return False
