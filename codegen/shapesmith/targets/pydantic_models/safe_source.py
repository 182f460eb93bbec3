"""Source that another generator made of foreign text: it declares models and nothing else, in printable characters."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

_MODULES = frozenset({"__future__", "collections", "datetime", "decimal", "enum", "pydantic", "typing"})
_STATEMENTS = (ast.AnnAssign, ast.Assign, ast.ClassDef, ast.Expr, ast.ImportFrom, ast.Pass)
_EXPRESSIONS = (
    *(ast.Attribute, ast.BinOp, ast.Call, ast.Constant, ast.Dict, ast.List, ast.Name, ast.Subscript, ast.Tuple),
    ast.UnaryOp,
)


class UnsafeSource(Exception):
    """Source that declares something else than models; the message says what."""


def safe(source: str) -> str:
    """Return source with what is not printable in its texts escaped.

    Raises UnsafeSource if it is not Python, has a statement or a call that declares no model, or something that is not
    printable outside of texts.
    """
    try:
        escaped = _escaped(source)
        tree = ast.parse(escaped)
    except (SyntaxError, ValueError, tokenize.TokenError, RecursionError, MemoryError) as failure:
        raise UnsafeSource(f"it is not Python: {failure}") from None
    for node in ast.walk(tree):
        for wrong in _wrong(node):
            raise UnsafeSource(f"line {getattr(node, 'lineno', 1)} has {wrong}")
    return escaped


def _escaped(source: str) -> str:
    if _is_printable(source):
        return source
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return tokenize.untokenize(token if _is_printable(token.string) else _as_ascii(token) for token in tokens)


def _is_printable(source: str) -> bool:
    return source.replace("\n", "").isprintable()


def _as_ascii(token: tokenize.TokenInfo) -> tokenize.TokenInfo:
    """Return the token of a text in ASCII. Raises SyntaxError or ValueError for a token of another kind."""
    return token._replace(string=ascii(ast.literal_eval(token.string)))


def _wrong(node: ast.AST) -> Iterator[str]:
    """Yield what a node is that declares no model."""
    match node:
        case ast.ImportFrom(module=str(module), level=0) if module.partition(".")[0] in _MODULES:
            pass
        case ast.ImportFrom():
            yield "an import of another module"
        case ast.Call(func=ast.Name() | ast.Attribute(value=ast.Name(), attr="model_rebuild")):
            pass
        case ast.Call():
            yield "a call of something that is not a name"
        case ast.Expr(value=ast.Constant() | ast.Call()):
            pass
        case ast.Expr():
            yield "an expression"
        case ast.stmt() if not isinstance(node, _STATEMENTS):
            yield f"a statement that declares nothing ({type(node).__name__})"
        case ast.expr() if not isinstance(node, _EXPRESSIONS):
            yield f"an expression that is no annotation and no literal ({type(node).__name__})"
        case ast.Name(id=name) if name.startswith("__") and name.endswith("__"):
            yield f"the name {name}"
