"""A source that documents shapes without defining them: the documentation of each shape, to be merged into a service.

It names members as its own language does (`instance_id`), and may cover any part of a service.
"""

from __future__ import annotations

from msgspec import Struct

from shapesmith.ir.doc import Doc
from shapesmith.provenance import Provenance


class TypeExpression(Struct, frozen=True, kw_only=True):
    """The type that a source gives a member.

    `text` is the type in the source's own words. `kinds` are the IR types that it may correspond to ("string", "blob");
    empty if that is not known. `target` names the structure, `item` is the type of a list's items or a map's values.
    """

    text: str
    kinds: tuple[str, ...] = ()
    target: str | None = None
    item: TypeExpression | None = None


class DocumentedMember(Struct, frozen=True, kw_only=True):
    """One member, as a source documents it; `documentation` is None where there is no text.

    `token`: the source says that the SDK fills the member in.
    """

    name: str
    provenance: Provenance
    type: TypeExpression | None = None
    documentation: Doc | None = None
    token: bool = False


class DocumentedShape(Struct, frozen=True, kw_only=True):
    """One shape, as a source documents it; its members are in the order of the source.

    `see` are the references to further documentation, `notes` and `overloads` what the source has besides its text, and
    `sensitive` the members that it marks as sensitive.
    """

    name: str
    provenance: Provenance
    documentation: Doc | None = None
    members: tuple[DocumentedMember, ...] = ()
    see: tuple[str, ...] = ()
    notes: tuple[Doc, ...] = ()
    overloads: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    union: bool = False
    eventstream: bool = False


class DocumentationSource(Struct, frozen=True, kw_only=True):
    """The shapes that the file at `path` documents, by name in its order."""

    path: str
    shapes: dict[str, DocumentedShape]
