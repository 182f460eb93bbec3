"""The file and the position of an element of a spec."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["NOWHERE", "Provenance"]


class Provenance:
    """A position in a file: what a diagnostic names, and what each node of the IR has.

    `file` is a path as the user would type it. `pointer` is a JSON pointer into that file (RFC 6901, starting with
    `/`), `:12` for line 12 of a file that is not JSON, or empty for the file as a whole. `elsewhere` has the parts that
    another file gives, by the first step to them; all others are below `pointer`. The parts of a line are that line.

    A value: it is never changed, and two with the same position are equal.
    """

    __slots__ = ("elsewhere", "file", "pointer")

    def __init__(self, file: str, pointer: str = "", elsewhere: Mapping[str, Provenance] | None = None) -> None:
        self.file: Final = file
        self.pointer: Final = pointer
        self.elsewhere: Final = elsewhere

    def of(self, *steps: str | int) -> Provenance:
        """Return the provenance of the part that the steps of a JSON pointer lead to.

        >>> str(Provenance("service-2.json", "/shapes").of("a/b", "members", 0))
        'service-2.json#/shapes/a~1b/members/0'
        """
        found = self
        for step in steps:
            found = found._part(step)
        return found

    def at_line(self, number: int | None) -> Provenance:
        """Return the provenance of a line of a file that is not JSON; of the whole file where it is not known."""
        return self if number is None else Provenance(self.file, f":{number}")

    def alone(self) -> Provenance:
        """Return the same position without `elsewhere`."""
        return self if self.elsewhere is None else Provenance(self.file, self.pointer)

    def _part(self, step: str | int) -> Provenance:
        if self.elsewhere is not None and step in self.elsewhere:
            return self.elsewhere[str(step)]
        if self.pointer[:1] == ":":
            return self
        if isinstance(step, str) and ("/" in step or "~" in step):
            step = step.replace("~", "~0").replace("/", "~1")
        return Provenance(self.file, f"{self.pointer}/{step}")

    def __str__(self) -> str:
        if not self.pointer or self.pointer.startswith(":"):
            return self.file + self.pointer
        return f"{self.file}#{self.pointer}"

    def __repr__(self) -> str:
        return f"Provenance({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Provenance):
            return NotImplemented
        return (self.file, self.pointer, self.elsewhere) == (other.file, other.pointer, other.elsewhere)

    def __hash__(self) -> int:
        return hash((self.file, self.pointer))


# The provenance of what is in no file.
NOWHERE: Final = Provenance("")
