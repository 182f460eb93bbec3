"""What the templates declare: the table by which `verify` judges generated modules.

A template that emits something new says so here; what no template emits any more goes (a test compares this table with
the golden modules, entry by entry). Names that stand in no set below are foreign: of classes, members and values of a
spec, which a module must bind itself.
"""

from __future__ import annotations

import ast
from typing import Literal

Place = Literal["module", "class", "function"]
"""Where a statement stands, and so when it runs: the first two when a module is imported."""

_EXPRESSIONS = frozenset(
    {
        *(ast.Name, ast.Attribute, ast.Constant, ast.Load, ast.Store, ast.Call, ast.keyword),
        *(ast.Dict, ast.List, ast.Set, ast.Tuple, ast.Subscript, ast.BinOp, ast.BitOr, ast.UnaryOp, ast.USub, ast.Not),
    }
)

NODES: dict[Place, frozenset[type[ast.AST]]] = {
    "module": _EXPRESSIONS
    | {
        *(ast.Expr, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.AnnAssign, ast.If),
        *(ast.ClassDef, ast.FunctionDef, ast.arguments, ast.arg),
    },
    "class": _EXPRESSIONS | {*(ast.Expr, ast.Assign, ast.AnnAssign), *(ast.FunctionDef, ast.arguments, ast.arg)},
    "function": _EXPRESSIONS
    | {
        *(ast.Expr, ast.Return, ast.Assign, ast.AnnAssign, ast.If, ast.Try, ast.ExceptHandler, ast.Pass),
        *(ast.Compare, ast.Is, ast.IsNot, ast.In, ast.BoolOp, ast.And),
        # The quick check (`_fits`) and the two conversions.
        *(ast.For, ast.AugAssign, ast.Add, ast.Or, ast.NotIn, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt),
        *(ast.IfExp, ast.NamedExpr, ast.ListComp, ast.DictComp, ast.comprehension),
    },
}
"""The kinds of syntax that may stand in each place, however deep."""

PACKAGES = frozenset({"__future__", "aws_shapes", "builtins", "dataclasses", "typing"})
"""What may be imported, by the first part of the name."""

NAMES: dict[Place, frozenset[str]] = {
    "module": frozenset(
        {
            *("dataclass", "rt", "builtins", "Literal", "TypeAlias", "INFINITY", "Exception", "__name__", "__all__"),
            *("None", "True", "False", "bool", "dict", "list", "object", "str", "tuple"),
            *("TYPE_CHECKING", "__getattr__", "__dir__", "_MODULES", "_ERRORS", "_REQUESTS", "_FITS"),
        }
    ),
    "class": frozenset(
        {
            *("rt", "builtins", "None", "True", "False", "frozenset", "staticmethod"),
            *("bool", "bytes", "dict", "float", "int", "list", "str"),
        }
    ),
    "function": frozenset(
        {
            *("rt", "None", "True", "False", "bool", "bytes", "dict", "float", "int", "list", "str", "tuple", "type"),
            *("isinstance", "len", "Exception", "__name__", "_MODULES", "_ERRORS", "_REQUESTS", "_FITS"),
            *("INFINITY", "new", "parse_list", "parse_map", "map_to_boto3", "texts_fit", "entries_fit"),
        }
    ),
}
"""The names that statements of each place may use without their module's binding them."""

LOCALS = frozenset(
    {
        *("self", "cls", "data", "error", "value", "params", "get", "known", "x", "item", "key"),
        *("shape", "partial", "level", "client", "on_violation"),
    }
)
"""The parameters and variables of functions. Digits may follow, as in `item1`."""

ATTRIBUTES = frozenset({"_by_value"})
"""The attributes that begin with an underscore and are not called; any other may be a member's."""

DEFINITIONS = frozenset(
    {
        *("to_boto3", "_parse", "_fits", "_rules", "__post_init__"),
        *("validate", "rules", "guard", "unguard", "from_client_error"),
    }
)
"""The functions that are defined."""

METHODS = frozenset({"to_boto3", "_parse", "_fits", "_knows", "_keep_unknown", "__new__", "items", "fullmatch"})
"""The attributes that may be called, but for those of the runtime."""

FUNCTIONS: dict[Place, frozenset[str]] = {
    "module": frozenset({"dataclass"}),
    "class": frozenset({"frozenset"}),
    "function": frozenset(
        {
            *("isinstance", "len", "type", "get", "_FITS"),
            *("new", "parse_list", "parse_map", "map_to_boto3", "texts_fit", "entries_fit"),
        }
    ),
}
"""The names that may be called; `_FITS[shape]`, too."""

CONSTANTS = (str, int, float, bool, type(None), type(...))
"""The types of literals, which those of bytes and complex numbers are not."""
