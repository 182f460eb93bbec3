"""Places of a structure: where in a value a condition looks.

A place is a path of wire names: `Tags[].Key` is the key of each item of a list,
`Attributes{key}` each key of a map, `References{}.Type` a member of each of its values.
`KeySchema[0]` is the first item alone, `Attributes{Name}` the value of that key alone.
"""

from __future__ import annotations

from .values import HIDDEN, KEY, entries_of, is_empty, items_of, step_to

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, TypeAlias

    from .entries import Entry

    # The entries of a structure, by the name of the member.
    Members: TypeAlias = Mapping[str, Entry]

    # The way to a value, from the outside in: a part for each structure on the way,
    # which is the name of a member and the steps into its lists and maps.
    Trail: TypeAlias = tuple[tuple[Any, ...], ...]

# What a list or map holds is called, by the step to it.
CONTENTS = {"[]": "item", "{}": "value", "{key}": "key"}

# The step to all items or values, by the bracket of the step to a single one.
_ALL = {"[": "[]", "{": "{}"}


class Spot:
    """A value at a place: the way there, and whether a message must hide it."""

    __slots__ = ("hide", "trail", "value")

    def __init__(self, trail: Trail, value: Any, hide: bool) -> None:
        self.trail = trail
        self.value = value
        self.hide = hide


class Place:
    """A place of a structure, by its path.

    An empty structure at one that `is_marker` is a value: it cannot hold anything.
    """

    __slots__ = ("is_marker", "path", "steps")

    def __init__(self, path: str, is_marker: bool = False) -> None:
        self.path = path
        self.is_marker = is_marker
        is_name = path.isidentifier()
        self.steps: tuple[str, ...] = (path,) if is_name else tuple(_steps(path))

    @property
    def member(self) -> str:
        """The member that it is, or is in; empty for the structure as a whole."""
        return self.steps[0] if self.steps else ""

    @property
    def is_single(self) -> bool:
        """Whether the place has one value at most: no list or map is on the way."""
        return CONTENTS.keys().isdisjoint(self.steps)

    @property
    def holder(self) -> Place:
        """The place of the first list or map on the way; itself if there is none.

        One of which a single item or value is meant does not count.
        """
        for index, step in enumerate(self.steps):
            if step in CONTENTS:
                return Place(_joined(self.steps[:index]))
        return self

    @property
    def name(self) -> str:
        """The path as a message shows it: a single value of a map by its key."""
        from .messages import quoted

        return _joined(
            f"[{quoted(step[1:-1])}]" if step[0] == "{" and _is_one(step) else step
            for step in self.steps
        )

    @property
    def content(self) -> str:
        """What it is all of, if that is of a list or map: `item`; empty elsewhere."""
        is_whole = not self.is_single and self.steps[:-1] == self.holder.steps
        return CONTENTS[self.steps[-1]] if is_whole else ""

    @property
    def inside(self) -> tuple[str, str] | None:
        """What of a list or map the place is in, and its name there: `item`, `Name`.

        None if it is not in one, is all of it, or is in a list or map within one.
        """
        outer = len(self.holder.steps)
        inner = Place(_joined(self.steps[outer + 1 :]))
        if self.is_single or not inner.steps or not inner.is_single:
            return None
        return CONTENTS[self.steps[outer]], inner.name

    @property
    def words(self) -> str:
        """The place as the subject of a clause: `each key of Attributes`."""
        if not self.steps:
            return "that"
        what = CONTENTS.get(self.steps[-1])
        if what is None:
            return self.name if self.is_single else f"each {self.name}"
        return f"each {what} of {Place(self.path.removesuffix(self.steps[-1])).words}"

    @property
    def trail(self) -> Trail:
        """The way to a place that `is_single`."""
        trail: list[tuple[Any, ...]] = []
        for step in self.steps:
            if step[0] in "[{":
                trail[-1] = (*trail[-1], _named(step))
            else:
                trail.append((step,))
        return tuple(trail)

    def values(self, value: Any) -> list[Any]:
        """Return the values at the place that are set."""
        return [item for item in self.found(value) if item is not None]

    def is_set(self, value: Any) -> bool | None:
        """Whether there is a value; open, None, where all that there is is empty."""
        found = self.values(value)
        return None if found and all(map(self._is_empty, found)) else bool(found)

    def found(self, value: Any) -> list[Any]:
        """Return the values at the place, with each None.

        There are none where something on the way is not set, or of another type.
        """
        found = [value]
        for step in self.steps:
            found = [item for holder in found for item in _inside(holder, step)]
        return found

    def entry(self, members: Members) -> Entry | None:
        """Return the entry of the values; None where the table says nothing of them."""
        return self._entries(members)[-1][1] if self.steps else None

    def hides(self, members: Members) -> bool:
        """Whether a message must hide the values."""
        return any(entry and entry.sensitive for _, entry in self._entries(members))

    def _entries(self, members: Members) -> list[tuple[str, Entry | None]]:
        """Return each step with its entry."""
        if not self.steps:
            return []
        first, *others = self.steps
        entry = members.get(first)
        found = [(first, entry)]
        for step in others:
            inside = step if step in CONTENTS else _ALL.get(step[0], step)
            entry = entry.inner(inside) if entry is not None else None
            found.append((step, entry))
        return found

    def spots(self, members: Members, value: Any) -> list[Spot]:
        """Return the values that are set, each with the way to it."""
        found = [Spot((), value, False)]
        outer: Entry | None = None
        # Whether a structure on the way is hidden, with all that it holds.
        is_hidden = False
        for step, entry in self._entries(members):
            key = outer.inner("{key}") if outer is not None else None
            hide_key = is_hidden or (key is not None and key.sensitive)
            hide = entry is not None and entry.sensitive
            found = [
                Spot(trail, item, spot.hide or hide)
                for spot in found
                for trail, item in _located(spot, step, hide_key)
            ]
            is_hidden |= (
                hide and entry is not None and entry.kind in ("structure", "map")
            )
            outer = entry
        return [spot for spot in found if spot.value is not None]

    def filled(self, members: Members, value: Any) -> list[Spot]:
        """Return the values that are set and no empty list or dict."""
        spots = self.spots(members, value)
        return [spot for spot in spots if not self._is_empty(spot.value)]

    def _is_empty(self, value: Any) -> bool:
        return not self.is_marker and is_empty(value)


class Offence:
    """What makes a condition false: the way to it, and what it is, in words.

    `meant` is a name with those that may have been meant.
    """

    __slots__ = ("got", "meant", "trail")

    def __init__(
        self, trail: Trail, got: str, meant: tuple[Any, Iterable[str]] | None = None
    ) -> None:
        self.trail = trail
        self.got = got
        self.meant = meant


def _steps(path: str) -> Iterator[str]:
    """Yield the steps of a path: names, and brackets with what is between them."""
    names, *others = path.split("{")
    yield from filter(None, names.replace("[", ".[").split("."))
    for other in others:
        inside, _, names = other.partition("}")
        yield f"{{{inside}}}"
        yield from filter(None, names.replace("[", ".[").split("."))


def _inside(holder: Any, step: str) -> Any:
    """Return the values to which a step leads; none where it leads nowhere."""
    if step[0] == "[":
        items = items_of(holder) if isinstance(holder, (list, tuple)) else ()
        return items if step == "[]" else [*items][_named(step) :][:1]
    if not isinstance(holder, dict):
        return ()
    if step == "{}":
        return [item for _, item in entries_of(holder)]
    if step == "{key}":
        return [key for key, _ in entries_of(holder)]
    name = _named(step) if step[0] == "{" else step
    return (holder[name],) if name in holder else ()


def _is_one(step: str) -> bool:
    """Whether a step leads to a single item or value of a list or map."""
    return step[0] in "[{" and step not in CONTENTS


def _named(step: str) -> Any:
    """Return the index or the key that a step into a list or map names."""
    inside = step[1:-1]
    return int(inside) if step[0] == "[" else inside


def _joined(steps: Iterable[str]) -> str:
    """Return the path that has these steps."""
    return "".join(
        step if step[0] in "[{" or not index else f".{step}"
        for index, step in enumerate(steps)
    )


def _located(spot: Spot, step: str, hide: bool) -> Iterator[tuple[Trail, Any]]:
    """Yield the values to which a step leads, each with the way to it."""
    holder, trail = spot.value, spot.trail
    if step[0] not in "[{":
        for item in _inside(holder, step):
            yield (*trail, (step,)), item
        return
    *before, last = trail
    if step not in CONTENTS:
        name = _named(step)
        shown = HIDDEN if hide and step[0] == "{" else name
        for item in _inside(holder, step):
            yield (*before, (*last, shown)), item
        return
    if step == "[]":
        for index, item in enumerate(_inside(holder, step)):
            yield (*before, (*last, index)), item
    elif isinstance(holder, dict):
        for key, item in entries_of(holder):
            inner = (*last, HIDDEN if hide else step_to(key))
            if step == "{key}":
                yield (*before, (*inner, KEY)), key
            else:
                yield (*before, inner), item
