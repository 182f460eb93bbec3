"""What an expression of Python source is known to be: a value, something of boto3, a definition, or unknown.

Text, bytes, numbers, bools and None stand for themselves. Every value here is immutable, or treated as such: a
statement that changes a list or a dict makes a new `List` or `Dict`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Iterable

    from shapesmith.clients.modules import ClassDefinition, FunctionDefinition, Scope, SourceModule

# A resource that is reached by more steps is not followed.
_FARTHEST = 24
MOST = 2_000
"""A list or dict with more values in it, at all depths, is not followed. A line of source may double one."""

SCALARS = (str, bytes, int, float, bool, type(None))


class Unknown:
    """A value about which nothing is known; it may be anything, also something that is right."""

    def __repr__(self) -> str:
        return "UNKNOWN"


# A message has the name of a value's type in the place of the value.
Unknown.__name__ = "an expression"
UNKNOWN = Unknown()


class List:
    """A list or tuple. `is_open`: it may have more items than these, in any place. `size` counts all values in it."""

    __slots__ = ("is_open", "items", "size")

    def __init__(self, items: Iterable[Any], is_open: bool = False) -> None:
        self.items = tuple(items)
        self.is_open = is_open
        self.size = _size_of(self.items)


class Dict:
    """A dict. `is_open`: it may have more entries than these. `size` counts all values in it."""

    __slots__ = ("entries", "is_open", "size")

    def __init__(self, entries: dict[Any, Any], is_open: bool = False) -> None:
        self.entries = entries
        self.is_open = is_open
        self.size = _size_of(entries.values())


class Boto(NamedTuple):
    """A module, class or function of boto3, botocore, or their asynchronous twins: `boto3.session`, `boto3.client`."""

    name: str


# The classes of sessions, and whether the clients that they make are asynchronous.
SESSIONS = {"Session": False, "AsyncSession": True}


class Session(NamedTuple):
    """A session, from which clients and resources are made. `is_async`: those of aiobotocore or aioboto3.

    `is_of_other`: it is made of a session of botocore, which may have been given services of its own.
    """

    is_async: bool = False
    is_of_other: bool = False


class Creator(NamedTuple):
    """The function of a session that makes a "client" or a "resource" of the service that it is given."""

    makes: str
    is_async: bool = False
    is_of_other: bool = False


class Client(NamedTuple):
    """A client of a service. `is_of_resource`: that of a resource, which may take other forms of parameters.

    `is_async`: it is known to be one of aiobotocore or aioboto3, whose calls are awaited. `is_sure`: it is nothing
    else, on no way that leads there.
    """

    service: str
    is_of_resource: bool = False
    is_async: bool = False
    is_sure: bool = True


class Presumed(NamedTuple):
    """A client of which only the name and the arguments of the function that makes it say what it is.

    `service` is empty where that is the client of a resource of which nothing is known.
    """

    service: str


class Unchecked(NamedTuple):
    """Settings of a client that checks no parameters, what is made with them, and all that is reached from it.

    Its calls are not followed: they may send what boto3 refuses otherwise.
    """


class Resource(NamedTuple):
    """What `boto3.resource` makes, or anything that is reached from it.

    `path` are the steps on the way: the name of an attribute, "()" for a call, "[]" for an item.
    """

    service: str
    path: tuple[str, ...] = ()

    def step(self, name: str) -> Any:
        """Return what is one step further; UNKNOWN if that is too far."""
        return self._replace(path=(*self.path, name)) if len(self.path) < _FARTHEST else UNKNOWN


class Meta(NamedTuple):
    """The `meta` of a resource, which has its client."""

    service: str


class Method(NamedTuple):
    """A method of a client."""

    client: Client
    name: str


class PresumedMethod(NamedTuple):
    """A method of a client that is presumed."""

    client: Presumed
    name: str


class Paginator(NamedTuple):
    """A paginator of a client, by the method of its operation."""

    client: Client
    method: str


class Waiter(NamedTuple):
    """A waiter of a client, by its name."""

    client: Client
    name: str


class Asked(NamedTuple):
    """The paginator or waiter that a call asks of what may be a client, by its name; `method` calls the operation."""

    node: ast.Call
    method: Literal["paginate", "wait"]
    name: str


class Started(NamedTuple):
    """The method of a paginator or waiter that calls the operation: `paginate`, `wait`."""

    made: Paginator | Waiter | Asked


class Each(NamedTuple):
    """A list, a dict, or what is looped over, of which each item is the same; of a dict (`is_keyed`), each value.

    `is_made`: a comprehension made it, and no annotation says what items it may get.
    """

    item: Any
    is_keyed: bool = False
    is_made: bool = False


class Giving(NamedTuple):
    """A method that returns `given`, unless there is a default among its arguments: `clients.get`."""

    given: Any


class Function(NamedTuple):
    """A function of the source, bound to an instance or a class where it is a method.

    `is_sure`: no derived class has another by its name.
    """

    definition: FunctionDefinition
    receiver: Any = None
    is_sure: bool = True


class Lambda(NamedTuple):
    """A lambda of the source, in its scope."""

    node: ast.Lambda
    scope: Scope


class Partial(NamedTuple):
    """A function of which some arguments are given: `functools.partial(boto3.client, "sqs")`."""

    function: Any
    arguments: Any


class Class(NamedTuple):
    """A class of the source. `is_exact`: it is no class that is derived from it, as `cls` may be."""

    definition: ClassDefinition
    is_exact: bool = True


class Instance(NamedTuple):
    """An instance of a class of the source."""

    definition: ClassDefinition


class Member(NamedTuple):
    """A member of an enum of the source, by its value."""

    value: Any


class TextMember(str):
    """A member of an enum of texts: it is its value, but an f-string may have another text for it."""

    __slots__ = ()


class Module(NamedTuple):
    """A module of the source."""

    definition: SourceModule


# What the source says that it is of boto3, what it seems to be, and both.
SAID = (Boto, Session, Creator, Client, Unchecked, Resource, Meta, Method, Paginator, Waiter, Started, Each, Giving)
PRESUMED = (Presumed, PresumedMethod, Asked)
OF_BOTO = (*SAID, *PRESUMED)
DEFINED = (Function, Lambda, Partial, Class, Instance, Module)
# What functions are passed, and what they are in every call where all calls agree.
PASSED = (Session, Client, Presumed, Unchecked, Resource, Each)
# What there may be many of, in a list or dict of which each item is the same.
MANY = (Session, Client, Unchecked, Resource)


def is_too_large(value: Any) -> bool:
    """Return whether a list or dict has too many values to be followed."""
    return isinstance(value, List | Dict) and value.size > MOST


def _size_of(values: Collection[Any]) -> int:
    return len(values) + sum(value.size for value in values if isinstance(value, List | Dict))


def is_known(value: Any) -> bool:
    """Return whether anything is known about a value."""
    return value is not UNKNOWN


def same(one: Any, other: Any) -> bool:
    """Return whether two values are known to be equal."""
    if one is other:
        return True
    if type(one) is not type(other) or isinstance(one, List | Dict | Unknown):
        return False
    return bool(one == other)


def entered(value: Any) -> Any:
    """Return what `with value as name` gives: a client is its own."""
    return value if isinstance(value, (*PASSED, Instance)) else UNKNOWN


def many(item: Any, *, is_keyed: bool = False, is_made: bool = False) -> Any:
    """Return a list or dict of which each item is the same; UNKNOWN if that is nothing to be followed."""
    return Each(item, is_keyed, is_made) if isinstance(item, MANY) else UNKNOWN


def may_get_others(value: Any) -> bool:
    """Return whether a value is a list or dict that may get other items than those that are known."""
    return isinstance(value, List | Dict) or (isinstance(value, Each) and value.is_made)


def unshared(value: Any) -> Any:
    """Return a value of another module: a list or dict may be changed there."""
    return UNKNOWN if isinstance(value, List | Dict) else value


def returned(value: Any) -> Any:
    """Return what is kept of a value that leaves the function that made it: what nobody can change."""
    if isinstance(value, List):
        return List(map(returned, value.items), value.is_open)
    if isinstance(value, Dict):
        entries = {key: returned(item) for key, item in value.entries.items()}
        return Dict(entries, is_open=True) if any(isinstance(item, OF_BOTO) for item in entries.values()) else UNKNOWN
    return value
