"""Rules to the entries of a structure's table, and the conditions of the runtime that know their words.

A condition has the same name and the same fields in the IR and in the runtime: both are made by that alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from shapesmith import runtime
from shapesmith.ir.rules import Condition, Rule
from shapesmith.prose.characters import one_line
from shapesmith.runtime.conditions import RuleEntry
from shapesmith.text.literals import number, raw_string, string, tuple_of


def rules_expression(rules: Iterable[Rule]) -> str:
    """Return the table of rules: the sentences that they rest on, each once, with the entries of its rules."""
    by_sentence: dict[str, list[str]] = {}
    for rule in rules:
        by_sentence.setdefault(one_line(rule.sentence), []).append(_entry(rule))
    # With a comma after the last one, a formatter gives each a line.
    table = "".join(f"{string(sentence)}: ({', '.join(entries)},)," for sentence, entries in by_sentence.items())
    return f"{{{table}}}"


def runtime_entry(rule: Rule) -> RuleEntry:
    """Return the rule as the runtime has it, to ask it for its words."""
    return RuleEntry(rule.id, _made(rule.must), when=tuple(map(_made, rule.when)), advice=rule.severity == "advice")


def rule_words(rule: Rule) -> str:
    """Return what a rule asks, in the words of its violations: `UserInfo must be set when Channel is "EMAIL"`."""
    return runtime_entry(rule).message(rule.shape).removeprefix(f"{rule.shape}.")


def _entry(rule: Rule) -> str:
    """Return the expression of a rule's entry."""
    arguments = [string(rule.id), f"must={_expression(rule.must)}"]
    if rule.when:
        arguments.append(f"when={tuple_of(map(_expression, rule.when))}")
    if rule.severity == "advice":
        arguments.append("advice=True")
    return f"rt.RuleEntry({', '.join(arguments)})"


def _expression(condition: Condition) -> str:
    """Return the call that makes a condition: what it must be given by position, the rest by name where it is set."""
    arguments = [
        _literal(field.name, value) if field.required else f"{field.name}={_literal(field.name, value)}"
        for field, value in _fields(condition)
        if field.required or value != field.default
    ]
    return f"rt.{type(condition).__name__}({', '.join(arguments)})"


def _made(condition: msgspec.Struct) -> Any:
    """Return a condition of the runtime, of which text is as a person may read it."""
    values = {field.name: _value(field.name, value) for field, value in _fields(condition)}
    return getattr(runtime, type(condition).__name__)(**values)


def _fields(condition: msgspec.Struct) -> Iterator[tuple[msgspec.structs.FieldInfo, Any]]:
    for field in _fields_of(type(condition)):
        yield field, getattr(condition, field.name)


@cache
def _fields_of(condition: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(condition)


def _literal(name: str, value: Any) -> str:
    """Return the value of a field as source."""
    match value:
        case str():
            return raw_string(value) if name == "pattern" else string(_value(name, value))
        case bool() | None:
            return str(value)
        case int() | float():
            return number(value)
        case tuple():
            return tuple_of(_literal(name, item) for item in value)
    return _expression(value)


def _value(name: str, value: Any) -> Any:
    match value:
        case str() if name == "words":
            return _said(one_line(value))
        case tuple():
            return tuple(_value(name, item) for item in value)
    return _made(value) if isinstance(value, msgspec.Struct) else value


def _said(words: str) -> str:
    """Return the words of a sentence as a message says them.

    The rule itself keeps the words of the sentence: its id is made of them, and stays.

    >>> _said('contain only any printable ASCII character except "@"')
    'contain only printable ASCII characters except "@"'
    >>> _said("contain only the set of letters and digits")
    'contain only letters and digits'
    """
    words = re.sub(r"^contain only any ((?:[\w-]+ ){1,3}character)\b", r"contain only \1s", words)
    return words.replace("contain only the set of ", "contain only ", 1)
