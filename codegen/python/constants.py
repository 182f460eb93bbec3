"""What the classes of a module look up in constants of that module: compiled patterns, and enums by value."""

from __future__ import annotations

from typing import NamedTuple

from codegen.ir.constraints import Constraint
from codegen.python.names import Names
from codegen.text import words


class PatternUse(NamedTuple):
    """A compiled pattern that a module needs: its name there, how it is made, and what the model has for it."""

    name: str
    source: str
    engine: str
    model: str


class ValuesUse(NamedTuple):
    """The members of an enum by value, which a module needs: the name of the table there, and the enum's class."""

    name: str
    enum: str


class Constants:
    """Names the constants that one structure uses, and remembers them in `uses`, by name."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.uses: dict[str, PatternUse | ValuesUse] = {}

    def pattern(self, target: str, constraint: Constraint) -> str:
        """Return the name of the compiled pattern of the shape `target`."""
        assert constraint.source is not None
        assert constraint.pattern is not None
        name = f"_{words.constant(words.snake(target))}_PATTERN"
        use = PatternUse(name, constraint.source, constraint.engine, constraint.pattern)
        while self.uses.setdefault(name, use) != use:
            name += "_"  # an override gave one member of the shape another pattern
            use = use._replace(name=name)
        return name

    def values(self, enum: str) -> str:
        """Return the name of the table of the shape `enum`: its members by value, and one for any other string."""
        name = f"_{words.constant(words.snake(enum))}_VALUES"
        self.uses[name] = ValuesUse(name, self._names.classes[enum])
        return name
