"""The schema of a structure: a table with an entry for each member.

Every operation on the members of a class uses its schema. It is interpreted entry by
entry at first, and compiled once the structure has been used a few times.
"""

from __future__ import annotations

from importlib import import_module

from . import compiler, findings, messages
from .constraints import OneMember
from .values import entries_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

    from .compiler import Source
    from .conditions import RuleEntry
    from .constraints import Constraint
    from .edits import Edit
    from .entries import Entry
    from .findings import Findings
    from .lookups import Lookups

_SCHEMAS: dict[type[Any], Schema] = {}

# A schema is interpreted this many times before it is compiled: compiling takes a
# millisecond, too much for a structure that is used once or twice.
USES_BEFORE_COMPILING = 3

# What a structure keeps beside its members, as arguments when it is built.
KEPT = ("unknown_members", "response_metadata")


class Described:
    """What a schema describes; the base of all generated classes but enums."""

    # It is here, below all that converts and checks, to be recognized by: a class of a
    # user, or its metaclass, may fail when it is asked for anything.
    __slots__ = ()


class Schema:
    """The members of a structure by wire name, in the order of the spec, as entries.

    `union`: exactly one of them must be set, which botocore checks unless only an
    override says so (`overridden`). `advice` are the kinds of constraint that are not
    errors, `edits` the ids of boto3's edits, if it is a request's; an operation without
    input has a request of which botocore ignores what it is given (`ignored`). `owner`
    is the class that has the schema, `attributes` its attribute for each wire name;
    some of these get a new value for each call (`tokens`).
    """

    __slots__ = (
        "_edits",
        "_rules",
        "_uses",
        "advice",
        "attributes",
        "check",
        "compiled",
        "constraints",
        "edits_named",
        "ignored",
        "members",
        "name",
        "owner",
        "tokens",
    )

    name: str
    owner: Any
    attributes: dict[str, str]
    tokens: frozenset[str]

    def __init__(
        self,
        members: Mapping[str, Entry],
        *,
        union: bool = False,
        overridden: bool = False,
        advice: Collection[str] = (),
        edits: Collection[str] = (),
        ignored: bool = False,
    ) -> None:
        self.members = members
        self.constraints: list[Constraint] = (
            [OneMember(botocore=not overridden)] if union else []
        )
        self.advice = advice
        self.edits_named = edits
        self.ignored = ignored
        self._edits: list[Edit] | None = None
        self._rules: list[RuleEntry] | None = None
        # The compiled check, once there is one.
        self.check: Callable[[Any], bool] | None = None
        # The compiled methods of the owner by name: a program may still call those of
        # the base class, which it has bound before (`map(Tag.from_boto3, tags)`).
        self.compiled: dict[str, Callable[..., Any]] = {}
        self._uses: dict[str, int] = {}

    def bind(self, owner: Any) -> None:
        """Become the schema of `owner`, a class of a service's package."""
        self.owner = owner
        self.name = owner.__name__
        fields = getattr(owner, "__dataclass_fields__", ())
        names = [name for name in fields if name not in KEPT]
        self.attributes = dict(zip(self.members, names, strict=False))
        for entry in self.members.values():
            entry.bind(owner.__module__)
        self.tokens = frozenset(
            self.attributes[name] for name, entry in self.members.items() if entry.token
        )

    @property
    def hidden(self) -> frozenset[str]:
        """The attributes that a repr hides."""
        return frozenset(
            self.attributes[name]
            for name, entry in self.members.items()
            if entry.is_hidden
        )

    @property
    def rules(self) -> list[RuleEntry]:
        """The rules of the documentation, which are made when a value is checked."""
        if self._rules is None:
            made: list[RuleEntry] = []
            for sentence, stated in self.owner._rules().items():
                for rule in stated:
                    rule.sentence = sentence
                    made.append(rule)
            # Not before: another thread takes it for all there are.
            self._rules = made
        return self._rules

    @property
    def edits(self) -> list[Edit]:
        """The edits of boto3 to a request, in order; the package defines them."""
        if self._edits is None:
            made: list[Edit] = []
            if self.edits_named:
                package = self.owner.__module__.rsplit(".", 2)[0]
                defined = import_module(f"{package}._edits").EDITS
                for name in self.edits_named:
                    defined[name].id = name
                    made.append(defined[name])
            self._edits = made
        return self._edits

    def find(self, value: Any) -> Findings:
        """Return the findings for `value`, in the order of the members."""
        if not isinstance(value, dict):
            said = messages.wrong_type("structure", value, False)
            return findings.named(
                self.name, [findings.Finding("", "type", said, botocore=True)]
            )
        found = [
            item.finding("", value, False, item.kind in self.advice)
            for item in self.constraints
            if item.is_broken(value)
        ]
        known = 0
        for name, entry in self.members.items():
            if name in value:
                known += 1
                found += entry.find(name, value[name])
            elif entry.required:
                advice = "required" in entry.advice
                said = messages.required()
                missing = findings.Finding(
                    name, "required", said, advice, botocore=True
                )
                found.append(missing)
        # The length of a subclass need not be the number of its members.
        if len(value) != known or type(value) is not dict:
            found += self._unknown(value)
        for rule in self.rules:
            found += rule.find(self.members, value)
        return findings.named(self.name, found) if found else found

    def _unknown(self, value: Any) -> Findings:
        """Return a finding for each member that the structure does not have."""
        return [
            findings.Finding(
                name if messages.is_name(name) else ("", name),
                "unknown",
                messages.unknown(item),
                botocore=not self.ignored,
                meant=(name, self.members),
            )
            for name, item in entries_of(value)
            if name not in self.members
        ]

    def compiled_check(self, value: object = None) -> Callable[[Any], bool] | None:
        """Return the function that checks whether a value is valid.

        None for the first few calls. The function also returns False, or raises, if it
        cannot decide: `find` then decides. `value` is what is to be checked now: a
        caller that sets all members of one usually sets all of the next.
        """
        if self.check is None and self.is_worth_compiling("check"):
            source = compiler.Source(compiler.CHECK)
            is_full = type(value) is dict and len(value) == len(self.members)
            self.write_check(source, "value", is_full=is_full)
            source.line("return True")
            self.check = source.function(self.owner, "check")
        return self.check

    def is_worth_compiling(self, function: str) -> bool:
        """Count a use of a function, and return whether it is worth compiling now."""
        self._uses[function] = self._uses.get(function, 0) + 1
        return self._uses[function] > USES_BEFORE_COMPILING

    def write_check(
        self,
        source: Source,
        value: str,
        sums: Mapping[str, str] | None = None,
        is_full: bool = False,
    ) -> None:
        """Write the check of the variable `value`.

        A required member that is not set raises KeyError. `sums` are variables to which
        the lengths of members are added. `is_full`: a value that sets all members is
        checked apart, which is faster, and twice the text.
        """
        # Exactly a dict: a subclass could change while it is read.
        wrong = [f"type({value}) is not dict"]
        wrong += [item.condition(source, value) for item in self.constraints]
        # Where all must be set, their count says at once that there are no others.
        if all(entry.required for entry in self.members.values()):
            wrong.append(f"len({value}) != {len(self.members)}")
        source.line(f"if {' or '.join(wrong)}: return False")
        rules = self.written_rules(source, value, lambda rule: rule.home(self.members))
        if rules is not None:
            rules.write_unset()
        with source.structure(self), source.inner():
            self._write_members(source, value, rules, sums or {}, is_full)
        if rules is not None:
            source.lines(rules.written(None))

    def _write_members(
        self,
        source: Source,
        holder: str,
        rules: Lookups | None,
        sums: Mapping[str, str],
        is_full: bool,
    ) -> None:
        """Write the check of each member, and that there is none but these.

        The variable `left` counts the members that are required or still to be checked.
        Most values set few: where only the required are left, the rest are not looked
        up. Where a value sets all (`is_full`, and often small structures), it is not
        tested which are set.
        """

        def write(name: str) -> None:
            found = f"{holder}[{source.text(name)}]"
            kept = None if rules is None else rules.kept(name)
            if kept is None and name in sums:
                kept = source.variable("x")
            if kept is not None:
                source.line(f"{kept} = {found}")
            self.members[name].write_check(source, kept or found)
            if kept is not None and self.members[name].is_loose:
                source.line(f"if type({kept}) is not str: return False")
            if name in sums:
                source.line(f"{sums[name]} += len({kept})")
            if rules is not None:
                source.lines(rules.written(name))

        required = [name for name, entry in self.members.items() if entry.required]
        optional = [name for name in self.members if name not in required]
        for name in required:
            write(name)
        if not optional:
            return
        left = source.variable("left")
        others = f"{left} != {len(required)}" if required else left
        source.line(f"{left} = len({holder})")
        if not is_full and not self._is_often_full(optional):
            self._write_optional(source, holder, optional, others, write)
            return
        with source.instead(f"if {left} == {len(self.members)}:"):
            for name in optional:
                write(name)
        if len(optional) == 1:
            source.line(f"elif {others}: return False")
            return
        with source.block("else:"):
            self._write_optional(source, holder, optional, others, write)

    def _write_optional(
        self,
        source: Source,
        holder: str,
        optional: Sequence[str],
        others: str,
        write: Callable[[str], None],
    ) -> None:
        """Write the check of each optional member if it is set.

        `others` is whether any but the required members are left, `write` writes the
        check of a member that is set.
        """
        steps = range(0, len(optional), compiler.LOOKED_UP)
        for first in steps:
            some = optional[first : first + compiler.LOOKED_UP]
            with source.block(f"if {others}:"):
                for name in some:
                    with source.block(f"if {source.text(name)} in {holder}:"):
                        source.line(f"{source.variable('left')} -= 1")
                        write(name)
                if first == steps[-1]:
                    source.line(f"if {others}: return False")

    def _is_often_full(self, optional: Sequence[str]) -> bool:
        """Whether to check a value that sets all members apart.

        One optional member is written only there; a few are written twice, unless one
        of them has a structure in it.
        """
        if len(optional) == 1:
            return True
        return len(optional) <= compiler.LOOKED_UP and not any(
            _has_structure(self.members[name]) for name in optional
        )

    def written_rules(
        self, source: Source, value: str, home_of: Callable[[RuleEntry], str | None]
    ) -> Lookups | None:
        """Return the checks of the rules, which say what the members' are to keep.

        `home_of` returns the member after whose check a rule is tested; None: last.
        """
        if not self.rules:
            return None
        from .lookups import Lookups

        code = Lookups(source, self.members, value)
        homes: dict[str | None, list[RuleEntry]] = {}
        for rule in self.rules:
            homes.setdefault(home_of(rule), []).append(rule)
        for home, rules in homes.items():
            code.write(home, [rule.write_check for rule in rules])
        return code


def _has_structure(entry: Entry) -> bool:
    """Whether a value is, or contains, a structure."""
    return entry.kind == "structure" or any(
        _has_structure(item) for _, item in entry.contents()
    )


def defines(structure: type[Any], method: str) -> bool:
    """Whether a class has another method than the generated one it is derived from."""
    owner = schema_of(structure).owner
    if structure is owner:
        return False
    bases = structure.__mro__
    return any(method in vars(base) for base in bases[: bases.index(owner)])


def schema_of(structure: type[Any]) -> Schema:
    """Return the schema of a generated class, or of the one it is derived from."""
    schema = _SCHEMAS.get(structure)
    if schema is None:
        owner = next(base for base in structure.__mro__ if "_schema" in vars(base))
        schema = _SCHEMAS.get(owner)
        if schema is None:
            schema = owner._schema()  # type: ignore[attr-defined]
            schema.bind(owner)
            _SCHEMAS[owner] = schema
        _SCHEMAS[structure] = schema
    return schema
