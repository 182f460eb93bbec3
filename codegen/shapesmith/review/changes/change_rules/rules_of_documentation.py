"""Change rules about what is derived from a spec: rules of the documentation, verdicts, overrides, Python modules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from shapesmith.analysis.constraints import derive_constraints
from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.constraints import Constraint, Constraints
from shapesmith.ir.rules import Rule
from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing import statements
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.witnesses import code_witnesses
from shapesmith.review.changes.witnesses.rule_witnesses import broken_statement
from shapesmith.targets.dataclasses.rule_entries import rule_words


def _rule(pair: Pair, verdict: statements.Verdict) -> Iterator[Found]:
    """Find rules of the documentation that changed in that way."""
    for change in statements.changes(pair.comparison):
        about = change.new or change.old
        if about is not None and change.verdict == verdict:
            yield Found(
                _stated(change.old),
                _stated(change.new),
                subject=about.shape if about.member is None else f"{about.shape}.{about.member}",
                shape=about.shape,
                used="" if change.replaced is None else change.replaced.path.partition(".")[0],
                old_at=_position(change.old),
                new_at=_position(change.new),
                detail=change,
            )


def _asks_more(verdict: statements.Verdict, purpose: str, says: str) -> ChangeRule:
    return rule(
        f"RULE_STATEMENT_{verdict.upper()}",
        "analysis rules",
        partial(_rule, verdict=verdict),
        purpose,
        says,
        sent="request",
        advice="Send what the sentence asks for.",
        witnesses=(broken_statement,),
    )


def _stated(rule: Rule | None) -> str | None:
    return None if rule is None else f'{rule_words(rule)} ("{rule.sentence}")'


def _position(rule: Rule | None) -> str:
    return "" if rule is None else str(rule.provenance)


def _verdict_outdated(pair: Pair) -> Iterator[Found]:
    """Find a verdict on a sentence that fitted the old spec and does not fit the new one."""
    fitted = {(verdict.at, verdict.sentence) for verdict in pair.old.analysis.rules.outdated}
    for verdict in pair.new.analysis.rules.outdated:
        if (verdict.at, verdict.sentence) not in fitted:
            yield Found(verdict.sentence, subject=", ".join(verdict.at), old_at=str(verdict.provenance))


def _override_wrong(pair: Pair) -> Iterator[Found]:
    """Find an override that fits the old spec and does not fit the new one."""
    if not pair.new.overrides:
        return
    before = {each.message for each in _misfits(pair.old, pair.new)}
    for problem in _misfits(pair.new, pair.new):
        if problem.message not in before:
            yield Found(new=problem.message, subject=str(problem.provenance), new_at=str(problem.provenance))


def _misfits(side: Side, of: Side) -> list[Diagnostic]:
    """Return what is wrong with the overrides of the new side on the spec of a side."""
    return [each for each in _corrected(side, of)[1] if each.code in ("override-unmatched", "overrides-value")]


def _override_superfluous(pair: Pair) -> Iterator[Found]:
    """Find a correction that says what the new spec says by itself, and the old one did not."""
    before = _superfluous(pair.old, pair.new)
    for override_id, constraint in _superfluous(pair.new, pair.new).items():
        if override_id not in before and constraint.override is not None:
            yield Found(subject=override_id, new_at=str(constraint.override.provenance))


@lru_cache(maxsize=4)
def _corrected(side: Side, of: Side) -> tuple[Constraints, list[Diagnostic]]:
    """Return the constraints of a side as the overrides of the new side correct them, and what is wrong with these."""
    return derive_constraints(side.service, of.overrides)


def _superfluous(side: Side, of: Side) -> dict[str, Constraint]:
    if not of.overrides:
        return {}
    corrections = {each.constraint for each in of.overrides if each.action == "correct"}
    constraints, _ = _corrected(side, of)
    found: dict[str, Constraint] = {}
    for structure in constraints.structures.values():
        pending = list(structure.members.values())
        while pending:
            place = pending.pop()
            pending += place.inner
            for constraint in place.constraints:
                original = constraint.original if constraint.id in corrections else None
                if original is not None and _allowed(constraint) == _allowed(original):
                    found[constraint.id] = constraint
    return found


def _allowed(constraint: Constraint) -> tuple[object, ...]:
    return (constraint.minimum, constraint.maximum, constraint.pattern, constraint.values)


def _module(pair: Pair, *, is_importable: bool) -> Iterator[Found]:
    """Find a class in another module, which can be imported from the old one or not.

    The alias of an enum is a name of its own, and may be in the old module without its class, or the reverse.
    """
    old, new = pair.old, pair.new
    for shape, module in old.placement.modules.items():
        if shape not in new.placement.modules or new.placement.modules[shape] == module:
            continue
        if pair.comparison.is_still_the_request(shape):
            continue
        wanted = [old.names.classes[shape]]
        if old.has_alias(shape) and new.has_alias(shape):
            wanted.append(old.names.likes[shape])
        missing = [name for name in wanted if name not in new.names_in(module)]
        if bool(missing) is not is_importable:
            detail = missing[0] if missing else None
            yield Found(module, new.placement.modules[shape], subject=wanted[0], shape=shape, detail=detail)


def _alias_removed(pair: Pair) -> Iterator[Found]:
    """Find an enum of which no request has a value any more."""
    for shape in pair.old.names.likes:
        if pair.old.has_alias(shape) and shape in pair.new.names.likes and not pair.new.has_alias(shape):
            yield Found(subject=pair.old.names.likes[shape], shape=shape, detail=pair.old.names.likes[shape])


def _names_changed(pair: Pair) -> Iterator[Found]:
    """Find an element whose name in Python differs, although its name in the spec does not."""
    old, new = pair.old.names, pair.new.names
    for before, after in ((old.classes, new.classes), (old.likes, new.likes)):
        for shape, name in before.items():
            if shape in after and after[shape] != name and not pair.comparison.is_still_the_request(shape):
                yield Found(name, after[shape], subject=name, shape=shape, detail=shape)
    for shape, names in old.enum_members.items():
        if shape in new.enum_members:
            known, values = (side.shapes[shape].enum or () for side in (pair.old, pair.new))
            before = dict(zip(known, names, strict=True))
            yield from _parts_renamed(pair, shape, before, dict(zip(values, new.enum_members[shape], strict=True)))
    for shape, members in old.members.items():
        yield from _parts_renamed(pair, shape, members, new.members.get(shape, {}))
    yield from _requests_renamed(pair)


def _parts_renamed(pair: Pair, shape: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Found]:
    """Find the values of an enum, or the members of a structure, whose name differs, by what the spec calls them."""
    for part, name in old.items():
        if new.get(part, name) != name:
            subject = f"{pair.old.names.classes[shape]}.{name}"
            yield Found(name, new[part], subject=subject, shape=shape, detail=part)


def _requests_renamed(pair: Pair) -> Iterator[Found]:
    """Find a request of an operation alone that has another name, although the operation has the input that it had."""
    old, new = pair.old, pair.new
    inputs = {operation.name: operation.input for operation in new.service.operations}
    for operation in old.service.operations:
        name = old.names.requests[operation.name]
        if operation.name not in inputs or not old.names.has_own_request(operation):
            continue
        if name != new.names.requests[operation.name]:
            before, after = operation.input, inputs[operation.name]
            if before is None or (after is not None and before.shape == after.shape):
                yield Found(name, new.names.requests[operation.name], subject=name, detail=operation.name)


RULES: tuple[ChangeRule, ...] = (
    _asks_more("added", "The documentation states another rule.", "has a new documented rule"),
    _asks_more("tightened", "A rule of the documentation allows less.", "has a tighter documented rule"),
    _asks_more("changed", "A rule of the documentation asks for something else.", "has a changed documented rule"),
    rule(
        "RULE_MEMBER_ADDED",
        "analysis rules",
        partial(_rule, verdict="unbroken"),
        "The documentation states a rule that no valid request violated: on a new member or value, or of an old rule.",
        "has a new documented rule that no valid request violated",
    ),
    rule(
        "RULE_STATEMENT_LOOSENED",
        "analysis rules",
        partial(_rule, verdict="loosened"),
        "A rule of the documentation allows more, or has become advice.",
        "has a looser documented rule",
    ),
    rule(
        "RULE_STATEMENT_REMOVED",
        "analysis rules",
        partial(_rule, verdict="removed"),
        "The documentation no longer states a rule.",
        "lost a documented rule",
    ),
    rule(
        "RULE_ADVICE_CHANGED",
        "analysis rules",
        partial(_rule, verdict="advice"),
        "Advice of the documentation, which rejects nothing, is new, gone or different.",
        "has other advice",
    ),
    rule(
        "RULE_SENTENCE_REWORDED",
        "analysis rules",
        partial(_rule, verdict="reworded"),
        "A rule of the documentation is the same, and its sentence another one.",
        "has a rule of the documentation in other words",
        always="docs",
    ),
    rule(
        "VERDICT_SENTENCE_REMOVED",
        "analysis outdated",
        _verdict_outdated,
        "A sentence that a person judged in rules.toml is gone or reworded: it is to be judged again.",
        "has a sentence to be judged again",
        always="docs",
        advice="Judge it: `shapesmith rules SERVICE --open`.",
    ),
    rule(
        "OVERRIDE_CONSTRAINT_REMOVED",
        "analysis overrides",
        _override_wrong,
        "An override does not fit the new spec.",
        "does not fit the new spec",
        always="source",
        advice="Correct or remove the override: `shapesmith generate` stops at it.",
    ),
    rule(
        "OVERRIDE_CONSTRAINT_MODELLED",
        "analysis overrides",
        _override_superfluous,
        "An override corrects what the new spec says by itself.",
        "is corrected by the new spec itself",
        advice="Remove the override.",
    ),
    rule(
        "CLASS_NAME_CHANGED",
        "analysis names",
        _names_changed,
        "A name in Python differs, although the name in the spec does not.",
        "has another name in Python",
        always="source",
        advice="Use the new name.",
        witnesses=(code_witnesses.renamed_class,),
    ),
    rule(
        "CLASS_ALIAS_REMOVED",
        "analysis names",
        _alias_removed,
        "The alias of an enum and its texts is gone, because no request has a value of the enum any more.",
        "was removed",
        always="source",
        advice="Use the class of the enum.",
        witnesses=(code_witnesses.missing_alias,),
    ),
    rule(
        "CLASS_MODULE_MOVED",
        "analysis placement",
        partial(_module, is_importable=False),
        "A class is in another module, and cannot be imported from the old one.",
        "is in another module",
        always="source",
        advice="Import it from the package of the service, where it has stayed.",
        witnesses=(code_witnesses.moved_class,),
    ),
    rule(
        "CLASS_MODULE_SHARED",
        "analysis placement",
        partial(_module, is_importable=True),
        "A class is in another module, and can still be imported from the old one, which uses it.",
        "is in another module, and still importable from the old one",
    ),
)
