"""Source may say more than can be evaluated: values are bounded, and the time is that of the lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, parsed
from shapesmith.clients.values import Dict, List, Unknown
from shapesmith.lint.index import Index

from tests.growth import assert_no_quadratic_time

HEAD = 'import boto3\nc = boto3.client("sqs")\nx = {}\n'
CALL = "c.create_queue(QueueName=x)\n"
# A list or dict is followed up to this many values at all depths, a text up to this many characters.
MOST_VALUES = 2_000
LONGEST = 1_000_000


def passed(source: str) -> object:
    """Return what is known of the argument of the last call."""
    calls = find_calls(SourceTree(), parsed("app.py", source.encode()), Clients({}))
    return calls[-1].arguments.named["QueueName"]


def follow(source: str) -> None:
    """Find the calls of a module, also of clients that are only inferred."""
    find_calls(SourceTree(), parsed("app.py", source.encode()), Clients({}, _Services()))


class _Services:
    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        return frozenset({"sqs"})

    def has_service(self, name: str) -> bool:
        return name == "sqs"

    def called(self, name: str) -> str:
        return "sqs" if name == "sqs" else ""


@pytest.mark.parametrize(
    ("start", "statement"),
    [
        ('"a"', "x = x + x"),
        ('"a"', "x += x"),
        ('"a"', 'x = f"{x}{x}"'),
        ('b"a"', "x = x * 9"),
        ('["a"]', "x = x + x"),
        ('["a"]', "x += x"),
        ('["a"]', "x = [*x, *x]"),
        ('["a"]', "x = [x, x]"),
        ('["a"]', "x.append([x, x])"),
        ('{"a": 1}', 'x = {"a": x, "b": x}'),
        ('{"a": 1}', "x = dict(a=x, b=x)"),
        ('{"a": {}}', 'x["b"] = {"a": x, "b": x}'),
        ("3", "x = x * x"),
    ],
)
def test_a_value_that_doubles_in_each_line_does_not_grow_without_bound(start: str, statement: str) -> None:
    value = passed(HEAD.format(start) + f"{statement}\n" * 60 + CALL)
    assert isinstance(value, Unknown) or (isinstance(value, List | Dict) and value.size <= MOST_VALUES)


@pytest.mark.parametrize(
    "expression", ['"x" * 10**10', "10**10**8", "1 << (1 << 60)", "f'{1:1000000000}'", "0x" + "f" * 9000]
)
def test_an_expression_whose_value_is_huge_is_not_evaluated(expression: str) -> None:
    assert isinstance(passed(HEAD.format("1") + f'y = {expression}\nx = f"{{y}}"\n' + CALL), Unknown)


def test_texts_and_lists_are_followed_up_to_their_bounds() -> None:
    assert passed(HEAD.format(f'"x" * {LONGEST}') + CALL) == "x" * LONGEST
    assert isinstance(passed(HEAD.format(f'"x" * {LONGEST + 1}') + CALL), Unknown)
    assert passed(HEAD.format(f'"x" * {LONGEST - 1}') + 'x = x + "y"\n' + CALL) == "x" * (LONGEST - 1) + "y"
    assert isinstance(passed(HEAD.format(f'"x" * {LONGEST}') + 'x += "y"\n' + CALL), Unknown)
    for display, kind in (("[{}]", List), ("{{" + "{}" + "}}", Dict)):
        item = "{0}" if kind is List else "{0}: 1"
        for count, known in ((MOST_VALUES, kind), (MOST_VALUES + 1, Unknown)):
            values = ", ".join(item.format(number) for number in range(count))
            assert isinstance(passed(HEAD.format(display.format(values)) + CALL), known)


def test_what_a_list_that_is_too_large_holds_may_be_changed_by_it() -> None:
    source = HEAD.format('{"a": 1}') + f"y = [{'1, ' * MOST_VALUES}x]\ny[-1].clear()\n" + CALL
    assert isinstance(passed(source), Unknown)


@pytest.mark.parametrize(
    "lines",
    [
        lambda number: f'x{number} = {{"a": 1}}\nif x{number}:\n    y{number} = 2\n',
        lambda number: f"x{number} = [1]\nfor y{number} in x{number}:\n    z{number} = [x{number}]\n",
        lambda number: f"try:\n    x{number} = [1]\nexcept OSError:\n    pass\n",
        lambda number: f'x{number} = {{"a": {{"b": 1}}}}\nf(x{number})\n',
        lambda number: f'x["{number}"] = {{"a": 1}}\n',
        lambda number: "def f(client):\n    client.create_queue()\nf(c)\n",
        lambda number: f"x{number} = 1  # shapesmith:\n",
        lambda number: f"class A{number}:\n    def f(self):\n        self.c = c\n        self.c.create_queue()\n",
    ],
)
def test_the_time_is_that_of_the_lines(lines: Callable[[int], str]) -> None:
    assert_no_quadratic_time(follow, lambda size: HEAD.format("{}") + "".join(map(lines, range(size))), 1_000)


def test_the_time_of_reports_is_that_of_the_arguments(tmp_path_factory: pytest.TempPathFactory) -> None:
    from shapesmith.lint.checks import Checker

    checker = Checker(Index(), tmp_path_factory.mktemp("shapes"))

    def check(source: str) -> None:
        module = parsed("app.py", source.encode())
        calls = find_calls(SourceTree(), module, Clients({}))
        assert len(list(checker.reports(module, calls))) >= 2_000

    def call(size: int) -> str:
        return HEAD.format("1") + f"c.create_queue({', '.join(f'Q{number}=1' for number in range(size))})\n"

    assert_no_quadratic_time(check, call, 2_000)
