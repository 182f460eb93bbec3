"""A syntax tree to the source of a pattern, as `shapesmith.runtime.patterns` compiles it: ASCII only, and short."""

from __future__ import annotations

from shapesmith.regex.syntax import (
    ANY_BUT_LINE_END,
    ANYTHING,
    NOTHING,
    Assertion,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Named,
    Node,
    Repeat,
    Sequence,
    Span,
    chars_of,
    children,
    ranges_of,
)

_CONTROLS = {9: r"\t", 10: r"\n", 11: r"\v", 12: r"\f", 13: r"\r"}
_SPECIAL = frozenset(map(ord, r".^$*+?{}[]|()" + "\\"))
_SPECIAL_IN_CLASS = frozenset(map(ord, r"[]^" + "\\"))


def to_source(node: Node) -> str:
    """Return the source of `node`. The captures in it are those that a back reference names; they are renumbered."""
    numbers: dict[int, int] = {}
    _number_captures(node, numbers)
    return _print(node, numbers)


def _number_captures(node: Node, numbers: dict[int, int]) -> None:
    if isinstance(node, Capture):
        numbers[node.number] = len(numbers) + 1
    for child in children(node):
        _number_captures(child, numbers)


def _print(node: Node, numbers: dict[int, int]) -> str:
    match node:
        case Chars():
            return _chars(node)
        case Sequence(parts):
            return "".join(
                _group(part, numbers) if isinstance(part, Choice) else _print(part, numbers) for part in parts
            )
        case Choice(options):
            return "|".join(_print(option, numbers) for option in options)
        case Repeat(body, least, most, mode):
            return _group(body, numbers, unless_single=True) + _quantifier(least, most, mode)
        case Capture(_, body):
            return f"({_print(body, numbers)})"
        case BackReference(number, is_set):
            reference = f"\\{numbers[number]}"
            # A group that took no part is empty in ECMA-262, and fails in Python.
            return f"(?:{reference})" if is_set else f"(?({numbers[number]}){reference})"
        case Atomic(body):
            return f"(?>{_print(body, numbers)})"
        case Look(body, ahead, negated):
            return f"(?{'' if ahead else '<'}{'!' if negated else '='}{_print(body, numbers)})"
        case Assertion():
            return node.value
    raise TypeError(node)


def _group(node: Node, numbers: dict[int, int], *, unless_single: bool = False) -> str:
    source = _print(node, numbers)
    single = isinstance(node, Chars | Capture | Atomic) or (isinstance(node, BackReference) and node.is_set)
    return source if single and unless_single else f"(?:{source})"


def _quantifier(least: int, most: int | None, mode: Mode) -> str:
    """Return the shortest quantifier of `least` to `most` times."""
    match least, most:
        case 0, None:
            text = "*"
        case 1, None:
            text = "+"
        case 0, 1:
            text = "?"
        case _ if least == most:
            text = f"{{{least}}}"
        case _:
            text = f"{{{least},{'' if most is None else most}}}"
    return text + mode.value


def _chars(chars: Chars) -> str:
    if chars == ANYTHING:
        return "(?s:.)"
    if chars == ANY_BUT_LINE_END:
        return "."
    if chars == NOTHING:
        return "(?!)"
    if len(chars.items) == 1:
        (item,) = chars.items
        if isinstance(item, Span) and item.first == item.last and not chars.negated:
            return _point(item.first, _SPECIAL)
        if isinstance(item, Named) and item.name not in (".", "all"):
            return _named(item, chars.negated)
    if any(isinstance(item, Named) and item.name in (".", "all") for item in chars.items):
        chars = chars_of(ranges_of(chars))
    return f"[{'^' if chars.negated else ''}{_members(chars.items)}]"


def _members(items: tuple[Span | Named, ...]) -> str:
    texts: list[str] = []
    for item in dict.fromkeys(items):
        if isinstance(item, Named):
            texts.append(_named(item))
        elif item.first == item.last:
            texts.append("-" if item.first == 45 else _point(item.first, _SPECIAL_IN_CLASS))
        else:
            texts.append(f"{_range_end(item.first)}-{_range_end(item.last)}")
    # A hyphen is read as itself where it comes last.
    if "-" in texts:
        texts.remove("-")
        texts.append("-")
    return "".join(texts)


def _range_end(point: int) -> str:
    return r"\-" if point == 45 else _point(point, _SPECIAL_IN_CLASS)


def _named(item: Named, negated: bool = False) -> str:
    """Return the escape of a set that has a name, or of all others."""
    negated = item.negated != negated
    if item.name in ("d", "w", "s"):
        return f"\\{item.name.upper() if negated else item.name}"
    return f"\\{'P' if negated else 'p'}{{{item.name}}}"


def _point(point: int, special: frozenset[int]) -> str:
    """Return the source of one character, in ASCII; those of `special` need a backslash."""
    if point in special:
        return f"\\{chr(point)}"
    if 0x20 <= point <= 0x7E:
        return chr(point)
    if point in _CONTROLS:
        return _CONTROLS[point]
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
