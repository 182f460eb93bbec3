"""What is known of a call is what a real run of the program passes, whatever statements came before.

Programs are made of statements that change, share and pass on dicts and lists, in branches and loops. Each is followed,
and run with a client that keeps what it is passed: every value that the follower knows must be the real one.
"""

from __future__ import annotations

import contextlib
import copy
import random
from collections.abc import Callable
from typing import Any

import pytest
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, parsed
from shapesmith.clients.values import Dict, List, Unknown

HEAD = """\
import boto3
client = boto3.client("sqs")
K = "k"
SHARED = {"k": 1, "l": [1, 2]}
def change(d):
    if isinstance(d, dict): d["q"] = [7]
    elif isinstance(d, list): d.append(7)
def same(d):
    return d
"""
BODY_HEAD = """\
a = {"k": 1, "l": [1, 2], "m": {"n": 1}}
b = {"k": 2, "l": [3]}
c = [1, {"k": 3}]
x = "x"
def inner():
    INNER
"""
NAMES = ("a", "b", "c")
STATEMENTS = (
    "{1} = {2}",
    "{1} = dict({2})",
    "{1} = {2}.copy()",
    '{1} = {{**{2}, "k": 5}}',
    '{1} = {{"k": 6, **{2}}}',
    '{1} = {{"k": {2}, "l": [{3}]}}',
    '{1} = {{"k": 7, "l": []}}',
    "{1} = [{2}, *{3}]",
    "{1} = {2}[K]",
    '{1} = {2}["l"]',
    '{1}["k"] = 8',
    '{1}["k"] = {2}',
    "{1}[K] = 9",
    "{1}[0] = 10",
    "{1}[x] = 11",
    '{1}["m"]["n"] = 12',
    '{1}["l"].append(13)',
    '{1}["l"] += [14]',
    "{1}[-1]['k'] = 15",
    "{1}.append(16)",
    "{1}.append({2})",
    "{1}.extend({2})",
    "{1}.extend([17])",
    "{1}.insert(0, 18)",
    "{1}.clear()",
    "{1}.update({2})",
    "{1}.update(k=19, **{2})",
    "{1}.setdefault('s', []).append(20)",
    "{1}.setdefault('k', {2})",
    "{1}.setdefault('t', 34)",
    "{1}.pop('k')",
    "del {1}['k']",
    "del {1}[0]",
    "{1} += [21]",
    "{1} += {2}",
    "{1} |= {{'k': 22}}",
    "change({1})",
    "change({1}['l'])",
    "{1} = same({2})",
    "inner()",
    "{1}, {2} = {2}, {1}",
    "{1} = {2} = {{'k': 23}}",
    "({1} := {2})",
    "{1} = {2} if flag() else {3}",
    "{1} = {2} or {3}",
    "x = x + 'y'",
    "x += 'z'",
    "{1} = [{2} for {2} in [1, 2]]",
    "(lambda d: d.update(k=24))({1})",
    "[d.append(25) for d in [{1}]]",
    "{1} = {2} + [26]",
    "{1} = {2} * 2",
    "{1} = SHARED",
    "{1} = f'{{x}}-{{K}}'",
    "for i, {1} in enumerate([{2}, {3}]): {1}['k'] = i",
    "for {1}['k'] in [27]: pass",
    "with opened({1}) as {2}: {2}['k'] = 28",
    "alias = {1}; alias['k'] = 29",
    "alias = {1}['m']; alias['n'] = 30",
    "{1}.__setitem__('k', 31)",
    "globals_ = [{1}]; globals_[0]['k'] = 32",
    "{1} = {{'k': {1}}}",
    "setattr_ = {1}.update; setattr_(k=33)",
    "{1}, {2} = {3}, {3}",
    "{1} = [{2}, change({2})]",
)
CONDITIONS = (
    "{1}",
    "not {1}",
    "{1} is None",
    "{1} is not None and flag()",
    "{1} or x",
    "x == 'x'",
    "x != 'x' or not flag()",
    "not ({1} and {2})",
    "{1} == 8",
)
CALLS = (
    "client.m(p={1}, q=change({1}))",
    "client.m(p={1}, q={2}.pop('k'))",
    "client.m(p={1}, t=x)",
    "client.m(**{1})",
    "client.m(p=[{1}, {2}])",
    "client.m(p={{'k': {1}}}, q={2})",
)


class Recorder:
    """Stands for boto3 and its client: keeps a copy of what each line passes, in order."""

    def __init__(self) -> None:
        self.passed: dict[int, list[dict[str, Any]]] = {}

    def client(self, service: str) -> Recorder:
        return self

    def m(self, **params: Any) -> None:
        import sys

        self.passed.setdefault(sys._getframe(1).f_lineno, []).append(copy.deepcopy(params))


class Opened:
    def __init__(self, value: Any) -> None:
        self.value = value

    def __enter__(self) -> Any:
        return self.value

    def __exit__(self, *failure: object) -> None:
        return None


def program(chance: random.Random) -> str:
    """Return the source of a program."""
    is_function = chance.random() < 0.5
    lines = HEAD.splitlines()
    start = "def work():" if is_function else "if True:"
    lines.append(start)
    inner = _statement(chance).replace(":= ", "== ")
    body = BODY_HEAD.replace("INNER", inner if _binds_no_name(inner) else "a['k'] = 40").splitlines()
    body += _block(chance, 0)
    lines += [f"    {line}" for line in body]
    if is_function:
        lines += ["work()", "work()"]
    return "\n".join(lines) + "\n"


MADE = """\
maker = Maker()
def work(x):
    d, e = made(x), maker.made("x")
    client.m(p=d, q=e)
    client.m(p=made("x"), q=[maker.made(x), Maker().made(n=2, x="x")])
    for d in [3, 4]:
        client.m(p=made(d), **maker.made(d, n=d))
work("x")
work("y")
"""


def program_of_functions(chance: random.Random) -> str:
    """Return the source of a program that passes what a function and a method return."""
    lines = HEAD.splitlines()
    for head, indent in (("def made(x, n=1):", ""), ("class Maker:\n    def made(self, x, n=1):", "    ")):
        body = BODY_HEAD.replace("INNER", "a['k'] = n").splitlines() + _block(chance, 1)
        body += [f"return {chance.choice(NAMES)}"]
        lines += [head, *(f"{indent}    {line}" for line in body)]
    return "\n".join(lines) + "\n" + MADE


def _binds_no_name(statement: str) -> bool:
    return statement.startswith(("change", "del")) or any(
        statement.startswith(f"{name}{after}") for name in NAMES for after in ("[", ".")
    )


def _block(chance: random.Random, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(chance.randint(1, 6)):
        kind = chance.random()
        if kind < 0.55 or depth == 2:
            lines.append(_statement(chance))
        elif kind < 0.75:
            lines.append(_filled(chance, chance.choice(CALLS)))
        else:
            inner = [f"    {line}" for line in _block(chance, depth + 1)]
            other = [f"    {line}" for line in _block(chance, depth + 1)]
            lines += chance.choice(
                (
                    ["if flag():", *inner],
                    ["if flag():", *inner, "else:", *other],
                    [_filled(chance, "if flag(): {1}['u'] = 35; {2} = {1}")],
                    [_filled(chance, "if flag(): {1}['u'] = {2}"), _filled(chance, "else: {1}['k'] = {3}")],
                    [_filled(chance, f"if {chance.choice(CONDITIONS)}:"), *inner, "else:", *other],
                    [_filled(chance, f"if {chance.choice(CONDITIONS)}:"), *inner, "    flag()"],
                    ["for i in range(2):", *inner],
                    ["for i in range(3):", *inner, "    if flag(): break", "    if flag(): continue", *other],
                    ["while flag():", *inner],
                    ["try:", *inner, "except Exception:", *other],
                    ["try:", *inner, "except Exception:", *other, "else:", "    pass", "finally:", "    x = 'f'"],
                    ["with opened(1):", *inner],
                    [
                        "match c:",
                        "    case [_, *b]:",
                        *(f"    {line}" for line in inner),
                        "    case _:",
                        "        pass",
                    ],
                )
            )
    lines.append(_filled(chance, chance.choice(CALLS)))
    return lines


def _statement(chance: random.Random) -> str:
    return _filled(chance, chance.choice(STATEMENTS))


def _filled(chance: random.Random, text: str) -> str:
    return text.format("", *(chance.choice(NAMES) for _ in range(3)))


def run(source: str, seed: int) -> dict[int, list[dict[str, Any]]]:
    """Run a program until it raises, and return what its calls passed."""
    chance = random.Random(seed)
    recorder = Recorder()
    turns = iter(range(200))

    def flag() -> bool:
        next(turns)
        return chance.random() < 0.5

    names: dict[str, Any] = {"boto3": recorder, "flag": flag, "opened": Opened, "__name__": "program"}
    with contextlib.suppress(Exception):
        exec(compile(source.replace("import boto3\n", "\n", 1), "program", "exec"), names)
    return recorder.passed


def agrees(known: Any, real: Any) -> bool:
    """Return whether what is known of a value is true of the real one."""
    if isinstance(known, Dict):
        entries = isinstance(real, dict) and all(
            key in real and agrees(value, real[key]) for key, value in known.entries.items()
        )
        return entries and (known.is_open or len(real) == len(known.entries))
    if isinstance(known, List):
        if not isinstance(real, list | tuple):
            return False
        if known.is_open:
            return len(real) >= len(known.items)
        return len(real) == len(known.items) and all(map(agrees, known.items, real))
    return isinstance(known, Unknown) or (type(known) is type(real) and known == real)


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_what_is_known_of_a_call_is_what_a_run_passes(first: int) -> None:
    calls, known = compare(program, first)
    # The programs are not so wild that nothing is known.
    assert calls > 100
    assert known / calls > 0.2


def test_what_a_function_returns_is_known_if_nothing_changes_it_before() -> None:
    calls, known = compare(program_of_functions, 0)
    assert calls > 100
    assert known / calls > 0.05


def compare(make: Callable[[random.Random], str], first: int) -> tuple[int, int]:
    """Compare calls of 100 programs; return how many there are, and of how many an argument is known."""
    calls = known = 0
    for seed in range(first, first + 100):
        source = make(random.Random(seed))
        module = parsed("program.py", source.encode())
        found = {call.node.lineno: call for call in find_calls(SourceTree(), module, Clients({}))}
        for turn in range(3):
            for line, passed in run(source, turn).items():
                for params in passed:
                    calls += 1
                    shown = f"seed {seed}, turn {turn}, line {line}\n{source}"
                    assert line in found, shown
                    arguments = found[line].arguments
                    known += any(not isinstance(value, Unknown) for value in arguments.named.values())
                    assert agrees(arguments.params, params), shown
    return calls, known


def test_a_wrong_value_would_be_found() -> None:
    assert not agrees(Dict({"p": 1}), {"p": 2})
    assert not agrees(Dict({"p": 1}), {"p": True})
    assert not agrees(Dict({}), {"p": 1})
    assert not agrees(List([1]), [1, 2])
    assert agrees(Dict({"p": Unknown()}, is_open=True), {"p": 1, "q": 2})
