"""A model in two files, `api-2.json` and `docs-2.json`, as most AWS SDKs vendor it, to the one of service-2.json.

    {"version": "2.0", "service": "<p>...</p>", "operations": {"CreateContact": "<p>...</p>"},
     "shapes": {"Channel": {"base": "<p>...</p>", "refs": {"CreateContactRequest$Channel": "<p>...</p>"}}}}

`base` is a shape's own documentation, and each of `refs` that of a reference to it. The two are merged before the model
is read, so that there is one reader of models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from shapesmith.diagnostics import Diagnostic, error, warning
from shapesmith.provenance import Provenance

Document: TypeAlias = dict[str, Any]

# The position in the model where an element is, or would be.
Steps: TypeAlias = tuple[str, ...]


def recompose(
    api: Document, docs: Document, of_api: Provenance, of_docs: Provenance, diagnostics: list[Diagnostic]
) -> Provenance:
    """Add the documentation in `docs` to the model `api`, in place, and return the provenance of the result.

    Documentation that is null is absent. Documentation of something that is not in the model is a warning.
    """
    composer = _Composer(api, diagnostics)
    composer.compose(docs, of_docs)
    return _with_parts(of_api, composer.texts)


def _with_parts(whole: Provenance, parts: dict[str, Any]) -> Provenance:
    """Return `whole` with those of its parts that are elsewhere, given as dicts nested by the steps to them."""
    elsewhere = {
        step: part if isinstance(part, Provenance) else _with_parts(whole.of(step), part)
        for step, part in parts.items()
    }
    return Provenance(whole.file, whole.pointer, {**(whole.elsewhere or {}), **elsewhere})


class _Composer:
    """Adds documentation to a model; `texts` has the provenance of each text, in dicts nested as the model's."""

    def __init__(self, api: Document, diagnostics: list[Diagnostic]) -> None:
        self._api = api
        self._diagnostics = diagnostics
        self.texts: dict[str, Any] = {}
        # The members of a structure by their names in lower case.
        self._folded: dict[str, dict[str, list[str]]] = {}

    def compose(self, docs: Document, whole: Provenance) -> None:
        for key in docs:
            if key not in ("version", "service", "operations", "shapes"):
                self._warn(whole.of(key), f"{key} is unknown in the documentation of a model; it is not read")
        self._add((), docs.get("service"), whole.of("service"))
        for name, text, provenance in self._entries(docs, "operations", whole):
            self._add(("operations", name), text, provenance)
        for name, entry, provenance in self._entries(docs, "shapes", whole):
            if type(entry) is not dict:
                self._error(provenance, "the documentation of a shape must be an object with base and refs")
                continue
            self._add(("shapes", name), entry.get("base"), provenance.of("base"))
            for reference, text, of_reference in self._entries(entry, "refs", provenance):
                steps = self._reference(reference)
                self._add(steps, text, of_reference)
                target = self._element(steps)
                if target is not None and target.get("shape") != name:
                    message = f"{reference} does not refer to {name} in the model, but to {target.get('shape')}"
                    self._warn(of_reference, message)

    def _entries(self, document: Document, key: str, holder: Provenance) -> Iterator[tuple[str, Any, Provenance]]:
        """Yield the entries of the object at `key`, which may be absent, each with its provenance."""
        table, provenance = document.get(key), holder.of(key)
        if type(table) is dict:
            for name, value in table.items():
                yield name, value, provenance.of(name)
        elif table is not None:
            self._error(provenance, f"{key} must be an object")

    def _reference(self, reference: str) -> Steps:
        """Return where `Owner$member` is: a member of a structure, or the member, key or value of a list or map."""
        owner_name, _, name = reference.partition("$")
        owner = self._element(("shapes", owner_name))
        if owner is None or owner.get("type") != "structure":
            return ("shapes", owner_name, name)
        return ("shapes", owner_name, "members", self._member(owner_name, owner, name))

    def _member(self, owner_name: str, owner: Document, name: str) -> str:
        """Return the member of `owner` that a reference calls `name`, in another case perhaps, as those of macie2."""
        members = owner.get("members")
        if type(members) is not dict or name in members:
            return name
        if owner_name not in self._folded:
            folded: dict[str, list[str]] = {}
            for member in members:
                folded.setdefault(member.lower(), []).append(member)
            self._folded[owner_name] = folded
        alike = self._folded[owner_name].get(name.lower(), [])
        return alike[0] if len(alike) == 1 else name

    def _element(self, steps: Steps) -> Document | None:
        """Return the object of the model that the steps lead to, if there is one."""
        element: Any = self._api
        for step in steps:
            element = element.get(step) if type(element) is dict else None
        return element if type(element) is dict else None

    def _add(self, steps: Steps, text: Any, provenance: Provenance) -> None:
        if text is None:
            return
        element = self._element(steps)
        if type(text) is not str:
            self._error(provenance, "documentation must be a string or null")
        elif element is None:
            self._warn(provenance, "documents what the model does not have; it is not read")
        else:
            element["documentation"] = text
            texts = self.texts
            for step in steps:
                texts = texts.setdefault(step, {})
            texts["documentation"] = provenance

    def _warn(self, provenance: Provenance, message: str) -> None:
        self._diagnostics.append(warning("docs-unmatched", provenance, message))

    def _error(self, provenance: Provenance, message: str) -> None:
        self._diagnostics.append(error("trait-value", provenance, message))
