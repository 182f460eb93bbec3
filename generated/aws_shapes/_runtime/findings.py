"""Findings of a search, and the violations that are made from them.

Paths and messages are made only for what is reported, so that many findings cost
little.
"""

from __future__ import annotations

from . import messages
from .values import HIDDEN, KEY, NotBase64, OddKey

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Literal, TypeAlias

    from .messages import Said

    Findings: TypeAlias = list["Finding"]


# Similar names are searched for in this many violations: that takes far longer than the
# search itself.
_SUGGESTED = 20


class Violation:
    """One thing that is wrong with a value.

    `path` is where (`References["r"].Type`, wire names; empty for the value as a
    whole), `message` says who, must, got, `rule` is the id of the rule, `source`
    whether the model or its documentation has it, `severity` whether it is an error or
    advice, `sentence` the documentation's own words if that is the source.
    """

    __slots__ = ("message", "path", "rule", "sentence", "severity", "source")

    def __init__(
        self,
        path: str,
        message: str,
        rule: str,
        source: Literal["model", "documentation"] = "model",
        severity: Literal["error", "advice"] = "error",
        sentence: str | None = None,
    ) -> None:
        self.path = path
        self.message = message
        self.rule = rule
        self.source = source
        self.severity = severity
        self.sentence = sentence

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Violation):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.path, self.rule))

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return (
            f"Violation(path={self.path!r}, message={self.message!r}, "
            f"rule={self.rule!r})"
        )


class Finding:
    """One thing that a search found, at `where` in the structure that it searched.

    `where` is a wire name, or a tuple of one and the steps into its lists and maps.
    `kind` is the last part of the rule's id, `rule` the whole id if it is known, `said`
    what the value must be and what it is, `meant` an unknown name with the known ones.
    `botocore` and `modelled` say at which levels it counts. `structure` and the way to
    it (`places`, from the inside out) are added when the search of the structure, and
    of those around it, is done.
    """

    __slots__ = (
        "botocore",
        "kind",
        "meant",
        "modelled",
        "places",
        "rule",
        "said",
        "sentence",
        "severity",
        "source",
        "structure",
    )

    def __init__(
        self,
        where: Any,
        kind: str,
        said: Said,
        advice: bool = False,
        *,
        botocore: bool = False,
        modelled: bool = True,
        meant: tuple[Any, Iterable[str]] | None = None,
        rule: str = "",
        sentence: str | None = None,
    ) -> None:
        self.structure = ""
        self.places = [where]
        self.kind = kind
        self.rule = rule
        self.said = said
        self.meant = meant
        self.severity: Literal["error", "advice"] = "advice" if advice else "error"
        self.source: Literal["model", "documentation"] = (
            "model" if sentence is None else "documentation"
        )
        self.sentence = sentence
        self.botocore = botocore
        self.modelled = modelled

    def hide(self) -> None:
        """Remove what comes from the value, because it is sensitive."""
        self.said = self.said[0], messages.SENSITIVE
        self.meant = None
        if self.kind == "unknown":
            self.places[0] = ("", HIDDEN)
        self.places = [
            where if isinstance(where, str) else (where[0], *map(_hidden, where[1:]))
            for where in self.places
        ]

    def violation(self, shape: str, suggest: bool) -> Violation:
        """Return the violation; the value as a whole is of `shape`.

        `suggest`: with a similar known name.
        """
        path = ""
        for where in reversed(self.places):
            path = _joined(path, _path(where))
        # The name of an unknown member is not part of the model, nor of a rule's id.
        place = "" if self.kind == "unknown" else _place(self.places[0])
        rule = self.rule or f"{self.structure}.{place}{self.kind}"
        near = ""
        if suggest and self.meant is not None:
            near = messages.did_you_mean(*self.meant)
        return Violation(
            messages.printable(path),
            messages.sentence(_joined(shape, path), *self.said, near),
            messages.printable(rule),
            self.source,
            self.severity,
            self.sentence,
        )


def as_violations(shape: str, found: Findings) -> list[Violation]:
    """Return the violations of a value of `shape`, in the order of `found`."""
    return [
        finding.violation(shape, suggest=index < _SUGGESTED)
        for index, finding in enumerate(found)
    ]


def named(structure: str, found: Findings) -> Findings:
    """Add the name of the structure to the findings of its own members."""
    for finding in found:
        if not finding.structure:
            finding.structure = structure
    return found


def at(where: Any, nested: Findings, *, hide: bool = False) -> Findings:
    """Add the path of a structure to the findings in it."""
    for finding in nested:
        if hide:
            finding.hide()
        finding.places.append(where)
    return nested


def wrong_type(where: Any, value: Any, kind: str, *, hide: bool = False) -> Findings:
    """A value must have the right type."""
    # To botocore a bool is the time of 0 or 1, and any text is a blob.
    passes = kind == "timestamp" and isinstance(value, bool)
    said = messages.wrong_type(kind, value, hide)
    if type(value) is NotBase64:
        passes, said = True, messages.not_base64(value, hide)
    return [Finding(where, "type", said, botocore=not passes)]


def refused_by_botocore(where: Any, value: Any) -> Findings:
    """The model allows a null in a sparse list and a stream; botocore sends neither."""
    said = messages.refused_by_botocore(value)
    return [Finding(where, "type", said, botocore=True, modelled=False)]


def too_deep(structure: str) -> Findings:
    """A value must not contain itself."""
    return named(structure, [Finding("", "type", messages.too_deep(), botocore=True)])


def unreadable(structure: str, failure: Exception) -> Findings:
    """The methods of a value must not raise."""
    said = messages.unreadable(failure)
    return named(structure, [Finding("", "type", said, botocore=True)])


def _hidden(step: Any) -> Any:
    return step if step is KEY or type(step) is int else HIDDEN


def _joined(path: str, inner: str) -> str:
    return f"{path}.{inner}" if path and inner and inner[0] != "[" else path + inner


def _path(where: Any) -> str:
    """Return the path of a value: `References["r"]`, `Tags[0]`."""
    if isinstance(where, str):
        return where
    name: str
    name, *steps = where
    return name + "".join(f"[{_step(step)}]" for step in steps if step is not KEY)


def _step(step: Any) -> str:
    if step is HIDDEN:
        return messages.SENSITIVE
    if isinstance(step, OddKey):
        step = step.key
    # More of a key is shown than of a value: it distinguishes its entry.
    return messages.shown(step, False, messages.LONGEST_NAME)


def _place(where: Any) -> str:
    """Return the beginning of a rule's id: `References{}.`, `Tags[].`."""
    if isinstance(where, str):
        return f"{where}." if where else ""
    name, *steps = where
    ending = ""
    if steps and steps[-1] is KEY:
        del steps[-2:]
        ending = "{key}"
    kinds = ("[]" if type(step) is int else "{}" for step in steps)
    return f"{name}{''.join(kinds)}{ending}."
