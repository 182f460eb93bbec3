"""Any Python object in any place gets a verdict, without an exception, without a change to it, in linear time."""

from __future__ import annotations

import copy
import itertools
import json
import math
import sys
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.growth import assert_no_quadratic_time

LEVELS = ("botocore", "modelled", "documented")
MEMBERS = (
    *(
        "Text",
        "LongText",
        "Blob",
        "Body",
        "Count",
        "Big",
        "Flag",
        "Ratio",
        "Number",
        "When",
        "Code",
        "Colour",
        "Planet",
    ),
    *("Names", "Table", "Codes", "ByColour", "Sparse", "Choice", "Document", "Header", "Node", "Nodes", "Unknown"),
)


class Failure(Exception):
    """What foreign code raises."""


def fail(*_: Any, **__: Any) -> Any:
    raise Failure("foreign code")


def failing(base: type, *methods: str) -> type:
    """Return a subclass of `base` of which some methods raise."""
    return type(f"Failing{base.__name__.title()}", (base,), dict.fromkeys(methods, fail))


class LyingText(str):
    def __len__(self) -> int:
        return 3

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("RED")

    def __str__(self) -> str:
        return "RED"


class NegativeText(str):
    def __len__(self) -> int:
        return -1


class Pretender:
    """Claims to be of any type that it is compared with."""

    def __init__(self, base: type) -> None:
        self._base = base

    @property
    def __class__(self) -> type:
        return self._base


class Unapproachable:
    """Raises in every operation."""

    __slots__ = ()
    __getattribute__ = __getattr__ = __repr__ = __str__ = __eq__ = __hash__ = __len__ = __iter__ = __bool__ = fail
    __class__ = property(fail)


class FailingMeta(type):
    __getattribute__ = fail


class OfFailingMeta(metaclass=FailingMeta):
    pass


class Grasping(dict):
    """Grows when it is read, up to a limit."""

    def __iter__(self):
        self[len(self)] = None
        return super().__iter__()

    def __contains__(self, key: object) -> bool:
        self[len(self)] = None
        return super().__contains__(key)

    def items(self):
        for entry in super().items():
            self[len(self)] = None
            yield entry


TEXT_METHODS = ("__len__", "__eq__", "__hash__", "__str__", "__repr__", "encode", "replace", "__getitem__", "__iter__")
DICT_METHODS = ("__len__", "__iter__", "__getitem__", "__contains__", "keys", "items", "get", "__eq__", "__repr__")
LIST_METHODS = ("__len__", "__iter__", "__getitem__", "__contains__", "__eq__", "__repr__")
NUMBER_METHODS = (
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__eq__",
    "__hash__",
    "__repr__",
    "__str__",
    "__float__",
    "__int__",
)

HOSTILE = {
    "str": failing(str, *TEXT_METHODS)("text"),
    "str whose length fails": failing(str, "__len__")("text"),
    "str that cannot be hashed": type("Unhashable", (str,), {"__hash__": None})("RED"),
    "str that lies": LyingText("a secret of some length"),
    "str of negative length": NegativeText("text"),
    "dict": failing(dict, *DICT_METHODS)(Name="ab"),
    "dict whose length fails": failing(dict, "__len__")(Name="ab"),
    "dict that fails as it is walked": failing(dict, "items", "__iter__")(ab="ab"),
    "dict that grows": Grasping(Name="ab"),
    "list": failing(list, *LIST_METHODS)(["a"]),
    "list that fails as it is walked": failing(list, "__iter__")(["a"]),
    "tuple": failing(tuple, *LIST_METHODS)(("a",)),
    "int": failing(int, *NUMBER_METHODS)(3),
    "float": failing(float, *NUMBER_METHODS)(0.5),
    "bytes": failing(bytes, "__len__", "__repr__", "__getitem__", "decode")(b"ab"),
    **{f"pretender of {base.__name__}": Pretender(base) for base in (str, dict, list, int, float, bool, bytes)},
    "unapproachable": Unapproachable(),
    "of a failing class": OfFailingMeta(),
    "a class": Unapproachable,
    "an exception": Failure("x"),
    "a lone surrogate": "\ud800",
    "half a pair in a dict": {"\udc00": "\ud800"},
    "a NaN for a key": {math.nan: math.nan},
    "keys that are no text": {None: 1, (1, 2): 2, frozenset(): 3, 1.5: 4, b"k": 5, True: 6},
    "a huge number": 10**6000,
    "a generator": (item for item in "ab"),
    "a class of a strange name": type("evil\n\u202ename", (), {})(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_object_gets_a_verdict_in_any_place(name: str, subject) -> None:
    value = HOSTILE[name]
    for level in LEVELS:
        for member in MEMBERS:
            for params in (
                {member: value},
                {member: [value]},
                {member: {"ab": value}},
                {member: {"Name": "ab", "Next": value, "Children": [value]}},
            ):
                check_readable(subject.validate("DescribeRequest", params, level=level))
        check_readable(subject.validate("DescribeRequest", value, level=level))
        check_readable(subject.validate("CreateRequest", value, level=level, partial=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_key_gets_a_verdict(name: str, subject) -> None:
    try:
        params = {HOSTILE[name]: 1}
    except (Failure, TypeError):
        return
    for member in ("Table", "ByColour", "Document", "Node", "Choice"):
        check_readable(subject.validate("DescribeRequest", {member: params}))
    check_readable(subject.validate("DescribeRequest", params))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_class_raises_nothing_but_its_own_error(name: str, subject, runtime) -> None:
    for attribute in (
        "text",
        "count",
        "names",
        "table",
        "node",
        "nodes",
        "choice",
        "document",
        "header",
        "when",
        "body",
    ):
        for value in (HOSTILE[name], [HOSTILE[name]], {"ab": HOSTILE[name]}):
            request = subject.DescribeRequest(**{attribute: value})
            for level in LEVELS:
                try:
                    request.validate(level=level)
                except runtime.ValidationError as error:
                    check_readable(error.violations)
                    assert str(error)


def check_readable(violations: list[Any]) -> None:
    """See that all violations can be read: one line each, of a bounded length, whatever the value was."""
    for violation in violations:
        line = f"{violation.path} {violation.message} {violation.rule} {violation!r}"
        assert line.isprintable()
        assert len(violation.message) < 1_000
        line.encode()


def test_an_odd_container_is_checked_by_its_contents(subject) -> None:
    """A subclass whose own methods fail is checked with those of its base."""
    params = {
        "Text": HOSTILE["str"],
        "Colour": type("Unhashable", (str,), {"__hash__": None})("MAUVE"),
        "Count": failing(int, *NUMBER_METHODS)(30),
        "Names": HOSTILE["list that fails as it is walked"],
        "Node": failing(dict, *DICT_METHODS)(Name="x"),
        "Flag": Unapproachable(),
    }
    found = [(violation.path, violation.rule) for violation in subject.validate("DescribeRequest", params)]
    assert found == [
        ("Count", "DescribeRequest.Count.range"),
        ("Flag", "DescribeRequest.Flag.type"),
        ("Colour", "DescribeRequest.Colour.enum"),
        ("Node.Name", "Node.Name.length"),
    ]


def test_an_odd_object_does_not_spoil_the_verdict_on_a_file_beside_it(subject) -> None:
    class Upload:
        def read(self, size: int = -1) -> bytes:
            raise Failure

    params = {"Body": Upload(), "Flag": Unapproachable()}
    assert [violation.path for violation in subject.validate("DescribeRequest", params)] == ["Flag"]


def test_a_value_that_cannot_be_checked_is_a_violation(subject) -> None:
    incomparable = failing(Decimal, "__le__", "__ge__", "__lt__", "__gt__")(1)
    (violation,) = subject.validate("DescribeRequest", {"Ratio": incomparable})
    assert str(violation) == "DescribeRequest must be a dict of plain values (got one that raises Failure)"


def nested(depth: int, wrap: Callable[[Any], Any], inner: Any) -> Any:
    for _ in range(depth):
        inner = wrap(inner)
    return inner


WRAPPERS = {
    "Node": lambda inner: {"Name": "ab", "Next": inner},
    "Document": lambda inner: {"a": [inner]},
    "Header": lambda inner: [inner],
    "Names": lambda inner: [inner],
    "When": lambda inner: [inner],
    "Unknown": lambda inner: {"a": inner},
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("member", WRAPPERS)
def test_a_value_nested_10_000_deep_gets_a_verdict(member: str, level: str, subject) -> None:
    value = nested(10_000, WRAPPERS[member], {"Name": "ab"})
    found = subject.validate("DescribeRequest", {member: value}, level=level)
    check_readable(found)
    assert found


@pytest.mark.parametrize("member", WRAPPERS)
def test_a_value_that_contains_itself_gets_a_verdict(member: str, subject) -> None:
    value: Any = {"Name": "ab"}
    value |= {"Next": value, "Children": [value], "ByName": {"k": value}, "itself": value}
    items: list[Any] = [value]
    items.append(items)
    for inner in (value, items):
        found = subject.validate("DescribeRequest", {member: inner})
        check_readable(found)
        assert found


class Endless:
    """What a container may be derived from, too: it never ends."""

    def __iter__(self) -> Iterator[Any]:
        return itertools.repeat(5)

    def items(self) -> Iterator[tuple[str, str]]:
        return itertools.repeat(("k", "v"))


class EndlessList(Endless, list):
    pass


class EndlessDict(Endless, dict):
    def __len__(self) -> int:
        return 2


class Short(str):
    """Claims to be short."""

    def __len__(self) -> int:
        return 3


def test_containers_that_pretend_to_have_no_end_are_read_as_they_are(subject) -> None:
    assert subject.validate("DescribeRequest", {"Names": EndlessList(["abc"])}) == []
    assert subject.validate("DescribeRequest", {"Table": EndlessDict({"abc": "abc", "abd": "abc"})}) == []
    assert subject.validate("DescribeRequest", EndlessDict({"Text": "abc"})) == []


class FirstOfSeveral(dict):
    """Stores several values for a key, and gives the first, as Flask's MultiDict does."""

    def __getitem__(self, key: str) -> str:
        return dict.__getitem__(self, key)[0]

    def items(self) -> Any:
        return [(key, self[key]) for key in self]


class Lazy(list):
    """Makes its items when it is read."""

    def __init__(self, *made: Any) -> None:
        super().__init__()
        self.made = made

    def __iter__(self) -> Iterator[Any]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


class Raising(list):
    def __iter__(self) -> Iterator[Any]:
        raise Failure


def test_a_subclass_is_judged_by_how_it_iterates_as_botocore_does(subject) -> None:
    table = FirstOfSeveral(abc=["abc", 5], abd=["abc"])
    assert subject.validate("DescribeRequest", {"Table": table}) == []
    wrong = FirstOfSeveral(abc=[5, "abc"])
    assert [v.path for v in subject.validate("DescribeRequest", {"Table": wrong})] == ['Table["abc"]']
    assert subject.validate("DescribeRequest", {"Names": Lazy("abc", "abd")}) == []
    assert [v.path for v in subject.validate("DescribeRequest", {"Names": Lazy("abc", 5)})] == ["Names[1]"]


def test_a_subclass_whose_iteration_raises_is_judged_by_what_it_stores(subject) -> None:
    assert subject.validate("DescribeRequest", {"Names": Raising(["abc"])}) == []
    assert [v.path for v in subject.validate("DescribeRequest", {"Names": Raising(["abc", 5])})] == ["Names[1]"]


@pytest.mark.parametrize(("count", "is_read"), [(99_999, True), (100_000, False)])
def test_a_subclass_with_a_hundred_thousand_items_more_than_it_stores_has_no_end(
    count: int, is_read: bool, runtime: ModuleType
) -> None:
    values = import_module(f"{runtime.__name__}.values")
    assert len(list(values.items_of(Lazy(*["x"] * count)))) == count * is_read


FLAG = "DescribeRequest.Flag.type"


def test_text_that_pretends_to_be_short_is_measured(subject) -> None:
    for members in ({"Text": Short("a" * 9)}, {"Names": [Short("a" * 9)]}, {"Table": {"abc": Short("a" * 9)}}):
        alone = subject.validate("DescribeRequest", members)
        beside = subject.validate("DescribeRequest", {**members, "Flag": 5})
        assert {violation.rule for violation in beside} == {violation.rule for violation in alone} | {FLAG}
    (violation,) = subject.validate("DescribeRequest", {"Code": Short("a" * 200_000 + "!")})
    assert "got 200,001" in violation.message


def test_a_value_that_is_shared_is_checked_once(subject) -> None:
    shared: list[Any] = []
    for _ in range(60):
        shared = [shared, shared]
    with pytest.raises(subject_error(subject)):
        subject.CreateRequest(kind="RED", parts=["p"], detail=None, note=shared).validate()


def subject_error(subject) -> type[Exception]:
    return import_module(f"{subject.__name__.rpartition('.')[0]}._runtime").ValidationError


def test_a_value_that_is_too_deep_is_a_violation(subject) -> None:
    value = nested(10_000, WRAPPERS["Node"], {"Name": "ab"})
    [violation] = subject.validate("DescribeRequest", {"Node": value})
    assert (violation.path, violation.rule) == ("", "DescribeRequest.type")
    [violation] = subject.validate("DescribeRequest", {"Document": nested(10_000, WRAPPERS["Document"], 1)})
    assert (violation.path, violation.rule) == ("Document", "DescribeRequest.Document.type")


def test_what_is_deep_but_not_too_deep_is_checked(subject) -> None:
    value = nested(100, WRAPPERS["Node"], {"Name": 1})
    [violation] = subject.validate("DescribeRequest", {"Node": value})
    assert violation.path == "Node." + "Next." * 100 + "Name"


def test_a_class_nested_10_000_deep_raises_its_own_error(subject, runtime) -> None:
    node = subject.Node(name="ab")
    for _ in range(10_000):
        node = subject.Node(name="ab", next=node)
    with pytest.raises(runtime.ValidationError):
        subject.DescribeRequest(node=node).validate()
    node = subject.Node(name="ab")
    node.next = node
    with pytest.raises(runtime.ValidationError):
        node.validate()
    # Taken apart link by link: the interpreter frees a chain of slots recursively.
    node.next = None


def test_nothing_is_changed(subject) -> None:
    params = {
        "Text": "x",
        "Names": ["a", None],
        "Table": {"a": 1},
        "Node": {"Name": "ab", "Children": [{}], "odd": 1},
        "Document": {"a": [1, {"b": None}]},
        "Body": bytearray(b"12345"),
        "Choice": {},
    }
    before = copy.deepcopy(params)
    for level in LEVELS:
        assert subject.validate("DescribeRequest", params, level=level)
    assert params == before
    assert json.dumps(params, default=repr) == json.dumps(before, default=repr)


def test_an_iterator_is_not_used_up(subject, runtime) -> None:
    nodes = (subject.Node(name="ab") for _ in range(2))
    names = iter("ab")
    request = subject.DescribeRequest(nodes=nodes, names=names)
    with pytest.raises(runtime.ValidationError):
        request.validate()
    assert len(list(nodes)) == len(list(names)) == 2


def test_a_value_that_changes_under_the_check_gets_a_verdict(subject) -> None:
    table: dict[str, Any] = {f"key{number}": "x" for number in range(2_000)}

    class Meddler:
        @property
        def __class__(self) -> type:
            table[f"more{len(table)}"] = "x"
            return object

    table["last"] = Meddler()
    check_readable(subject.validate("DescribeRequest", {"Table": table}))


def test_threads_may_change_what_is_checked(subject) -> None:
    table: dict[str, Any] = {}
    done = threading.Event()

    def meddle() -> None:
        number = 0
        while not done.is_set():
            table[str(number % 50)] = number
            table.pop(str((number + 25) % 50), None)
            number += 1

    meddler = threading.Thread(target=meddle)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    meddler.start()
    try:
        for _ in range(300):
            check_readable(subject.validate("DescribeRequest", {"Table": table, "Document": table, "Header": table}))
    finally:
        done.set()
        meddler.join()
        sys.setswitchinterval(interval)


SIZES: dict[str, Callable[[int], Any]] = {
    "Text": lambda size: {"Text": "x" * 50 * size},
    "LongText": lambda size: {"LongText": "\ud800" * 50 * size},
    "Code": lambda size: {"Code": "a" * 50 * size},
    "Colour": lambda size: {"Colour": "R" * 50 * size},
    "When": lambda size: {"When": "9" * 50 * size},
    "Body": lambda size: {"Body": b"x" * 50 * size},
    "Codes": lambda size: {"Codes": ["A"] * size},
    "Names": lambda size: {"Names": [None] * size},
    "Colours": lambda size: {"Colours": ["Rot"] * size},
    "Table": lambda size: {"Table": {f"k{number}": 1 for number in range(size)}},
    "ByColour": lambda size: {"ByColour": {f"GREE{number}": 1 for number in range(size)}},
    "Nodes": lambda size: {"Nodes": [{"name": "x"}] * size},
    "Document": lambda size: {"Document": [{"a": {number}} for number in range(size)]},
    "Header": lambda size: {"Header": [*range(size), b""]},
    "unknown": lambda size: {f"Tex{number}": "x" for number in range(size)},
    "Choice": lambda size: {"Choice": {f"Nam{number}": "x" for number in range(size)}},
}


@pytest.mark.parametrize("member", SIZES)
def test_time_is_linear_in_the_size(member: str, subject) -> None:
    """Four times the size takes about four times the time; were it quadratic, sixteen times."""
    assert_no_quadratic_time(lambda params: subject.validate("DescribeRequest", params), SIZES[member], 5_000)


TEXTS = ("Text", "LongText", "Code", "Colour", "When", "Body")


@pytest.mark.parametrize(
    "member",
    [name if name in (*TEXTS, "Names", "Document") else pytest.param(name, marks=pytest.mark.slow) for name in SIZES],
)
def test_ten_megabytes_of_text_or_100_000_items_get_a_verdict(member: str, subject) -> None:
    params = SIZES[member](200_000 if member in TEXTS else 100_000)
    found = subject.validate("DescribeRequest", params)
    check_readable(found[:100])
    check_readable(found[-100:])
