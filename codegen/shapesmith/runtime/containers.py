"""The entries of a table for values that contain others: lists, maps, structures."""

from __future__ import annotations

from . import conversions, findings, messages
from .entries import Entry, String, length, load_class
from .findings import HIDDEN, KEY
from .schema import schema_of
from .values import INFINITY, all_text_entries, all_texts, entries_of, items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .compiler import Source
    from .findings import Findings
    from .schema import Schema


class _Container(Entry):
    """A list or map. In a `sparse` one, items or values may be null."""

    __slots__ = ("item", "sparse")
    item: Entry
    sparse: bool

    def bind(self, package: str) -> None:
        """Tell it to the contents too."""
        super().bind(package)
        for _, entry in self.contents():
            entry.bind(package)

    def _find_item(self, where: Any, value: Any) -> Findings:
        """Return what is wrong with an item of a list, or a value of a map."""
        if self.sparse and value is None:
            return findings.refused_by_botocore(where, value)
        return self.item.find(where, value)

    def _write_item(self, source: Source, found: str) -> None:
        """Write the check of an item or value, which an expression gives."""
        if self.sparse and self.item.takes_none:
            # By the model null is right, but botocore refuses it: `find` knows both.
            source.line(f"if {found} is None: return False")
        self.item.write_check(source, found)

    def _in_bulk(self, source: Source, value: str) -> str | None:
        """Return a condition that is true where something is wrong within.

        None if the contents have to be checked one by one.
        """
        return None

    def conditions(self, source: Source, value: str) -> list[str]:
        """Check all contents at once, where that is possible."""
        wrong = super().conditions(source, value)
        in_bulk = self._in_bulk(source, value)
        return wrong if in_bulk is None else [in_bulk, *wrong[1:]]

    def write_check(self, source: Source, found: str) -> None:
        """Write the check of the container, then that of its contents."""
        value = source.variable("x")
        if self._in_bulk(source, value) is not None:
            super().write_check(source, found)
            return
        source.line(f"{value} = {found}")
        super_conditions = " or ".join(self.conditions(source, value))
        source.line(f"if {super_conditions}: return False")
        if source.is_deep:
            found_within = f'{source.bind(self, self.kind)}.find("", {value})'
            source.line(f"if {found_within}: return False")
        else:
            self._write_contents(source, value)

    def _write_contents(self, source: Source, value: str) -> None:
        """Write a loop that checks the contents."""


class List(_Container):
    """A list of so many items."""

    __slots__ = ()
    kind = "list"

    def __init__(
        self,
        item: Entry,
        min: int | None = None,
        max: int | None = None,
        *,
        sparse: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(length(min, max, "item"), **options)
        self.item = item
        self.sparse = sparse

    def contents(self) -> list[tuple[str, Entry]]:
        """Return the entry of its items."""
        return [("[]", self.item)]

    def is_of_type(self, value: Any) -> bool:
        """Whether a value is a list or tuple."""
        return isinstance(value, (list, tuple))

    def broken(self, where: Any, value: Any) -> Findings:
        """Judge the list, then each item."""
        found = super().broken(where, value)
        steps = _steps(where)
        for index, item in enumerate(items_of(value)):
            found += self._find_item((*steps, index), item)
        return found

    def wrong_type(self, source: Source, value: str) -> str:
        """Require exactly a list."""
        return f"type({value}) is not list"

    def _in_bulk(self, source: Source, value: str) -> str | None:
        bounds = _bounds(self.item)
        # For texts of any length a loop is faster.
        if bounds is None or bounds == (0, INFINITY):
            return None
        low, high = map(source.number, bounds)
        return f"not {source.bind(all_texts, 'all_texts')}({value}, {low}, {high})"

    def _write_contents(self, source: Source, value: str) -> None:
        with source.inner():
            item = source.variable("item")
            with source.loop(f"for {item} in {value}:"):
                self._write_item(source, item)

    @property
    def converts_from(self) -> bool:  # type: ignore[override]
        """Whether its items are converted."""
        return self.item.converts_from

    @property
    def converts_to(self) -> bool:  # type: ignore[override]
        """Whether its items are converted."""
        return self.item.converts_to

    def from_boto3(self, value: Any) -> Any:
        """Convert each item."""
        if not self.converts_from or not isinstance(value, list):
            return value
        return [self.item.from_boto3(item) for item in value]

    def to_boto3(self, value: Any) -> Any:
        """Convert each item; null stays in a sparse list."""
        if not self.converts_to:
            return value
        convert = (
            _unless_none(self.item.to_boto3) if self.sparse else self.item.to_boto3
        )
        return [convert(item) for item in value]

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write a loop over the items."""
        with source.block(f"if isinstance({value}, list):"):
            self._write_conversion(source, value, self.item.write_from_boto3)

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write a loop over the items."""
        self._write_conversion(
            source, value, self.item.write_to_boto3, unless_none=self.sparse
        )

    def _write_conversion(
        self,
        source: Source,
        value: str,
        write: Callable[[Source, str], None],
        unless_none: bool = False,
    ) -> None:
        with source.inner():
            items, item = source.variable("items"), source.variable("item")
            source.line(f"{items} = []")
            with source.loop(f"for {item} in {value}:"):
                _write_unless_none(source, item, write, unless_none)
                source.line(f"{items}.append({item})")
            source.line(f"{value} = {items}")


class Map(_Container):
    """A map of so many entries."""

    __slots__ = ("key",)
    kind = "map"

    def __init__(
        self,
        key: Entry,
        item: Entry,
        min: int | None = None,
        max: int | None = None,
        *,
        sparse: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(length(min, max, "entry"), **options)
        self.key = key
        self.item = item
        self.sparse = sparse

    def contents(self) -> list[tuple[str, Entry]]:
        """Return the entries of its keys and values."""
        return [("{key}", self.key), ("{}", self.item)]

    def is_of_type(self, value: Any) -> bool:
        """Whether a value is a dict."""
        return isinstance(value, dict)

    def broken(self, where: Any, value: Any) -> Findings:
        """Judge the map, then each key and value."""
        found = super().broken(where, value)
        steps = _steps(where)
        for key, item in entries_of(value):
            place = (*steps, HIDDEN if self.key.sensitive else findings.step_to(key))
            found += self.key.find((*place, KEY), key)
            found += self._find_item(place, item)
        return found

    def wrong_type(self, source: Source, value: str) -> str:
        """Require exactly a dict."""
        return f"type({value}) is not dict"

    def _in_bulk(self, source: Source, value: str) -> str | None:
        keys, values = _bounds(self.key), _bounds(self.item)
        if keys is None or values is None:
            return None
        numbers = ", ".join(map(source.number, (*keys, *values)))
        return f"not {source.bind(all_text_entries, 'all_texts')}({value}, {numbers})"

    def _write_contents(self, source: Source, value: str) -> None:
        # Most maps are small: a look-up takes less time than a view of the entries.
        with source.inner():
            key = source.variable("key")
            with source.loop(f"for {key} in {value}:"):
                self.key.write_check(source, key)
                self._write_item(source, f"{value}[{key}]")

    @property
    def converts_from(self) -> bool:  # type: ignore[override]
        """Whether its keys or values are converted."""
        return self.key.converts_from or self.item.converts_from

    @property
    def converts_to(self) -> bool:  # type: ignore[override]
        """Whether its values are converted."""
        return self.item.converts_to

    def from_boto3(self, value: Any) -> Any:
        """Convert each key and value."""
        if not self.converts_from or not isinstance(value, dict):
            return value
        return {
            self.key.from_boto3(key): self.item.from_boto3(item)
            for key, item in value.items()
        }

    def to_boto3(self, value: Any) -> Any:
        """Convert each value; null stays in a sparse map."""
        if not self.converts_to:
            return value
        convert = (
            _unless_none(self.item.to_boto3) if self.sparse else self.item.to_boto3
        )
        return {key: convert(item) for key, item in value.items()}

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write a loop over the entries."""
        with source.block(f"if isinstance({value}, dict):"), source.inner():
            entries, key = source.variable("entries"), source.variable("key")
            item = source.variable("item")
            source.line(f"{entries} = {{}}")
            with source.loop(f"for {key}, {item} in {value}.items():"):
                if self.key.converts_from:
                    self.key.write_from_boto3(source, key)
                if self.item.converts_from:
                    self.item.write_from_boto3(source, item)
                source.line(f"{entries}[{key}] = {item}")
            source.line(f"{value} = {entries}")

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write a loop over the entries."""
        with source.inner():
            entries, key = source.variable("entries"), source.variable("key")
            item = source.variable("item")
            source.line(f"{entries} = {{}}")
            with source.loop(f"for {key}, {item} in {value}.items():"):
                _write_unless_none(source, item, self.item.write_to_boto3, self.sparse)
                source.line(f"{entries}[{key}] = {item}")
            source.line(f"{value} = {entries}")


class Nested(Entry):
    """A structure, which has a table of its own; its class is loaded when needed."""

    __slots__ = ("_structure", "check", "name", "parse")
    kind = "structure"
    converts_from = converts_to = True

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(**options)
        self.name = name
        self._structure: Any = None
        # Compiled functions take these places once there are any.
        self.check: Callable[[Any], bool] = self._check
        self.parse: Callable[[Any], Any] = self._parse

    @property
    def structure(self) -> Any:
        """The class of the structure."""
        if self._structure is None:
            self._structure = load_class(self.package, self.name)
        return self._structure

    def musts(self) -> list[tuple[str, str]]:
        """Return nothing: what it must be is said by its own table."""
        return []

    def find(self, where: Any, value: Any) -> Findings:
        """Search the structure, and add the way to it to what is found."""
        nested = schema_of(self.structure).find(value)
        return findings.at(where, nested, hide=self.sensitive) if nested else nested

    def _check(self, value: Any) -> bool:
        """Whether all is well with a value, until there is a compiled function."""
        schema = schema_of(self.structure)
        check = schema.compiled_check()
        if check is None:
            return not schema.find(value)
        self.check = check
        return check(value)

    def _written(self, source: Source) -> Schema | None:
        """Return the table of the structure if it is to be written here, not called.

        It is not where no value has reached it yet: it may never be needed.
        """
        if self._structure is None:
            return None
        schema = schema_of(self._structure)
        return schema if source.has_room(schema) else None

    def write_check(self, source: Source, found: str) -> None:
        """Write the check of the structure, or a call."""
        schema = self._written(source)
        if schema is None:
            nested = source.bind(self, "nested")
            source.line(f"if not {nested}.check({found}): return False")
            return
        value = source.variable("x")
        source.line(f"{value} = {found}")
        known = schema.write_check(source, value)
        source.line(f"if len({value}) != {known}: return False")

    def from_boto3(self, value: Any) -> Any:
        """Return the structure in a dict; anything else is kept."""
        return self.parse(value) if isinstance(value, dict) else value

    def to_boto3(self, value: Any) -> Any:
        """Return the dict of a structure."""
        self._structure = self.structure  # a value has reached it
        return value.to_boto3()

    def _parse(self, value: Any) -> Any:
        """Return the structure in a dict, until there is a compiled function."""
        structure = self.structure
        if "from_boto3" in vars(structure):
            self.parse = structure.from_boto3
        return structure.from_boto3(value)

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write the conversion of the structure, or a call."""
        schema = self._written(source)
        with source.block(f"if isinstance({value}, dict):"):
            if schema is None:
                nested = source.bind(self, "nested")
                source.line(f"{value} = {nested}.parse({value})")
                return
            with source.inner():
                data, made = source.variable("data"), source.variable("made")
                source.line(f"{data} = {value}")
                owner = source.bind(self.structure, "structure")
                conversions.write_from_boto3(schema, source, data, made, owner)
                source.line(f"{value} = {made}")

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write the conversion of the structure, or a call."""
        schema = self._written(source)
        if schema is None:
            source.line(f"{value} = {value}.to_boto3()")
            return
        owner = source.bind(self.structure, "structure")
        with source.block(f"if type({value}) is {owner}:"), source.inner():
            params = source.variable("params")
            conversions.write_to_boto3(schema, source, value, params)
            source.line(f"{value} = {params}")
        # A class that is derived from it may convert itself in its own way.
        source.line(f"else: {value} = {value}.to_boto3()")


class Events(Nested):
    """A stream of events. One that was received is passed over: looking uses it up."""

    __slots__ = ()

    def musts(self) -> list[tuple[str, str]]:
        """Return what botocore asks of a stream."""
        return [("type", messages.MUST_BE_SENT)]

    def find(self, where: Any, value: Any) -> Findings:
        """Judge an event that is sent."""
        if not isinstance(value, dict):
            return findings.refused_by_botocore(where, value)
        return super().find(where, value)

    def from_boto3(self, value: Any) -> Any:
        """Return an iterator over typed events."""
        from .streams import EventStream

        return None if value is None else EventStream(self.structure, value)

    def to_boto3(self, value: Any) -> Any:
        """Return the stream that boto3 gave."""
        from .streams import EventStream

        return value.raw if isinstance(value, EventStream) else value

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write a call."""
        source.line(f"{value} = {source.bind(self, 'events')}.from_boto3({value})")

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write a call."""
        source.line(f"{value} = {source.bind(self, 'events')}.to_boto3({value})")


def _steps(where: Any) -> tuple[Any, ...]:
    return (where,) if isinstance(where, str) else where


def _bounds(entry: Entry) -> tuple[int, float] | None:
    """Return the length of texts of which nothing else is asked."""
    return entry.bounds if isinstance(entry, String) else None


def _unless_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda item: None if item is None else convert(item)


def _write_unless_none(
    source: Source,
    value: str,
    write: Callable[[Source, str], None],
    unless_none: bool,
) -> None:
    """Write the conversion of an item, which may be null in a sparse container."""
    if not unless_none:
        write(source, value)
        return
    with source.block(f"if {value} is not None:"):
        write(source, value)
