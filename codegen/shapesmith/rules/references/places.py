"""The places of a structure: what is there, and by which names the documentation refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from shapesmith.ir.places import steps_of
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    TimestampShape,
)
from shapesmith.prose.plain import plain_text
from shapesmith.rules.language.names import WORD, bare, squash, without_article, words_of

Kind: TypeAlias = Literal["string", "number", "boolean", "timestamp", "blob", "list", "map", "structure"]

_KINDS: dict[type, Kind] = {
    StringShape: "string",
    IntegerShape: "number",
    LongShape: "number",
    FloatShape: "number",
    DoubleShape: "number",
    BooleanShape: "boolean",
    TimestampShape: "timestamp",
    BlobShape: "blob",
    ListShape: "list",
    MapShape: "map",
    StructureShape: "structure",
}
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_VERB = re.compile(r"(?:Create|Update|Put|Modify|Register|Start|Describe|List|Run)(?=[A-Z])")
_NO_PLACE = re.compile(r"[.\[\]{}]")
_COUNT_OF = re.compile(r"(?:a |the )?(?:number|count) of (?P<noun>[\w -]{3,40})", re.IGNORECASE)
_PARAMETER = re.compile(r" parameters?\Z", re.IGNORECASE)
_OF = re.compile(r" of (?:the|an?|your|this) ", re.IGNORECASE)
_SUFFIXES = ("id", "arn", "name", "identifier", "specification", "configuration", "config", "s")
"""What the name of a member may say beyond the words that refer to it."""

_CODE = re.compile(
    r"(?:(?:the|an?|this|your|both|either|each|any|value|values|of|for|top-level|optional|corresponding"
    r"|legacy|deprecated|parameter|field) )*`(?P<name>[^`]+)`"
    r"(?: (?:request )?(?:parameter|field|member|property|argument|attribute|setting|option|element|object|value"
    r"|input|structure|configuration|block"
    r"|flag|list|header|filter|array|type|wrapper|string|text|map|specification)s?)*",
    re.IGNORECASE,
)


class TypedPlace(NamedTuple):
    """A place of a structure with the shape of what is there; `enum` are the values that the model allows."""

    path: str
    shape: Shape
    enum: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What kind of value is here."""
        return _KINDS[type(self.shape)]


class Places:
    """The places of one structure, and the names that lead to them.

    `taking` are the operations whose request the structure is; they are looked for where they are not given.
    """

    def __init__(self, service: Service, structure: StructureShape, taking: Sequence[Operation] | None = None) -> None:
        self._shapes = service.shapes
        self._taking = service.operations_by_input().get(structure.name, ()) if taking is None else taking
        self.service = service.name
        self.structure = structure
        self.members = {member.name: member for member in structure.members if not _NO_PLACE.search(member.name)}

    @cached_property
    def operations(self) -> tuple[str, ...]:
        """The names of the operations whose request the structure is: none of a nested structure."""
        return tuple(operation.name for operation in self._taking)

    @cached_property
    def words_of_operations(self) -> str:
        """The documentation of these operations, without marks."""
        docs = (operation.documentation for operation in self._taking)
        return "\n".join(plain_text(doc) for doc in docs if doc is not None)

    @cached_property
    def words_of_members(self) -> str:
        """The documentation of all members, without marks."""
        return "\n".join(plain_text(each.documentation) for each in self.members.values() if each.documentation)

    def others_that_say(self, sentence: str) -> Iterator[str]:
        """Yield the names of the other structures of which a member's documentation has a sentence, without marks."""
        for shape in self._shapes.values():
            if isinstance(shape, StructureShape) and shape.name != self.structure.name:
                docs = (member.documentation for member in shape.members)
                if any(sentence in plain_text(doc) for doc in docs if doc is not None):
                    yield shape.name

    def of(self, member: Member) -> TypedPlace:
        """Return the place of a member."""
        return self._place(member.name, member.shape, member.enum)

    def item(self, place: TypedPlace) -> TypedPlace | None:
        """Return the place of a list's items or a map's values."""
        return self.one(place, "{}" if isinstance(place.shape, MapShape) else "[]")

    def one(self, place: TypedPlace, step: str) -> TypedPlace | None:
        """Return the place to which a step leads from a list or map: `[0]` to its first item, `{NAME}` to one value."""
        match place.shape:
            case ListShape(member=target) if step[0] == "[":
                return self._place(f"{place.path}{step}", target.shape)
            case MapShape(value=target) if step[0] == "{":
                return self._place(f"{place.path}{step}", target.shape)
            case _:
                return None

    def below(self, place: TypedPlace, member: Member) -> TypedPlace:
        """Return the place of a member of the structure at a place."""
        return self._place(f"{place.path}.{member.name}", member.shape, member.enum)

    def key(self, place: TypedPlace) -> TypedPlace | None:
        """Return the place of the keys of a map, or of a list of pairs ("tags")."""
        match place.shape:
            case MapShape(key=target):
                return self._place(f"{place.path}{{key}}", target.shape)
            case _:
                return self._of_pairs(place, ("key", "tagkey", "name"))

    def value(self, place: TypedPlace) -> TypedPlace | None:
        """Return the place of the values of a map, or of a list of pairs."""
        if isinstance(place.shape, MapShape):
            return self.item(place)
        return self._of_pairs(place, ("value", "tagvalue"))

    def _of_pairs(self, place: TypedPlace, names: tuple[str, ...]) -> TypedPlace | None:
        item = self.item(place)
        if item is None or not isinstance(item.shape, StructureShape) or len(item.shape.members) > 4:
            return None
        for member in item.shape.members:
            if member.name.lower() in names and not _NO_PLACE.search(member.name):
                return self._place(f"{item.path}.{member.name}", member.shape, member.enum)
        return None

    def at(self, path: str) -> TypedPlace | None:
        """Return the place of a path, whose steps may be items, keys and values."""
        name, *steps = steps_of(path) or ("",)
        found = self.of(self.members[name]) if name in self.members else None
        for step in steps:
            if found is None:
                return None
            if step == "{key}":
                found = self.key(found)
            elif step[0] in "[{":
                found = self.one(found, step)
            else:
                member = found.shape.member(step) if isinstance(found.shape, StructureShape) else None
                found = self.below(found, member) if member is not None else None
        return found

    def find(self, reference: str) -> TypedPlace | None:
        """Return the place that a reference names: a member of the structure, or one nested in it.

        None where it names nothing, or more than one place. Words are read without article, and without a noun such as
        "parameter" after them; plain words must be the whole name of a member, in the singular or plural.
        """
        code = _CODE.fullmatch(reference.strip())
        if code is None and "`" in reference:
            return None
        if code is None and (counted := _COUNT_OF.fullmatch(reference.strip())):
            reference = f"{counted['noun']} count"
        name = code["name"] if code else bare(reference.replace('"', "").strip(" '"))
        if name in self.members:
            return self.of(self.members[name])
        if "." in name or "$" in name:
            return self._chain(re.split(r"[.$]+", name))
        if len(name) < 2 or len(name) > 80:
            return None
        squashed = squash(name)
        whole = "" if code else squash(without_article(reference.strip(" '")))
        own = (
            self._squashed.get(squashed)
            or self._squashed.get(whole)
            or (None if code else self._squashed.get(self._without_owner(squashed)))
        )
        if not own and code is None and " " in name:
            own = self._squashed.get(self._without_words_of_owner(name))
        if not own and code is None and _PARAMETER.search(reference):
            own = [each for known, names in self._squashed.items() if known.endswith(squashed) for each in names]
        if not own and (" " in name if code is None else _PARAMETER.search(reference)):
            own = [each for suffix in _SUFFIXES for each in self._squashed.get(squashed + suffix, ())]
        if not own and code is not None and name.endswith("Id"):
            own = self._squashed.get(f"{squashed}s")  # one of a list of IDs
        if own:
            return self.of(self.members[own[0]]) if len(own) == 1 else None
        nested = self._nested.get(squashed, [])
        if len(nested) > 1 and code is not None:
            nested = [place for place in nested if place.path.endswith(f".{name}")]
        is_name = code is not None or " " in name or _INNER_CAPITAL.search(name) is not None
        return nested[0] if len(nested) == 1 and is_name else None

    def find_of_stem(self, member: str, reference: str) -> TypedPlace | None:
        """Return what "an end time" stands for in the text of `DeferDuration`: `DeferEndTime`.

        Of a noun of one word, the two names begin with two words that are the same.
        """
        noun = without_article(reference.strip(" '"))
        if noun.count(" ") > 2 or not noun.replace(" ", "").isalpha():
            return None
        words = WORD.findall(member)
        for count in range(len(words) - 1, 0 if " " in noun else 1, -1):
            names = self._squashed.get(squash("".join(words[:count])) + squash(noun), [])
            if names:
                return self.of(self.members[names[0]]) if len(names) == 1 and names[0] != member else None
        return None

    def find_by_values(self, noun: str, values: tuple[str, ...]) -> TypedPlace | None:
        """Return the one member whose enum has the values, and whose name ends with the noun, or with its type."""
        wanted = squash(bare(noun.replace("`", "")))
        ends = (wanted, f"{wanted}type")
        whole = squash(self.structure.name).endswith(wanted)  # "the `A` strategy" of a strategy that has a type
        owners = [p for p in self.owners(values[0]) if len(wanted) > 3 and (whole or squash(p.path).endswith(ends))]
        return owners[0] if len(owners) == 1 else None

    def _without_owner(self, squashed: str) -> str:
        """Return a name without the words that the structure's own begins with: "launch template ID" is its `id`.

        The name of a request begins with a verb, which does not count.
        """
        for owner in self._names_of_owner:
            length = 0
            while length < min(len(owner), len(squashed)) and owner[length] == squashed[length]:
                length += 1
            for end in range(length, 4, -1):
                if squashed[end:] in self._squashed:
                    return squashed[end:]
        return squashed

    def _without_words_of_owner(self, name: str) -> str:
        """Return a name without words of the structure's: "the reranking type", "the type of the ranking" is `type`.

        Of another owner it is what begins with that: "the name of the workload" is `WorkloadName`.
        """
        known = words_of(self.structure.name)
        if len(parts := _OF.split(name)) == 2:
            noun, owner = parts
            alike = [each for each in self._squashed if each.startswith(squash(noun))]
            is_own = owner.rpartition(" ")[2].lower() in known and len(alike) == 1
            return squash(noun) if is_own else squash(owner + noun)
        first, _, rest = name.partition(" ")
        return squash(rest) if not self.operations and first.lower() in known else ""

    def is_spelled_otherwise(self, member: str, values: tuple[str, ...]) -> bool:
        """Return whether an enum that a member is named after has these values, but spells them in another way."""
        if len(values) < 3:
            return False  # too few to know what they are from
        wanted = set(_spoken(values))
        named = squash(member)
        for shape in self._shapes.values():
            enum = shape.enum if isinstance(shape, StringShape) else None
            if enum and squash(shape.name) in named and set(values).isdisjoint(enum) and wanted <= {*_spoken(enum)}:
                return True
        return False

    def namesake(self, member: str) -> frozenset[str]:
        """Return the values of the enum of the service that has the name of a member; none if there is no such enum."""
        shape = self._shapes.get(member[:1].upper() + member[1:])
        return frozenset(shape.enum or ()) if isinstance(shape, StringShape) else frozenset()

    @cached_property
    def _names_of_owner(self) -> tuple[str, ...]:
        """The structure's name, squashed, without the verb of a request, and its last word: "constraint type"."""
        words = WORD.findall(self.structure.name)
        last = squash(words[-1]) if words and not self.operations else ""
        whole = (squash(self.structure.name), squash(_VERB.sub("", self.structure.name)))
        return (*whole, last) if len(last) > 3 else whole

    def owners(self, value: str) -> list[TypedPlace]:
        """Return the members whose enum has a value."""
        return self._owners.get(value, [])

    def _chain(self, names: list[str]) -> TypedPlace | None:
        """Return the place of `Outer.Inner`, where the first name may be that of the structure, or of its operation."""
        if len(names) > 6:
            return None
        if squash(names[0]) == squash(self.structure.name) or names[0] in self.operations:
            names = names[1:]
        structure: StructureShape | None = self.structure
        path, place = "", None
        for name in names:
            name = name.replace("[]", "").replace("[N]", "")
            if structure is None:
                return None
            alike = [one for one in structure.members if squash(one.name) == squash(name)]
            member = next((one for one in alike if one.name == name), alike[0] if alike else None)
            if member is None or _NO_PLACE.search(member.name):
                return None
            path = f"{path}.{member.name}" if path else member.name
            place = self._place(path, member.shape, member.enum)
            structure = place.shape if isinstance(place.shape, StructureShape) else None
        return place

    def _place(self, path: str, shape: str, enum: tuple[str, ...] | None = None) -> TypedPlace:
        target = self._shapes[shape]
        own = target.enum if isinstance(target, StringShape) else None
        return TypedPlace(path, target, enum or own or ())

    @cached_property
    def _squashed(self) -> dict[str, list[str]]:
        squashed: dict[str, list[str]] = {}
        for name in self.members:
            squashed.setdefault(squash(name), []).append(name)
        return squashed

    @cached_property
    def _nested(self) -> dict[str, list[TypedPlace]]:
        """The members of the structures that are in members, by squashed name."""
        nested: dict[str, list[TypedPlace]] = {}
        for place in self._inner():
            nested.setdefault(squash(place.path.rpartition(".")[2]), []).append(place)
        return nested

    def _inner(self) -> Iterator[TypedPlace]:
        for member in self.members.values():
            shape = self._shapes[member.shape]
            if isinstance(shape, StructureShape) and not shape.document and len(shape.members) < 60:
                for inner in shape.members:
                    if not _NO_PLACE.search(inner.name):
                        yield self._place(f"{member.name}.{inner.name}", inner.shape, inner.enum)

    @cached_property
    def _owners(self) -> dict[str, list[TypedPlace]]:
        owners: dict[str, list[TypedPlace]] = {}
        for member in self.members.values():
            place = self.of(member)
            for value in place.enum:
                owners.setdefault(value, []).append(place)
        return owners

    @cached_property
    def spoken(self) -> dict[str, list[tuple[TypedPlace, str]]]:
        """The values of the members' enums by their letters and digits in lower case."""
        spoken: dict[str, list[tuple[TypedPlace, str]]] = {}
        for member in self.members.values():
            place = self.of(member)
            for said, value in zip(_spoken(place.enum), place.enum, strict=True):
                spoken.setdefault(said, []).append((place, value))
        return spoken


# Many structures have a member of the same enum, and some enums have more than a thousand values.
@lru_cache(maxsize=512)
def _spoken(enum: tuple[str, ...]) -> tuple[str, ...]:
    """Return the letters and digits of values, in lower case."""
    return tuple(re.sub(r"[^a-z0-9]", "", value.lower()) for value in enum)
