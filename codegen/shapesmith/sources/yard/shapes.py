"""The types of documented members to shapes of the IR, each made once and named after what it is: `listOfTag`.

The names of these shapes start with a small letter, those of documented classes with a capital one.
"""

from __future__ import annotations

from collections.abc import Collection

from shapesmith.ir.documentation import TypeExpression
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    ListShape,
    LongShape,
    MapShape,
    Shape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.provenance import Provenance

_SCALARS: dict[str, type[Shape]] = {
    "string": StringShape,
    "blob": BlobShape,
    "boolean": BooleanShape,
    "integer": LongShape,
    "float": DoubleShape,
    "timestamp": TimestampShape,
}


class Shapes:
    """The shapes that types stand for, by name in the order in which they were asked for.

    `structures` are the names of the documented ones. A structure that a type only names is open: it may have any
    members.
    """

    def __init__(self, structures: Collection[str]) -> None:
        self.made: dict[str, Shape] = {}
        self._structures = structures

    def of(self, type_: TypeExpression | None, provenance: Provenance, sensitive: bool = False) -> str:
        """Return the name of the shape for a type; one that says nothing can be any JSON.

        `provenance` is where it is named. A value that is `sensitive` has a shape of its own, unless it is a structure,
        which hides its members itself.
        """
        kind = _kind(type_)
        if type_ is not None and type_.target is not None:
            return self.structure(type_.target, provenance)
        if type_ is not None and kind == "list":
            item = self.of(type_.item, provenance)
            return self._made(
                f"listOf{_capitalized(item)}", provenance, sensitive, ListShape, member=Target(shape=item)
            )
        if type_ is not None and kind == "map":
            key, value = self.of(_STRING, provenance), self.of(type_.item, provenance)
            return self._made(
                f"mapOf{_capitalized(value)}",
                provenance,
                sensitive,
                MapShape,
                key=Target(shape=key),
                value=Target(shape=value),
            )
        if kind == "stream":
            return self._made("stream", provenance, sensitive, BlobShape, streaming=True)
        if kind == "document":
            return self._made("document", provenance, sensitive, StructureShape, document=True)
        return self._made(kind, provenance, sensitive, _SCALARS[kind])

    def structure(self, name: str, provenance: Provenance) -> str:
        """Return the name of the structure `name`, which is open where it is not documented."""
        if name not in self._structures and name not in self.made:
            self.made[name] = StructureShape(name=name, provenance=provenance, document=True, open=True)
        return name

    def _made(self, name: str, provenance: Provenance, sensitive: bool, kind: type[Shape], **fields: object) -> str:
        if sensitive:
            name = f"sensitive{_capitalized(name)}"
        while name in self._structures or (name in self.made and not isinstance(self.made[name], kind)):
            name += "_"
        if name not in self.made:
            self.made[name] = kind(name=name, provenance=provenance, sensitive=sensitive, **fields)
        return name


_STRING = TypeExpression(text="String", kinds=("string",))


def _kind(type_: TypeExpression | None) -> str:
    """Return what a type is above all: the first of what it can stand for, or a wider one that takes several of them."""
    kinds = type_.kinds if type_ is not None else ()
    if not kinds or kinds[0] == "structure":
        return "document"
    if kinds[:2] == ("blob", "string"):  # an IO
        return "stream"
    if kinds[0] in ("integer", "float", "double"):
        return "float" if "double" in kinds else "integer"
    return kinds[0]


def _capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]
