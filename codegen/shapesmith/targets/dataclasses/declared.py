"""What the templates declare: the table by which `verify` checks generated modules.

If a template emits something new, it is added here; what no template emits any more is removed (a test compares this
table with the golden modules, entry by entry). Names that are in no set below are foreign: names of classes, members
and values of a spec, which a module must bind itself.
"""

from __future__ import annotations

import ast
from typing import Literal

Scope = Literal["module", "class", "function"]
"""Where a statement is, and so when it runs: the first two when a module is imported."""

_EXPRESSIONS = frozenset(
    {
        *(ast.Name, ast.Attribute, ast.Constant, ast.Load, ast.Store, ast.Call, ast.keyword),
        *(ast.Dict, ast.List, ast.Tuple, ast.Subscript, ast.BinOp, ast.BitOr, ast.UnaryOp, ast.USub, ast.Not),
    }
)

NODES: dict[Scope, frozenset[type[ast.AST]]] = {
    "module": _EXPRESSIONS
    | {
        *(ast.Expr, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.AnnAssign, ast.If),
        *(ast.ClassDef, ast.FunctionDef, ast.arguments, ast.arg),
    },
    "class": _EXPRESSIONS
    | {*(ast.Expr, ast.Assign, ast.AnnAssign, ast.If), *(ast.FunctionDef, ast.arguments, ast.arg)},
    "function": _EXPRESSIONS
    | {
        *(ast.Expr, ast.Return, ast.If, ast.Try, ast.ExceptHandler, ast.Pass),
        *(ast.Compare, ast.Eq, ast.BoolOp, ast.And),
    },
}
"""The kinds of syntax nodes that each scope may contain, at any depth."""

PACKAGES = frozenset({"__future__", "builtins", "dataclasses", "typing"})
"""The modules of Python that may be imported."""

FOLDERS = frozenset({"operations", "shared"})
"""The folders of a service's package, from which its modules may import; the runtime is the other import of its own."""

NAMES: dict[Scope, frozenset[str]] = {
    "module": frozenset(
        {
            *("dataclass", "rt", "builtins", "Literal", "TypeAlias", "__name__", "__all__"),
            *("bool", "dict", "list", "object", "str", "tuple"),
            *("TYPE_CHECKING", "__getattr__", "__dir__", "MODULES", "ERRORS", "Request", "Response"),
            *("_package", "_checks", "_ERRORS", "EDITS"),
        }
    ),
    "class": frozenset(
        {
            *("rt", "builtins", "staticmethod", "_field"),
            *("bool", "bytes", "dict", "float", "int", "list", "str"),
            *("TYPE_CHECKING", "_NOT_KNOWN"),
        }
    ),
    "function": frozenset({"rt", "Exception", "_package", "_checks"}),
}
"""The names that statements of each scope may use without a binding in their module."""

LOCALS = frozenset({"shape", "params", "partial", "level", "client", "on_violation", "error", "name", "self", "_self"})
"""The parameters of functions."""

ATTRIBUTES = frozenset({"checks"})
"""The attributes of other objects than the runtime that are not called; a member may be called as any name is."""

DEFINITIONS = frozenset(
    {
        *("_schema", "_rules", "__init__"),
        *("validate", "operation", "rules", "guard", "unguard", "from_client_error"),
    },
)
"""The functions that are defined."""

METHODS = frozenset({"lazy_names", "violations", "operation", "rules", "guard", "unguard", "from_client_error"})
"""The attributes of `_package` that may be called."""

FUNCTIONS: dict[Scope, frozenset[str]] = {
    "module": frozenset({"dataclass"}),
    "class": frozenset({"_field"}),
    "function": frozenset({"_checks"}),
}
"""The names that may be called, directly or after a lookup: `_checks[shape](params)`."""

STATEMENTS = frozenset({"rt.defer_imports(__name__)"})
"""The calls that may be statements of a module."""

CONSTANTS = (str, int, float, bool, type(None), type(...))
"""The types of literals; bytes and complex numbers are not among them."""
