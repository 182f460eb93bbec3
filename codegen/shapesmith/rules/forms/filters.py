"""By which names the items of a list of filters may be called."""

from __future__ import annotations

import re

from shapesmith.ir.rules import OneOf
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.notation import Match, patterns, values_in
from shapesmith.rules.language.sentences import MOST_ITEMS, Item
from shapesmith.rules.references.conditions import typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_NAMES = frozenset({"name", "filtername", "key", "filterkey"})


def _name_of(place: TypedPlace | None, subject: Subject) -> TypedPlace | None:
    """Return the place of the name of each filter in a list, or this member where it is that name."""
    if place is None:
        return _of_this_filter(subject)
    if place.kind == "string":
        own = place.path.rpartition(".")[2].lower()
        return place if own in _NAMES and "filter" in f"{place.path}{subject.places.structure.name}".lower() else None
    item = subject.places.item(place) if place.kind == "list" else None
    if item is None or not isinstance(item.shape, StructureShape) or "filter" not in place.path.lower():
        return None
    found = [member for member in item.shape.members if member.name.lower() in _NAMES]
    return subject.places.below(item, found[0]) if len(found) == 1 else None


def _of_this_filter(subject: Subject) -> TypedPlace | None:
    """Return the name of a filter in the text of the filter's own structure."""
    places = subject.places
    if "filter" not in places.structure.name.lower() or places.operations or subject.is_scoped:
        return None
    found = [member for name, member in places.members.items() if name.lower() in _NAMES]
    return places.of(found[0]) if len(found) == 1 else None


def _filter_names(match: Match, subject: Subject) -> Made | None:
    """Return the rule that each filter has one of the names that a sentence, or the list that it introduces, gives."""
    text = match.groupdict().get("values")
    values = _listed(subject.sentence.items) if text is None else values_in(text) or tuple(text.split(" | "))
    name = _name_of(subject.itself, subject) if subject.itself is not None or subject.place is None else None
    if name is None or name.kind != "string" or not values or any(re.search(r"[<>{}*:]|\.\.\.", one) for one in values):
        return None
    typed = typed_values(name, values)
    if typed is None or (name.enum and set(name.enum) <= set(typed)):
        return None
    return Made("values", OneOf(place=name.path, values=typed), (), subject.itself or name)


def _listed(items: tuple[Item, ...]) -> tuple[str, ...] | None:
    """Return the names that the items of a list begin with; None unless each begins with one, in code."""
    found = [values_in(item.label or item.text) for item in items]
    names = [values[0] for values in found if values is not None and len(values) == 1]
    in_code = all((item.label or item.text).startswith("`") for item in items)
    return tuple(dict.fromkeys(names)) if in_code and 0 < len(names) == len(items) <= MOST_ITEMS else None


_FILTERS = r"(?:filters?(?: names?| keys?)?|field names?)"
_ARE = r"(?:is|are)(?: currently)?"

FORMS = (
    Form(
        "values.filter-names",
        ("supported", "valid", "available", "allowed"),
        patterns(
            r"the following is (?:the|a) list of (?:supported|valid|available|allowed) (?:filter|field) (?:names"
            r"|keys)[.:]?",
            rf"(?:currently,? )?(?:the )?following {_FILTERS}(?: and (?:logical )?operators)? {_ARE} (?:supported|valid"
            r"|available|allowed):?",
            rf"(?:the )?(?:supported|valid|available|allowed) {_FILTERS} {_ARE}(?: the following| as follows)?:?",
            rf"(?:currently,? )?(?:the )?(?:only )?(?:currently )?(?:supported|valid|available|allowed) {_FILTERS}"
            rf"(?: {_ARE}|:) (?P<values>{{L}}|(?-i:[a-z]+(?:-[a-z]+)+)(?: \| [a-z]+(?:-[a-z]+)*)*)",
        ),
        of_sentence=_filter_names,
        member="Filters",
        matches=(
            "Valid filter names: `owner` | `state`",
            "Valid filter names: engine-name | endpoint-type",
            "The only supported filter name is `state`.",
            "<p>The following filters are supported:</p><ul><li><code>owner</code> - The owner.</li></ul>",
        ),
        differs=(
            "Valid filter names include `owner` and `state`.",
            "<p>The following filters are supported:</p><ul><li><code>tag:&lt;key&gt;</code> - A tag.</li></ul>",
            "<p>The filters.</p><ul><li><code>owner</code> - The owner.</li></ul>",
            "<p>Supported filters:</p><ul><li><code>owner</code> - The owner.</li></ul>",
        ),
    ),
)
