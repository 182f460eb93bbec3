"""The kinds of single changes that are made to a module, each a function from a node of its syntax tree to edits.

What a test cannot detect is left out: docstrings, type annotations, `__repr__`, `__slots__` and `__all__`,
decorators, imports, and assertions, which state what is known.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from tests.mutation.mutant import Mutant
from tests.mutation.regexes import mutated

Edit: TypeAlias = tuple[ast.AST, str]
"""A node and the source that takes its place."""

Operator: TypeAlias = Callable[[ast.AST], Iterator[Edit]]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_FUNCTIONS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_METHODS = {
    "startswith": "endswith",
    "endswith": "startswith",
    "find": "rfind",
    "rfind": "find",
    "partition": "rpartition",
    "rpartition": "partition",
    "removeprefix": "removesuffix",
    "removesuffix": "removeprefix",
    "lstrip": "strip",
    "rstrip": "strip",
    "strip": "rstrip",
    "lower": "upper",
    "upper": "lower",
    "fullmatch": "match",
    "match": "search",
    "search": "match",
    "setdefault": "get",
}
_NOT_MUTATED_NAMES = frozenset({"TYPE_CHECKING", "__slots__", "__all__", "__match_args__"})


def _with(node: Any, **fields: Any) -> str:
    """Return the source of `node` with other `fields`."""
    return ast.unparse(type(node)(**{**dict(ast.iter_fields(node)), **fields}))


def _replaced(items: list[Any], index: int, item: Any) -> list[Any]:
    return [*items[:index], item, *items[index + 1 :]]


def _without(items: list[Any], index: int) -> list[Any]:
    return [*items[:index], *items[index + 1 :]]


def _in_parentheses(node: ast.AST) -> str:
    return f"({ast.unparse(node)})"


def comparison(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                yield node, _with(node, ops=_replaced(node.ops, index, other()))


def connective(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        yield node, _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def operand_dropped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        for index in range(len(node.values)):
            rest = _without(node.values, index)
            yield node, _with(node, values=rest) if len(rest) > 1 else _in_parentheses(rest[0])


def condition_negated(node: ast.AST) -> Iterator[Edit]:
    conditions: list[ast.expr] = []
    if isinstance(node, ast.If | ast.IfExp):
        conditions = [node.test]
    elif isinstance(node, ast.comprehension):
        conditions = node.ifs
    elif isinstance(node, ast.match_case) and node.guard is not None:
        conditions = [node.guard]
    for condition in conditions:
        negated = condition.operand if _is_not(condition) else ast.UnaryOp(ast.Not(), condition)  # type: ignore[attr-defined]
        yield condition, _in_parentheses(negated)
        if not isinstance(node, ast.If | ast.IfExp):
            yield condition, "True"


def branch_dropped(node: ast.AST) -> Iterator[Edit]:
    """One of two branches is always taken, or never."""
    if isinstance(node, ast.If | ast.IfExp):
        yield from ((node.test, text) for text in ("True", "False"))


def not_dropped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, _in_parentheses(node.operand)


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def loop_never_entered(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.While):
        yield node.test, "False"


def arithmetic(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        if any(isinstance(side, ast.Constant | ast.JoinedStr) and _is_text(side) for side in (node.left, node.right)):
            return
        yield node, f"({_with(node, op=_ARITHMETIC[type(node.op)]())})"
    elif isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
        yield node, _with(node, op=_ARITHMETIC[type(node.op)]())
        yield node, ast.unparse(ast.Assign([node.target], node.value, lineno=0))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str)


def constant(node: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield node, repr(not value)
    elif isinstance(value, int):
        yield node, f"({value + 1})"
        yield node, f"({value - 1})"
    elif isinstance(value, float):
        yield node, f"({value * 2 + 1})"
    elif isinstance(value, str):
        yield node, '""' if value else '"mutated"'


def text_emptied(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.JoinedStr):
        yield node, '""'


def regular_expression(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        pattern = node.args[0]
        if isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
            yield from ((pattern, repr(other)) for other in mutated(pattern.value))


def function_swapped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
            yield node, _with(node, func=ast.Name(_FUNCTIONS[node.func.id]))
        elif isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            yield node, _with(node, func=ast.Attribute(node.func.value, _METHODS[node.func.attr]))


def arguments_swapped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call) and not any(isinstance(argument, ast.Starred) for argument in node.args):
        if ast.unparse(node.func) in ("min", "max", "patterns", "contextlib.suppress"):
            return  # the order says nothing: a form is said in any of its patterns
        for index, (first, second) in enumerate(pairwise(node.args)):
            if ast.dump(first) != ast.dump(second):
                yield node, _with(node, args=[*node.args[:index], second, first, *node.args[index + 2 :]])


def argument_dropped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call):
        for index in range(len(node.keywords)):
            yield node, _with(node, keywords=_without(node.keywords, index))
        if ast.unparse(node.func) == "re.compile" and len(node.args) > 1:
            yield node, _with(node, args=node.args[:1])


def order_dropped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "sorted":
        yield node, f"list({ast.unparse(node.args[0])})"


def slice_widened(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        for bound in ("lower", "upper", "step"):
            if getattr(node.slice, bound) is not None:
                fields = dict(ast.iter_fields(node.slice)) | {bound: None}
                yield node, _with(node, slice=ast.Slice(**fields))


def element_dropped(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Set) and len(node.elts) > 1:
        for index in range(len(node.elts)):
            yield node, _with(node, elts=_without(node.elts, index))
    elif isinstance(node, ast.Tuple | ast.List) and len(node.elts) > 1 and isinstance(node.ctx, ast.Load):
        if all(isinstance(item, ast.Constant) for item in node.elts):
            for index in range(len(node.elts)):
                yield node, f"({_with(node, elts=_without(node.elts, index))})"
    elif isinstance(node, ast.Dict) and len(node.keys) > 1:
        for index in range(len(node.keys)):
            yield node, _with(node, keys=_without(node.keys, index), values=_without(node.values, index))


def alternative_dropped(node: ast.AST) -> Iterator[Edit]:
    """Patterns of `match`, classes in `isinstance`, and exceptions of a handler."""
    if isinstance(node, ast.MatchOr):
        for index in range(len(node.patterns)):
            rest = _without(node.patterns, index)
            yield node, _with(node, patterns=rest) if len(rest) > 1 else ast.unparse(rest[0])
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
        classes = node.args[1]
        if isinstance(classes, ast.BinOp):
            yield classes, ast.unparse(classes.left)
            yield classes, ast.unparse(classes.right)
    elif isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Tuple):
        for index in range(len(node.type.elts)):
            yield node.type, f"({_with(node.type, elts=_without(node.type.elts, index))})"


def statement_removed(node: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.AugAssign() | ast.Raise() | ast.Delete():
            yield node, "pass"
        case ast.Expr(value=value) if not isinstance(value, ast.Constant):
            yield node, "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            yield node, "pass"


def jump_changed(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Break):
        yield node, "continue"
    elif isinstance(node, ast.Continue):
        yield node, "break"
        yield node, "pass"


def value_returned(node: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield node, "return None"


OPERATORS: tuple[Operator, ...] = (
    comparison,
    connective,
    operand_dropped,
    condition_negated,
    branch_dropped,
    not_dropped,
    loop_never_entered,
    arithmetic,
    constant,
    text_emptied,
    regular_expression,
    function_swapped,
    arguments_swapped,
    argument_dropped,
    order_dropped,
    slice_widened,
    element_dropped,
    alternative_dropped,
    statement_removed,
    jump_changed,
    value_returned,
)


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Return every mutant of the module `source`, in the order of its lines."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: dict[tuple[int, int, str], Mutant] = {}
    for node in _mutable(ast.parse(source)):
        for operator in OPERATORS:
            for target, text in operator(node):
                place: Any = target
                start = starts[place.lineno - 1] + place.col_offset
                end = starts[place.end_lineno - 1] + place.end_col_offset
                name = operator.__name__.replace("_", " ")
                found.setdefault((start, end, text), Mutant(path, source, place.lineno, name, start, end, text))
    return [found[key] for key in sorted(found)]


def _mutable(node: ast.AST, inside_pattern: bool = False) -> Iterator[ast.AST]:
    """Yield `node` and what is below it, but for what no test can have an opinion on."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.arg():
            return
        case ast.FunctionDef(name="__repr__"):
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.Assign(targets=[ast.Name(id=name)]) if name in _NOT_MUTATED_NAMES:
            return
        case ast.AnnAssign(target=ast.Name(id=name)) if name in _NOT_MUTATED_NAMES:
            return
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return
        case ast.Call(func=ast.Name(id="TypeVar" | "NewType" | "ParamSpec")):
            return
        case ast.Call(func=ast.Name(id="cast"), args=[_, value]):
            yield from _mutable(value)
            return
        case ast.JoinedStr():  # the parts of one have no places of their own before Python 3.12
            yield node
            return
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr="compile"), args=[ast.Constant(), *_]):
            yield node  # its pattern has mutants of its own
            return
        case ast.Subscript(value=ast.Name(id="Callable" | "Literal")):
            return
        case ast.keyword(arg="kw_only" | "gc"):  # of a class: how it is constructed, and when its memory is freed
            return
        case ast.keyword(arg="matches" | "differs"):  # the sentences of a form of rules, with which it is tested
            return
        case ast.BinOp(op=ast.BitOr()) if _is_union_of_classes(node):
            return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _mutable(_without_strip(child) if _asks_only_whether(node, name) else child)


def _asks_only_whether(node: ast.AST, field: str) -> bool:
    """Whether `node` asks of the value in its `field` only whether it is true."""
    return field in ("test", "ifs") or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))


def _without_strip(node: ast.AST) -> ast.AST:
    """Return the text that is stripped, of which nothing is left whichever of its ends is stripped; else `node`."""
    match node:
        case ast.Call(func=ast.Attribute(value=text, attr="strip" | "lstrip" | "rstrip"), args=[]):
            return text
    return node


def _is_union_of_classes(node: ast.BinOp) -> bool:
    """Whether `node` is `A | B`, an annotation outside of one, which changes nothing when the program runs."""
    names = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
    return all(name.id[:1].isupper() or name.id in ("str", "int", "float", "list", "dict") for name in names) and all(
        isinstance(part, ast.Name | ast.BinOp | ast.BitOr | ast.Load | ast.Constant | ast.Subscript)
        for part in ast.walk(node)
    )
