"""The types of documented members to shapes of the IR, each made once and named after what it is: `listOfTag`.

The names of these shapes start with a small letter, those of documented classes with a capital one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

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

_SCALARS: dict[str, Callable[..., Shape]] = {
    "string": StringShape,
    "boolean": BooleanShape,
    "integer": LongShape,
    "float": DoubleShape,
    "timestamp": TimestampShape,
}


class Shapes:
    """The shapes that types stand for, by name in the order in which they were asked for.

    `documented` are the names of the structures that are documented, `named` of those that some type names. One that is
    only named is open: it may have any members.
    """

    def __init__(self, documented: Collection[str], named: Collection[str]) -> None:
        self.made: dict[str, Shape] = {}
        self._documented = documented
        self._structures = {*documented, *named}

    def of(self, type_: TypeExpression | None, provenance: Provenance, sensitive: bool = False) -> str:
        """Return the name of the shape for a type; one that says nothing can be any JSON.

        `provenance` is where it is named. A value that is `sensitive` has a shape of its own, unless it is a structure,
        which hides its members itself.
        """
        if type_ is not None and type_.target is not None:
            return self.structure(type_.target, provenance)
        kind = _kind(type_)
        if kind in ("list", "map"):
            inner = self.of(type_.item if type_ is not None else None, provenance)
            return self._container(kind, inner, provenance, sensitive)
        if kind == "stream":
            return self._made("stream", provenance, sensitive, BlobShape, streaming=True)
        if kind == "document":
            return self._made("document", provenance, sensitive, StructureShape, document=True)
        return self._made(kind, provenance, sensitive, _SCALARS[kind])

    def structure(self, name: str, provenance: Provenance) -> str:
        """Return the name of the structure `name`, which is open where it is not documented."""
        if name not in self._documented and name not in self.made:
            self.made[name] = StructureShape(name=name, provenance=provenance, document=True, open=True)
        return name

    def _container(self, kind: str, inner: str, provenance: Provenance, sensitive: bool) -> str:
        name = f"{kind}Of{_capitalized(inner)}"
        content = Target(shape=inner, provenance=provenance)
        if kind == "list":
            return self._made(name, provenance, sensitive, ListShape, member=content)
        key = Target(shape=self._made("string", provenance, False, StringShape), provenance=provenance)
        return self._made(name, provenance, sensitive, MapShape, key=key, value=content)

    def _made(
        self, name: str, provenance: Provenance, sensitive: bool, make: Callable[..., Shape], **fields: object
    ) -> str:
        if sensitive:
            name = f"sensitive{_capitalized(name)}"
        while name in self._structures:
            name += "_"
        if name not in self.made:
            self.made[name] = make(name=name, provenance=provenance, sensitive=sensitive, **fields)
        return name


def _kind(type_: TypeExpression | None) -> str:
    """Return what a type is above all: the first of what it can stand for, or a wider one that takes several."""
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
