"""Back references: which of them name a group that surely took part, and which Python evaluates differently."""

from __future__ import annotations

from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.syntax import Atomic, BackReference, Capture, Choice, Look, Node, Repeat, Sequence, children


def resolve_references(node: Node) -> Node:
    """Return `node` with `is_set` of its back references filled in.

    Raises PatternError if Python and ECMA-262 differ in what a group has captured: ECMA-262 resets it in each iteration
    of a loop around it, Python keeps what the last iteration that set it captured.
    """
    if not references(node):
        return node
    return _resolve(node, frozenset(), _in_loops(node, False))[0]


def captures(node: Node) -> frozenset[int]:
    """Return the numbers of the groups in `node`."""
    own = frozenset({node.number}) if isinstance(node, Capture) else frozenset()
    return own.union(*(captures(child) for child in children(node)))


def references(node: Node) -> frozenset[int]:
    """Return the numbers of the groups that back references in `node` name."""
    if isinstance(node, BackReference):
        return frozenset({node.number})
    return frozenset().union(*(references(child) for child in children(node)))


def _in_loops(node: Node, looped: bool) -> frozenset[int]:
    looped = looped or (isinstance(node, Repeat) and node.most != 1)
    own = frozenset({node.number}) if looped and isinstance(node, Capture) else frozenset()
    return own.union(*(_in_loops(child, looped) for child in children(node)))


def _resolve(node: Node, taken: frozenset[int], in_loops: frozenset[int]) -> tuple[Node, frozenset[int]]:
    """Return `node` resolved, and which groups surely took part after it, given those that did before it."""
    match node:
        case Sequence(parts):
            resolved: list[Node] = []
            for part in parts:
                part, taken = _resolve(part, taken, in_loops)
                resolved.append(part)
            return Sequence(tuple(resolved)), taken
        case Choice(options):
            each = [_resolve(option, taken, in_loops) for option in options]
            return Choice(tuple(option for option, _ in each)), frozenset.intersection(*(after for _, after in each))
        case Repeat(body, least, most, mode):
            before = taken if most == 1 else taken - captures(body)
            body, after = _resolve(body, before, in_loops)
            return Repeat(body, least, most, mode), after if least else before & after
        case Capture(number, body):
            if number in references(body):
                raise PatternError(f"\\{number} is in the group that it refers to")
            body, taken = _resolve(body, taken, in_loops)
            return Capture(number, body), taken | {number}
        case BackReference(number):
            if number not in taken and number in in_loops:
                raise PatternError(
                    f"\\{number} refers to a group in a loop, which need not take part in each iteration"
                )
            return BackReference(number, number in taken), taken
        case Atomic(body):
            body, taken = _resolve(body, taken, in_loops)
            return Atomic(body), taken
        case Look(body, ahead, negated):
            body, after = _resolve(body, taken, in_loops)
            return Look(body, ahead, negated), taken if negated else after
    return node, taken
