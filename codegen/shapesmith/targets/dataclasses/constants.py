"""What the classes of a module need of it: compiled patterns, enums by value, functions of the runtime by name."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.ir.constraints import Constraint
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text import words


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
    """Names what the code of one module uses, and remembers it: constants in `uses`, by name, and `imports`.

    `imports` are functions of the runtime that are called so often that looking them up there would take its time, by
    the module that has them.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.uses: dict[str, PatternUse | ValuesUse] = {}
        self.imports: dict[str, set[str]] = {}

    def call(self, module: str, function: str) -> str:
        """Return the name of a function of the runtime, which the module imports from `module`."""
        self.imports.setdefault(module, set()).add(function)
        return function

    def pattern(self, target: str, constraint: Constraint) -> str:
        """Return the name of the compiled pattern of the shape `target`."""
        assert constraint.source is not None
        assert constraint.pattern is not None
        name = f"_{words.constant(words.snake(target))}_PATTERN"
        use = PatternUse(name, constraint.source, constraint.engine, constraint.pattern)
        while self.uses.setdefault(name, use) != use:
            name += "_"  # an override gave one member of the shape another pattern, or other lengths
            use = use._replace(name=name)
        return name

    def values(self, enum: str) -> str:
        """Return the name of the table of the shape `enum`: its members by value, and one for any other string."""
        name = f"_{words.constant(words.snake(enum))}_VALUES"
        self.uses[name] = ValuesUse(name, self._names.classes[enum])
        return name
