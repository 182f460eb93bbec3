"""The type expressions of `@return`: `String`, `Array<Types::Tag>`, `Hash<String,Types::Reference>`, `Time,Date`."""

from __future__ import annotations

import re

from shapesmith.ir.documentation import TypeExpression

_TOKEN = re.compile(r"\s*(?:([\w:]+)|([<>,]))\s*")

_KINDS: dict[str, tuple[str, ...]] = {
    "String": ("string", "blob"),
    "IO": ("blob", "string", "structure"),
    "Boolean": ("boolean",),
    "Integer": ("integer", "long"),
    "Float": ("float", "double"),
    "Numeric": ("integer", "long", "float", "double"),
    "Time": ("timestamp",),
    "DateTime": ("timestamp",),
    "Date": ("timestamp",),
    "Array": ("list",),
    "Hash": ("map",),
    "Object": (),
}
"""The IR types that each Ruby class stands for; a stream of bytes or events is an `IO`."""

_STRUCTURE = "Types::"
# What the SDK prints for a document, whose value may be anything that JSON can be.
_DOCUMENT = ("Hash", "Array", "String", "Numeric", "Boolean")

# More than any type of the SDK has: recursion must end before Python stops it.
_MAX_DEPTH = 30


class UnknownType(Exception):
    """A type expression cannot be read; the message says why."""


def read_type(text: str) -> TypeExpression:
    """Return the type that `text` spells; several with commas between are alternatives.

    Raises UnknownType where `text` is no type expression, or names a class that stands for no shape.
    """
    tokens: list[str] = []
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise UnknownType(f"it cannot hold {text[position]!r}")
        tokens.append(token[1] or token[2])
        position = token.end()
    tokens.reverse()
    listed = _listed(tokens, 0)
    if tokens:
        raise UnknownType(f"it cannot go on after {tokens[-1]!r}")
    # The first alternative, able to be any of them.
    kinds = dict.fromkeys(kind for each in listed for kind in each.kinds)
    return TypeExpression(text=text, kinds=tuple(kinds), target=listed[0].target, item=listed[0].item)


def _listed(tokens: list[str], depth: int) -> list[TypeExpression]:
    """Return the types at the end of `tokens`, with commas between, taking them away.

    The five that stand for a document are one type.
    """
    listed = [_one(tokens, depth)]
    while tokens and tokens[-1] == ",":
        tokens.pop()
        listed.append(_one(tokens, depth))
    last = listed[-len(_DOCUMENT) :]
    if tuple(each.text for each in last) == _DOCUMENT and not any(each.item for each in last):
        listed[-len(_DOCUMENT) :] = [TypeExpression(text=",".join(_DOCUMENT), kinds=("structure",))]
    return listed


def _one(tokens: list[str], depth: int) -> TypeExpression:
    name = tokens.pop() if tokens else ""
    if not name or name in "<>,":
        raise UnknownType("a class must be named")
    if depth > _MAX_DEPTH:
        raise UnknownType("it nests too deep")
    arguments: list[TypeExpression] = []
    if tokens and tokens[-1] == "<":
        tokens.pop()
        arguments = _listed(tokens, depth + 1)
        if not tokens or tokens.pop() != ">":
            raise UnknownType("every < must be closed")
    if name.startswith(_STRUCTURE):
        return TypeExpression(text=name, kinds=("structure",), target=name.removeprefix(_STRUCTURE))
    if name in ("byte", "character"):  # `Integer<byte>` is an integer with a remark
        return TypeExpression(text=name)
    if name not in _KINDS:
        raise UnknownType(f"class {name} stands for no shape")
    item = arguments[-1] if arguments and name in ("Array", "Hash") else None
    return TypeExpression(text=name, kinds=_KINDS[name], item=item)
