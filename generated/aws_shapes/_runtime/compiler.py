"""Source code that is written from a schema, and the function that it is compiled to.

A schema is the table of a structure. Its entries write themselves as statements of one
straight-line function: `Source` numbers the names, limits size and nesting, and
compiles the text. `linecache` has the text, so that tracebacks, debuggers and `inspect`
show it.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

# Nested structures are inlined in the function of the structure around them until it
# has this many members; the rest are calls. The time to compile grows with the number.
_MOST_MEMBERS = 64

# A structure that contains itself is inlined this many levels deep: most values are not
# deeper.
_MOST_REPEATED = 1

# Python allows 20 nested loops; what is nested deeper than this is left to the search.
_MOST_LOOPS = 8

# Python allows 100 levels of indentation; no structure is inlined deeper than this.
_MOST_INDENTED = 60

# So many optional members are looked up before it is tested whether any are left.
LOOKED_UP = 3

# The builtins that most functions use, as their globals: a global is read in less time.
_BUILTINS = {"type": type, "str": str, "dict": dict, "len": len}

# A check uses these for almost every member; a local is read in the least time.
CHECK = "check(value, type=type, str=str, len=len)"

# A larger integer is bound to a name: Python limits the digits of a literal.
_LARGEST_LITERAL = 10**15


class Source:
    """The text of a function, written statement by statement, and what it names.

    Foreign text is added only by `text`; any other object is a global of the function
    (`bind`). `level` is the depth of the current value within the structure.
    """

    def __init__(self, signature: str) -> None:
        self._lines = [f"def {signature}:"]
        self._indent = "    "
        self._globals: dict[str, Any] = {}
        self._names: dict[int, str] = {}
        self._open: tuple[Any, ...] = ()
        self._members = 0
        self._loops = 0
        self._asked: dict[tuple[int, int], dict[str, str]] = {}
        self.level = 0

    def text(self, value: str) -> str:
        """Return a literal of a string, which may hold any characters."""
        return str.__repr__(str.__str__(value))

    def number(self, value: float) -> str:
        """Return a literal of a number, or a name that is bound to it."""
        if type(value) is int and abs(value) < _LARGEST_LITERAL:
            return repr(value)
        return self.bind(value, "number")

    def bind(self, value: Any, hint: str) -> str:
        """Return a name that stands for `value`; it begins with `hint`."""
        name = self._names.get(id(value))
        if name is None:
            name = f"{hint}_{len(self._names)}"
            self._names[id(value)] = name
            self._globals[name] = value
        return name

    def variable(self, hint: str) -> str:
        """Return the name of a local variable at this level."""
        return f"{hint}{self.level or ''}"

    def named(self, value: str) -> str:
        """Return the name of a variable that has the value of an expression."""
        if value.isidentifier():
            return value
        name = self.variable("x")
        self.line(f"{name} = {value}")
        return name

    def ask(self, entry: Any, fact: str, name: str, depth: int = 1) -> str:
        """Return the variable that the check of a value some levels down is to set.

        `entry` is that of the value, `fact` what the check finds out about it on its
        way, `name` that of the variable if there is none yet.
        """
        facts = self._asked.setdefault((id(entry), self.level + depth), {})
        return facts.setdefault(fact, name)

    def asked(self, entry: Any) -> Mapping[str, str]:
        """Return the variables that the check of an entry at this level is to set.

        They are by the fact that each is about.
        """
        return self._asked.get((id(entry), self.level), {})

    def line(self, statement: str) -> None:
        """Write a statement."""
        self._lines.append(self._indent + statement)

    def lines(self, statements: Iterable[str]) -> None:
        """Write statements that were written `aside`."""
        for statement in statements:
            self.line(statement)

    def aside(self, statements: list[str]) -> _Scope:
        """Write what the scope writes to a list, for `lines`."""
        scope = _Scope(self)
        self._lines = statements
        self._indent = ""
        return scope

    def block(self, opening: str) -> _Scope:
        """Write the head of a block (`if x:`); what the scope writes is its body."""
        scope = _Scope(self)
        self.line(opening)
        self._indent += "    "
        return scope

    def instead(self, opening: str) -> _Scope:
        """Write the head of a block that runs in the place of what follows it.

        So what it has inlined leaves as much room as before.
        """
        scope = self.block(opening)
        scope.members = self._members
        return scope

    def loop(self, opening: str) -> _Scope:
        """Write the head of a loop over the contents of a value, one level down."""
        scope = self.block(opening)
        self._loops += 1
        return scope

    def inner(self) -> _Scope:
        """Go one level down, to the contents of a value, for the scope."""
        scope = _Scope(self)
        self.level += 1
        return scope

    def structure(self, schema: Any) -> _Scope:
        """Write a structure in the scope."""
        scope = _Scope(self)
        self._open += (schema,)
        self._members += len(schema.members)
        return scope

    @property
    def is_deep(self) -> bool:
        """Whether no further loop may be nested here."""
        return self._loops >= _MOST_LOOPS

    def has_room(self, schema: Any) -> bool:
        """Whether a nested structure is to be inlined here, not called."""
        return (
            not self.is_deep
            and len(self._indent) <= _MOST_INDENTED * len("    ")
            and self._open.count(schema) <= _MOST_REPEATED
            and self._members + len(schema.members) <= _MOST_MEMBERS
        )

    def function(self, owner: type, name: str, doc: str | None = None) -> Any:
        """Return the function, as if it were defined as `name` in the class `owner`."""
        import linecache

        text = "\n".join(self._lines) + "\n"
        file = f"<{owner.__module__}.{owner.__qualname__}.{name}, compiled>"
        namespace = {"__name__": owner.__module__, **_BUILTINS, **self._globals}
        exec(compile(text, file, "exec"), namespace)  # noqa: S102 - text of this class
        linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
        signature = self._lines[0].removeprefix("def ")
        function: Callable[..., Any] = namespace[signature.partition("(")[0]]
        function.__name__ = name
        function.__qualname__ = f"{owner.__qualname__}.{name}"
        function.__doc__ = doc
        return function


class _Scope:
    """A part of the source; after it, indentation, level and nesting are as before.

    So is the number of `members` that are inlined, if it is given.
    """

    __slots__ = ("_before", "_lines", "_source", "members")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = source._lines
        self._before = source._indent, source._open, source._loops, source.level
        self.members: int | None = None

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        source = self._source
        source._lines = self._lines
        source._indent, source._open, source._loops, source.level = self._before
        if self.members is not None:
            source._members = self.members
