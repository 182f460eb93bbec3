"""The entries of a schema for structures, which have schemas of their own."""

from __future__ import annotations

from . import conversions, findings, messages
from .entries import Entry, load_class
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .compiler import Source
    from .findings import Findings
    from .schema import Schema


class Nested(Entry):
    """A structure, which has a schema of its own; its class is loaded when needed."""

    __slots__ = ("_structure", "check", "name", "parse")
    kind = "structure"
    converts_from = converts_to = True

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(**options)
        self.name = name
        self._structure: Any = None
        # Compiled functions replace these once there are any.
        self.check: Callable[[Any], bool] = self._check
        self.parse: Callable[[Any], Any] = self._parse

    @property
    def structure(self) -> Any:
        """The class of the structure."""
        if self._structure is None:
            self._structure = load_class(self.module, self.name)
        return self._structure

    def musts(self) -> list[tuple[str, str]]:
        """Return nothing: its constraints are those of its own schema."""
        return []

    @property
    def known_members(self) -> Mapping[str, Entry] | None:
        """The entries of the members; None if no value has reached the structure."""
        if self._structure is None:
            return None
        return schema_of(self._structure).members

    def inner(self, step: str) -> Entry | None:
        """Return the entry of a member."""
        return schema_of(self.structure).members.get(step)

    def find(self, where: Any, value: Any) -> Findings:
        """Search the structure, and add the path to it to the findings."""
        nested = schema_of(self.structure).find(value)
        return findings.at(where, nested, hide=self.sensitive) if nested else nested

    def _check(self, value: Any) -> bool:
        """Whether a value is valid, until there is a compiled function."""
        schema = schema_of(self.structure)
        check = schema.compiled_check(value)
        if check is None:
            return not schema.find(value)
        self.check = check
        return check(value)

    def inlined(self, source: Source) -> Schema | None:
        """Return the schema of the structure if it is to be inlined here, not called.

        It is not inlined if no value has reached it yet: it may never be needed.
        """
        if self._structure is None:
            return None
        schema = schema_of(self._structure)
        return schema if source.has_room(schema) else None

    def write_check(self, source: Source, found: str) -> None:
        """Write the check of the structure, or a call.

        Rules may ask for the sums of the lengths that members have in many structures.
        """
        schema = self.inlined(source)
        if schema is None:
            self.write_call(source, found)
        else:
            schema.write_check(source, source.named(found), source.asked(self))

    def write_call(self, source: Source, found: str) -> None:
        """Write a call that checks the structure, and add to the sums of lengths."""
        sums = source.asked(self)
        if sums:
            found = source.named(found)
        source.line(
            f"if not {source.bind(self, 'nested')}.check({found}): return False"
        )
        for member, total in sums.items():
            name = source.text(member)
            source.line(f"if {name} in {found}: {total} += len({found}[{name}])")

    def from_boto3(self, value: Any) -> Any:
        """Return the structure in a dict; anything else is kept."""
        return self.parse(value) if isinstance(value, dict) else value

    def to_boto3(self, value: Any) -> Any:
        """Return the dict of a structure, or a dict with what is in it converted.

        Anything else is not valid, and kept.
        """
        structure = self.structure  # a value has reached it
        if isinstance(value, dict):
            return conversions.members_to_boto3(schema_of(structure), value)
        return value.to_boto3() if hasattr(value, "to_boto3") else value

    def _parse(self, value: Any) -> Any:
        """Return the structure in a dict, until there is a compiled function."""
        structure = self.structure
        if "from_boto3" in vars(structure):
            self.parse = structure.from_boto3
        return structure.from_boto3(value)

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write the conversion of the structure, or a call."""
        schema = self.inlined(source)
        with source.block(f"if isinstance({value}, dict):"):
            if schema is None:
                nested = source.bind(self, "nested")
                source.line(f"{value} = {nested}.parse({value})")
                return
            with source.inner():
                made = source.variable("made")
                owner = source.bind(self.structure, "structure")
                conversions.write_from_boto3(schema, source, value, made, owner)
                source.line(f"{value} = {made}")

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write the conversion of the structure, or a call."""
        schema = self.inlined(source)
        nested = source.bind(self, "nested")
        if schema is None:
            source.line(f"{value} = {nested}.to_boto3({value})")
            return
        owner = source.bind(self.structure, "structure")
        with source.block(f"if type({value}) is {owner}:"), source.inner():
            params = source.variable("params")
            conversions.write_to_boto3(schema, source, value, params)
            source.line(f"{value} = {params}")
        # A derived class may have a conversion of its own.
        source.line(f"else: {value} = {nested}.to_boto3({value})")


class Events(Nested):
    """A stream of events. One that was received is not checked: reading consumes it."""

    __slots__ = ()

    def musts(self) -> list[tuple[str, str]]:
        """Return the checks of botocore for a stream."""
        return [("type", messages.MUST_BE_SENT)]

    def find(self, where: Any, value: Any) -> Findings:
        """Search an event that is sent."""
        if not isinstance(value, dict):
            return findings.refused_by_botocore(where, value)
        return super().find(where, value)

    def from_boto3(self, value: Any) -> Any:
        """Return an iterator over typed events."""
        from .streams import EventStream

        return None if value is None else EventStream(self.structure, value)

    def to_boto3(self, value: Any) -> Any:
        """Return the stream that boto3 returned."""
        from .streams import EventStream

        return value.raw if isinstance(value, EventStream) else value

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write a call."""
        source.line(f"{value} = {source.bind(self, 'events')}.from_boto3({value})")

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write a call."""
        source.line(f"{value} = {source.bind(self, 'events')}.to_boto3({value})")
