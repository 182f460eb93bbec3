"""The entries of a table for lists and maps."""

from __future__ import annotations

from . import findings
from .constraints import length
from .entries import Entry, String
from .values import HIDDEN, INFINITY, KEY, entries_of, have_lengths, items_of, step_to

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .compiler import Source
    from .findings import Findings


class _Container(Entry):
    """A list or map. In a `sparse` one, items or values may be null."""

    __slots__ = ("item", "sparse")
    item: Entry
    sparse: bool

    if TYPE_CHECKING:
        # Lists and maps define these.

        def _write_loop(self, source: Source, value: str) -> None:
            """Write a loop that checks the contents."""

        def write_conversion(
            self, source: Source, value: str, write: Callable[[Entry, str], None]
        ) -> None:
            """Write a loop that makes a new list or dict of the contents of a variable.

            `write` is given the entry of each content and the variable that has it, of
            which it writes the conversion.
            """

        def _write_joined(self, source: Source, value: str) -> None:
            """Write a check of all contents together."""

    def bind(self, module: str) -> None:
        """Pass the module to the contents too."""
        super().bind(module)
        for _, entry in self.contents():
            entry.bind(module)

    @property
    def is_joined(self) -> bool:
        """Whether the contents are texts that are checked together, as one."""
        return all(_bounds(entry) is not None for _, entry in self.contents())

    @property
    def converts_from(self) -> bool:  # type: ignore[override]
        """Whether any of the contents are converted."""
        return any(entry.converts_from for _, entry in self.contents())

    @property
    def converts_to(self) -> bool:  # type: ignore[override]
        """Whether any of the contents are converted."""
        return any(entry.converts_to for _, entry in self.contents())

    @property
    def takes(self) -> str:
        """The Python types that boto3 takes, as source."""
        return f"({', '.join(each.__name__ for each in self.types)})"

    def _find_item(self, where: Any, value: Any) -> Findings:
        """Return what is wrong with an item of a list, or a value of a map."""
        if self.sparse and value is None:
            return findings.refused_by_botocore(where, value)
        return self.item.find(where, value)

    def write_check(self, source: Source, found: str) -> None:
        """Write the check of the container, then that of its contents."""
        value = source.named(found)
        source.line(f"if {' or '.join(self.conditions(source, value))}: return False")
        if self.is_joined:
            self._write_joined(source, value)
        elif source.is_deep:
            inner = f'{source.bind(self, self.kind)}.find("", {value})'
            source.line(f"if {inner}: return False")
        else:
            self._write_loop(source, value)

    def _write_item(self, source: Source, found: str) -> None:
        """Write the check of an item or value, given as an expression."""
        if self.sparse and self.item.takes_none:
            # The model allows null, but botocore refuses it: `find` handles both.
            source.line(f"if {found} is None: return False")
        self.item.write_check(source, found)

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write a loop that converts the contents, or a call."""

        def write(entry: Entry, content: str) -> None:
            if entry.converts_from:
                entry.write_from_boto3(source, content)

        if source.is_deep:
            entry = source.bind(self, self.kind)
            source.line(f"{value} = {entry}.from_boto3({value})")
            return
        with source.block(f"if isinstance({value}, {self.exact[0].__name__}):"):
            self.write_conversion(source, value, write)

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write a loop that converts the contents, or a call."""

        def write(entry: Entry, content: str) -> None:
            if entry.converts_to:
                # A null is kept: a response may have it.
                with source.block(f"if {content} is not None:"):
                    entry.write_to_boto3(source, content)

        if source.is_deep:
            entry = source.bind(self, self.kind)
            source.line(f"{value} = {entry}.to_boto3({value})")
            return
        # Anything else is not valid, and kept.
        with source.block(f"if isinstance({value}, {self.takes}):"):
            self.write_conversion(source, value, write)

    def _item_to_boto3(self, item: Any) -> Any:
        return None if item is None else self.item.to_boto3(item)


class List(_Container):
    """A list, with bounds on the number of its items."""

    __slots__ = ()
    kind = "list"
    types = (list, tuple)
    exact = (list,)

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

    def broken(self, where: Any, value: Any) -> Findings:
        """Search the list, then each item."""
        found = super().broken(where, value)
        steps = _steps(where)
        for index, item in enumerate(items_of(value)):
            found += self._find_item((*steps, index), item)
        return found

    def _write_joined(self, source: Source, value: str) -> None:
        count = f"len({_joined(source, self, value)})"
        _write_lengths(source, self, count, [(value, self.item)])

    def _write_loop(self, source: Source, value: str) -> None:
        with source.inner():
            item = source.variable("item")
            with source.loop(f"for {item} in {value}:"):
                self._write_item(source, item)

    def from_boto3(self, value: Any) -> Any:
        """Convert each item."""
        if not self.converts_from or not isinstance(value, list):
            return value
        return [self.item.from_boto3(item) for item in value]

    def to_boto3(self, value: Any) -> Any:
        """Convert each item; a null, and what is no list, is kept."""
        if not self.converts_to or not self.is_of_type(value):
            return value
        return [self._item_to_boto3(item) for item in value]

    def write_conversion(
        self, source: Source, value: str, write: Callable[[Entry, str], None]
    ) -> None:
        """Write the loop over the items."""
        with source.inner():
            items, item = source.variable("items"), source.variable("item")
            source.line(f"{items} = []")
            with source.loop(f"for {item} in {value}:"):
                write(self.item, item)
                source.line(f"{items}.append({item})")
            source.line(f"{value} = {items}")


class Map(_Container):
    """A map, with bounds on the number of its entries."""

    __slots__ = ("key",)
    kind = "map"
    types = exact = (dict,)

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

    def broken(self, where: Any, value: Any) -> Findings:
        """Search the map, then each key and value."""
        found = super().broken(where, value)
        steps = _steps(where)
        for key, item in entries_of(value):
            hide = self.sensitive or self.key.sensitive
            place = (*steps, HIDDEN if hide else step_to(key))
            found += self.key.find((*place, KEY), key)
            found += self._find_item(place, item)
        return found

    def _write_joined(self, source: Source, value: str) -> None:
        values = f"{value}.values()"
        # A list is joined in less time than a dict or a view.
        if "text" in source.asked(self):
            keys = _joined(source, self, f"[*{value}]")
            count = f"len({keys}) + len(''.join([*{values}]))"
        else:
            count = f"len(''.join([*{value}, *{values}]))"
        parts = [(value, self.key), (values, self.item)]
        _write_lengths(source, self, count, parts)

    def _write_loop(self, source: Source, value: str) -> None:
        # Most maps are small: a lookup takes less time than a view of the entries.
        with source.inner():
            key = source.variable("key")
            with source.loop(f"for {key} in {value}:"):
                self.key.write_check(source, key)
                self._write_item(source, f"{value}[{key}]")

    def from_boto3(self, value: Any) -> Any:
        """Convert each key and value."""
        if not self.converts_from or not isinstance(value, dict):
            return value
        return {
            self.key.from_boto3(key): self.item.from_boto3(value[key]) for key in value
        }

    def to_boto3(self, value: Any) -> Any:
        """Convert each value; a null, and what is no map, is kept."""
        if not self.converts_to or not self.is_of_type(value):
            return value
        return {key: self._item_to_boto3(value[key]) for key in value}

    def write_conversion(
        self, source: Source, value: str, write: Callable[[Entry, str], None]
    ) -> None:
        """Write the loop over the entries."""
        with source.inner():
            entries, key = source.variable("entries"), source.variable("key")
            item = source.variable("item")
            source.line(f"{entries} = {{}}")
            with source.loop(f"for {key} in {value}:"):
                source.line(f"{item} = {value}[{key}]")
                write(self.key, key)
                write(self.item, item)
                source.line(f"{entries}[{key}] = {item}")
            source.line(f"{value} = {entries}")


def _steps(where: Any) -> tuple[Any, ...]:
    return (where,) if isinstance(where, str) else where


def _bounds(entry: Entry) -> tuple[int, float] | None:
    """Return the length of texts that have no other constraint."""
    return entry.bounds if isinstance(entry, String) else None


def _joined(source: Source, entry: Entry, texts: str) -> str:
    """Return texts as one, which rules may ask for: those of a list, or of keys."""
    asked = source.asked(entry).get("text")
    return f"{asked} := ''.join({texts})" if asked else f"''.join({texts})"


def _write_lengths(
    source: Source, entry: Entry, count: str, parts: list[tuple[str, Entry]]
) -> None:
    """Write the check of the lengths of many texts, given as expressions.

    `count` is the number of all their characters. Usually it is no more than each text
    may have; if not, those of each part are measured. Joining a value that is not text
    raises TypeError.
    """
    bounds = [(texts, *(_bounds(part) or (0, INFINITY))) for texts, part in parts]
    shortest = min(high for _, _, high in bounds)
    asked = source.asked(entry).get("count")
    if asked is not None or shortest == INFINITY:
        source.line(f"{asked} = {count}" if asked else count)
    wrong = []
    if shortest != INFINITY:
        wrong.append(f"{asked or count} > {source.number(shortest)}")
    for texts, low, _ in bounds:
        if low > 0:
            wrong.append(f"'' in {texts}" if low == 1 else "True")
    if not wrong:
        return
    have_length = source.bind(have_lengths, "have_lengths")
    with source.block(f"if {' or '.join(wrong)}:"):
        for texts, low, high in bounds:
            limits = f"{source.number(low)}, {source.number(high)}"
            source.line(f"if not {have_length}({texts}, {limits}): return False")
