"""Values that are wrong in one place: of another type, too short, too many, of a rare form."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, namedtuple
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from random import Random
from types import MappingProxyType, SimpleNamespace
from typing import Any
from uuid import UUID

from botocore.model import Shape
from botocore.utils import is_json_value_header

from tests.validation.samples import TIMES


class Text(str):
    """A str, and another."""


class Whole(int):
    """An int, and another."""


class Real(float):
    """A float, and another."""


class Table(dict):
    """A dict, and another."""


class Row(list):
    """A list, and another."""


class Colour(StrEnum):
    RED = "red"


class Number(IntEnum):
    ONE = 1


class Thing(Enum):
    TEXT = "text"


class Reader:
    """What boto3 takes for a file: anything that has `read`."""

    def read(self, size: int = -1) -> bytes:
        return b""


Pair = namedtuple("Pair", "left right")

NUMBERS = (
    *(0, 1, -1, 2, 7, 1000, 2**31, -(2**31), 2**63, -(2**70), 10**400, True, False, Whole(3), Number.ONE),
    *(0.0, -0.0, 0.5, -1.5, 1e300, float("nan"), float("inf"), float("-inf"), Real(2.5)),
    *(Decimal(1), Decimal("0.99999999999999999999"), Decimal("1e999999"), Decimal("-Infinity")),
    *(Decimal("NaN"), Decimal("sNaN")),
)
STRINGS = ("", " ", "x", "x" * 300, "true", "12", "\ud800", "\x00", "\u202e", Text(""), Text("text"), Colour.RED)
BLOBS = (b"", b"bytes", bytearray(b"bytes"), memoryview(b"bytes"), BytesIO(b"file"), StringIO("file"), Reader(), Reader)
FORMS = (
    *TIMES,
    *(0, -1, 1e10, 1e12, -1e12, 1e18, 10**30, float("nan"), float("inf"), True, Decimal(5), Whole(5)),
    *("", " ", "0", "-1", "1e3", "nan", "inf", "99999999999999", "12:30", "tomorrow", "2024-13-45", "2024-02-30"),
    *(
        "2024",
        "24-02-29",
        "Feb 29 2024",
        "2024-02-29 12:30",
        "2024-W09-4",
        "10000-01-01",
        "\ud800",
        "1" * 500,
        Text("0"),
    ),
    *(date(2024, 2, 29), time(12, 30), timedelta(1), datetime.max, datetime.min, datetime.max.replace(tzinfo=UTC)),
)
CONTAINERS = (
    *([], [None], ["x"], [[]], [{}], Row(["x"]), (), ("x",), (None,), Pair("l", "r"), set(), {"x"}, frozenset("x")),
    *({}, {"k": "v"}, {"k": None}, {1: 2}, {None: None}, Table(k="v"), OrderedDict(k="v"), defaultdict(list)),
    *(range(3), MappingProxyType({"k": "v"})),
)
OBJECTS = (
    *(None, object(), object, NotImplemented, ..., 1j, UUID(int=1), PurePosixPath("p"), Thing.TEXT, len),
    *(SimpleNamespace(a=1), Exception("x"), *CONTAINERS),
)
ANYTHING = (*NUMBERS, *STRINGS, *BLOBS, *FORMS, *OBJECTS)
KEYS = (None, 0, 1, True, 1.5, float("nan"), b"k", ("a", 1), "", "new", Text("sub"), Colour.RED, "\ud800", "a.b", "[0]")
LEAVES = (*OBJECTS, *BLOBS, *NUMBERS, *STRINGS, TIMES[0], iter(()))
# Odd numbers are no surprise to a shape of numbers, and so on: half of what a place gets is of its own kind.
OWN = {
    **dict.fromkeys(("integer", "long", "float", "double", "boolean"), NUMBERS),
    "string": STRINGS,
    "blob": (*BLOBS, *STRINGS),
    "timestamp": FORMS,
    **dict.fromkeys(("list", "map", "structure"), CONTAINERS),
}


def mutated(random: Random, value: Any, shape: Shape) -> Any:
    """Return something else for `value`, which `shape` allows; now and then it allows that too."""
    if random.random() < 0.25:
        return random.choice(ANYTHING)
    if is_json_value_header(shape) or getattr(shape, "is_document_type", False):
        return _document(random, 0)
    change = CHANGES.get(shape.type_name)
    if change is not None and type(value) in (dict, list, str) and random.random() < 0.8:
        return change(random, value, shape)
    edge = _edge(random, shape)
    return random.choice(OWN[shape.type_name]) if edge is None or random.random() < 0.5 else edge


def _structure(random: Random, value: dict[str, Any], shape: Any) -> Any:
    changed = dict(value)
    members = list(shape.members)
    action = random.randrange(7)
    if action == 0 and changed:
        del changed[random.choice(list(changed))]
    elif action == 1:
        for name in shape.metadata.get("required", ()):
            changed.pop(name, None)
    elif action == 2 and members:
        changed[random.choice(members)] = None
    elif action == 3 and members:
        name = random.choice(members)
        changed[random.choice((name.lower(), name.swapcase(), f"{name}s", name[:-1]))] = random.choice(ANYTHING)
    elif action == 4:
        changed[random.choice(KEYS)] = random.choice(ANYTHING)
    elif action == 5 and members:
        for name in random.sample(members, min(2, len(members))):
            changed.setdefault(name, random.choice(ANYTHING))
    else:
        changed = random.choice(({}, Table(changed), OrderedDict(changed), defaultdict(dict, changed)))
    return changed


def _map(random: Random, value: dict[Any, Any], shape: Any) -> Any:
    changed = dict(value)
    action = random.randrange(4)
    item = random.choice((*changed.values(), *random.choices(ANYTHING, k=2)))
    if action < 2:
        changed[random.choice(KEYS)] = item
    elif action == 2:
        changed |= {f"k{number}": item for number in range(shape.metadata.get("max", 3) % 60 + 1)}
    else:
        changed = random.choice(({}, Table(changed), dict.fromkeys(changed)))
    return changed


def _list(random: Random, value: list[Any], shape: Any) -> Any:
    return random.choice((_shorter, _longer, _tuple, _with_null, _sub, _pair))(value, shape, random)


def _shorter(value: list[Any], shape: Any, random: Random) -> Any:
    return value[: max(shape.metadata.get("min", 0) - 1, 0)]


def _longer(value: list[Any], shape: Any, random: Random) -> Any:
    more = (*value, random.choice(ANYTHING))
    return [random.choice(more) for _ in range(shape.metadata.get("max", 3) % 60 + 1)]


def _tuple(value: list[Any], shape: Any, random: Random) -> Any:
    return tuple(value)


def _with_null(value: list[Any], shape: Any, random: Random) -> Any:
    return [*value, None, *value]


def _sub(value: list[Any], shape: Any, random: Random) -> Any:
    return Row(value)


def _pair(value: list[Any], shape: Any, random: Random) -> Any:
    return Pair(value, random.choice(ANYTHING))


def _string(random: Random, value: str, shape: Shape) -> Any:
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
    too_long = value + "y" * (high + 1 - len(value)) if high is not None and high < 5_000 else value
    shorter = value[: max(low - 1, 0)]
    return random.choice(
        ("", shorter, Text(shorter), too_long, f"{value}\n", value.swapcase(), Text(value), value.encode())
    )


def _edge(random: Random, shape: Shape) -> Any:
    """Return a number just outside or just inside the bounds, in one of the types of numbers; None if there are none."""
    bounds = [shape.metadata[name] for name in ("min", "max") if name in shape.metadata]
    if not bounds or shape.type_name not in ("integer", "long", "float", "double"):
        return None
    edge = random.choice(bounds) + random.choice((-1, 0, 1))
    number: Callable[[Any], Any] = random.choice((int, float, Decimal, Whole, Real, str, _nearly))
    return number(edge)


def _nearly(edge: float) -> Decimal:
    return Decimal(edge) - Decimal("1e-25")


def _document(random: Random, depth: int) -> Any:
    if depth > 2 or random.random() < 0.3:
        return random.choice(LEAVES)
    inner = [_document(random, depth + 1) for _ in range(random.randrange(3))]
    # No numbers, which in a path differ from an index only by the type of the container.
    keys = [key for key in random.choices((*KEYS, "a", "b", "c"), k=len(inner)) if not isinstance(key, int)]
    return random.choice((inner, tuple(inner), dict(zip(keys, inner, strict=False)), Table(a=inner)))


CHANGES = {"structure": _structure, "map": _map, "list": _list, "string": _string}
