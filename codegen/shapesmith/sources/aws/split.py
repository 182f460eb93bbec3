"""A model in two files, `api-2.json` and `docs-2.json`, as most AWS SDKs vendor it, to the one of service-2.json.

    {"version": "2.0", "service": "<p>...</p>", "operations": {"CreateContact": "<p>...</p>"},
     "shapes": {"Channel": {"base": "<p>...</p>", "refs": {"CreateContactRequest$Channel": "<p>...</p>"}}}}

`base` is a shape's own documentation, and each of `refs` that of a reference to it. The model is put together before it
is read, so that there is one reader of models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from shapesmith.diagnostics import Diagnostic, error, pointer, warning

Document: TypeAlias = dict[str, Any]


def recompose(api: Document, docs: Document, file: str, diagnostics: list[Diagnostic]) -> None:
    """Add the documentation in `docs`, which is read from `file`, to the model `api`, in place.

    Documentation that is null is absent. What belongs to nothing in the model is a warning.
    """
    _Composer(api, file, diagnostics).compose(docs)


class _Composer:
    def __init__(self, api: Document, file: str, diagnostics: list[Diagnostic]) -> None:
        self._api = api
        self._file = file
        self._diagnostics = diagnostics

    def compose(self, docs: Document) -> None:
        for key in docs:
            if key not in ("version", "service", "operations", "shapes"):
                self._warn((key,), f"{key} is not known in the documentation of a model; it is not read")
        self._add(self._api, docs.get("service"), ("service",))
        operations, shapes = self._table(self._api, "operations"), self._table(self._api, "shapes")
        for name, text in self._entries(docs, ("operations",)):
            self._add(operations.get(name), text, ("operations", name))
        for name, entry in self._entries(docs, ("shapes",)):
            place = ("shapes", name)
            if type(entry) is not dict:
                self._error(place, "the documentation of a shape must be an object with base and refs")
                continue
            self._add(shapes.get(name), entry.get("base"), (*place, "base"))
            for reference, text in self._entries(entry, (*place, "refs")):
                target = self._reference(shapes, reference)
                self._add(target, text, (*place, "refs", reference))
                if target is not None and target.get("shape") != name:
                    message = f"{reference} does not refer to {name} in the model, but to {target.get('shape')}"
                    self._warn((*place, "refs", reference), message)

    @staticmethod
    def _table(document: Document, key: str) -> Document:
        """Return the object at `key`; an empty one where there is none, which the reader of the model reports."""
        table = document.get(key)
        return table if type(table) is dict else {}

    def _entries(self, document: Document, place: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        """Return the entries of the object at the end of `place`, which may be absent."""
        table = document.get(place[-1])
        if type(table) is dict:
            return iter(table.items())
        if table is not None:
            self._error(place, f"{place[-1]} must be an object")
        return iter(())

    def _reference(self, shapes: Document, reference: str) -> Document | None:
        """Return what `Owner$member` names: a member of a structure, or the member, key or value of a list or map."""
        owner_name, _, name = reference.partition("$")
        owner = shapes.get(owner_name)
        if type(owner) is not dict:
            return None
        holder = self._table(owner, "members") if owner.get("type") == "structure" else owner
        target = holder.get(name)
        return target if type(target) is dict else None

    def _add(self, element: Any, text: Any, place: tuple[str, ...]) -> None:
        if text is None:
            return
        if type(text) is not str:
            self._error(place, "documentation must be a string or null")
        elif type(element) is not dict:
            self._warn(place, "documents what the model does not have; it is not read")
        else:
            element["documentation"] = text

    def _warn(self, place: tuple[str, ...], message: str) -> None:
        self._diagnostics.append(warning("docs-unmatched", self._file, pointer(*place), message))

    def _error(self, place: tuple[str, ...], message: str) -> None:
        self._diagnostics.append(error("trait-value", self._file, pointer(*place), message))
