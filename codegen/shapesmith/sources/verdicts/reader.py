"""Read `shapes/<service>/rules.toml`, the verdicts on sentences.

What is wrong with one by itself is found here; whether it fits the service, `rules.verdicts` sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, get_args

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.rules import Condition, RuleKind
from shapesmith.ir.verdicts import DISMISSALS, EVERYWHERE, NOTED, Dismissed, Ruling, Verdict, Verdicts
from shapesmith.provenance import Provenance
from shapesmith.sources.verdicts.conditions import Unreadable, one_of, read_condition, shown
from shapesmith.sources.verdicts.kinds import misfit
from shapesmith.sources.verdicts.lines import lines_of_tables
from shapesmith.specs.spec import RULES, Spec
from shapesmith.text.near import did_you_mean
from shapesmith.text.toml import NotToml, read_toml

_KINDS = get_args(RuleKind)
_TABLES = ("rule", "dismissed")
_KEYS = {
    "rule": ("at", "sentence", "of", "kind", "must", "when", "severity", "reason"),
    "dismissed": ("at", "sentence", "reason", "note"),
}
_BULLET = re.compile(r"^[ \t]*[-*] ", re.MULTILINE)


def read_verdicts(spec: Spec) -> tuple[Verdicts, list[Diagnostic]]:
    """Return the verdicts on a service in the order of their file, and an error for everything that cannot be read."""
    file = spec.files.get(RULES)
    if file is None:
        return Verdicts(), []
    found = _read(file.path, file.content)
    diagnostics = list(found.diagnostics)
    if found.is_broken:
        return Verdicts(), diagnostics
    current = _named(spec)
    if type(found.spec) is not str or not found.spec:
        message = f'must name the spec whose sentences are judged: spec = "{current}"'
        diagnostics.append(error("rules-value", Provenance(file.path), message))
    return Verdicts(verdicts=found.verdicts, is_current=found.spec == current), diagnostics


class _File(NamedTuple):
    """What a file says: its verdicts, by their lines, and the value of `spec`."""

    verdicts: tuple[Verdict, ...]
    spec: object
    diagnostics: tuple[Diagnostic, ...]
    is_broken: bool = False


# Two specs of a service that are compared have the same verdicts.
@lru_cache(maxsize=2)
def _read(path: str, content: bytes) -> _File:
    try:
        document = read_toml(content)
    except NotToml as broken:
        where = Provenance(path).at_line(broken.line)
        return _File((), None, (error("rules-broken", where, f"must be TOML ({broken})"),), is_broken=True)
    reader = _Reader(path, content.decode())
    verdicts = reader.read(document)
    reader.check_repeated(verdicts)
    return _File(tuple(verdicts), document.get("spec"), tuple(reader.diagnostics))


def _named(spec: Spec) -> str:
    """Return what a file of verdicts calls a spec: its package, or its digest where it has none."""
    return spec.package or f"sha256 {spec.files[spec.model].sha256[:12]}"


class _Reader:
    """Reads the tables of one file; `diagnostics` grows as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self.diagnostics: list[Diagnostic] = []

    def read(self, document: dict[str, Any]) -> list[Verdict]:
        """Return the verdicts that can be read, by their lines."""
        for key in document:
            if key not in (*_TABLES, "spec"):
                near = did_you_mean(key, (*_TABLES, "spec"))
                self._report(
                    Provenance(self._path), f'"{key}" is not known here; a verdict is [[rule]] or [[dismissed]]{near}'
                )
        found: list[tuple[int, Verdict]] = []
        lines_of = lines_of_tables(self._text)
        for name in _TABLES:
            entries = document.get(name, [])
            lines = lines_of.get(name, [])
            if not isinstance(entries, list) or len(lines) != len(entries):
                self._report(Provenance(self._path), f"each must be a table of its own, headed [[{name}]]")
                continue
            for line, entry in zip(lines, entries, strict=True):
                where = Provenance(self._path, f":{line}")
                try:
                    found.append((line, self._verdict(name, entry, where)))
                except Unreadable as wrong:
                    self._report(where, str(wrong))
        return [verdict for _, verdict in sorted(found, key=lambda each: each[0])]

    def check_repeated(self, verdicts: list[Verdict]) -> None:
        """Report each verdict that another one makes, or dismisses, already."""
        first: dict[object, Verdict] = {}
        for verdict in verdicts:
            for at in verdict.at:
                # A sentence may have several rules, or one dismissal.
                whole = (at, verdict.sentence)
                if isinstance(verdict, Ruling):
                    said: object = (*whole, verdict.of, verdict.when, verdict.must)
                    other = first.get(whole) or first.get(said)
                    first.setdefault(said, verdict)
                    first.setdefault((*whole, "ruled"), verdict)
                else:
                    other = first.get(whole) or first.get((*whole, "ruled"))
                    first.setdefault(whole, verdict)
                if other is not None:
                    line = other.provenance.pointer.removeprefix(":")
                    self._report(
                        verdict.provenance, f"the sentence at {at} must be judged once; line {line} does it, too"
                    )
                    break

    def _report(self, where: Provenance, message: str) -> None:
        self.diagnostics.append(error("rules-value", where, message))

    def _verdict(self, name: str, entry: dict[str, Any], where: Provenance) -> Verdict:
        for key in entry:
            if key not in _KEYS[name]:
                near = did_you_mean(key, _KEYS[name])
                raise Unreadable(f'"{key}" is not known in [[{name}]]; it has {", ".join(_KEYS[name])}{near}')
        at, sentence = _at(entry.get("at")), _sentence(entry.get("sentence"))
        if name == "dismissed":
            return _dismissed(entry, at, sentence, where)
        return _ruling(entry, at, sentence, where)


def _ruling(entry: dict[str, Any], at: tuple[str, ...], sentence: str, where: Provenance) -> Ruling:
    kind: RuleKind = one_of(entry.get("kind"), _KINDS, "kind")
    severity: Any = one_of(entry.get("severity", "error"), ("error", "advice"), "severity")
    reason = _text(entry.get("reason"), "reason")
    if severity == "advice" and reason is None:
        raise Unreadable("a rule that is advice must have a reason")
    if "must" not in entry:
        raise Unreadable('must have "must", the condition that a value must satisfy')
    must, when = _in(read_condition, entry["must"], "must"), _in(_conditions, entry.get("when", []), "when")
    if wrong := misfit(kind, must, when):
        raise Unreadable(wrong)
    return Ruling(
        at=at,
        sentence=sentence,
        provenance=where,
        kind=kind,
        of=_text(entry.get("of"), "of"),
        must=must,
        when=when,
        severity=severity,
        reason=reason,
    )


def _dismissed(entry: dict[str, Any], at: tuple[str, ...], sentence: str, where: Provenance) -> Dismissed:
    reason = one_of(entry.get("reason"), tuple(DISMISSALS), "reason")
    note = _text(entry.get("note"), "note")
    if reason in NOTED and note is None:
        raise Unreadable(f'the reason "{reason}" needs a note: {DISMISSALS[reason]}')
    return Dismissed(at=at, sentence=sentence, provenance=where, reason=reason, note=note)


def _in(read: Callable[[Any], Any], value: object, name: str) -> Any:
    try:
        return read(value)
    except Unreadable as wrong:
        raise Unreadable(f"{name}: {wrong}") from None


def _conditions(value: object) -> tuple[Condition, ...]:
    return tuple(map(read_condition, value if isinstance(value, list) else [value]))


def _text(value: object, name: str) -> str | None:
    if value is None:
        return None
    if type(value) is not str or not value.strip():
        raise Unreadable(f"{name} must be a text (got {value!r})")
    return " ".join(value.split())


def _at(value: object) -> tuple[str, ...]:
    places = value if isinstance(value, list) else [value]
    if not places or not all(isinstance(each, str) and each for each in places):
        raise Unreadable(f'at must be "Shape", "Shape.Member", a list of them, or "{EVERYWHERE}" (got {shown(value)})')
    if len(set(places)) < len(places) or (EVERYWHERE in places and len(places) > 1):
        raise Unreadable("at must name each place once")
    return tuple(places)


def _sentence(value: object) -> str:
    if type(value) is not str or not value.strip():
        raise Unreadable(f"sentence must be the words of the documentation (got {shown(value)})")
    return " ".join(_BULLET.sub("", value).split())
