"""Pages and waits of a request compared with those of boto3, on the same answers: the calls made and what came of them.

Requests have what is required, and are checked as botocore does: values for every pattern and rule are not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from botocore.utils import set_value_from_jmespath
from shapesmith.ir.service import Operation, Paginator, Service, Waiter
from shapesmith.targets.dataclasses.names import wait_method
from shapesmith.text import words

from tests.corpus.full import full
from tests.sending.stub import Stub, error

# How deep the answers are.
DEPTH = 4
# How many items the pages have.
SIZES = (2, 0, 3, 1)
# What boto3 is asked for; the second ends within the third page, and is resumed.
LIMITS: tuple[dict[str, Any], ...] = ({}, {"MaxItems": 4}, {"PageSize": 2})

_OPTIONS = {"MaxItems": "max_items", "PageSize": "page_size", "StartingToken": "starting_token"}
_PLAIN = re.compile(r"[\w.]+")
_LAST = re.compile(r"(.+)\[-1\]\.(\w+)")
_NAMES = re.compile(r"[A-Za-z_]\w*")


class Outcome(NamedTuple):
    """What came of a use of a client: its calls, and what it returned, or the exception by type and text."""

    calls: list[tuple[str, dict[str, Any]]]
    result: Any = None
    raised: str = ""


class Subject:
    """A service: its model as the generator reads it, its package, and a client that is answered in turn."""

    def __init__(self, service: Service, package: Any, stub: Stub) -> None:
        self.service = service
        self.package = package
        self.stub = stub
        self.operations = {operation.name: operation for operation in service.operations}

    def paginators(self) -> Iterator[Paginator]:
        """Yield the paginators of operations that the client has a method for."""
        return (each for each in self.service.paginators if self._is_called(each.operation))

    def waiters(self) -> Iterator[Waiter]:
        """Yield the waiters of operations that the client has a method for."""
        return (each for each in self.service.waiters if self._is_called(each.operation))

    def _is_called(self, operation: str) -> bool:
        return operation in self.operations and hasattr(self.stub.client, words.snake(operation))

    def request(self, operation: Operation) -> tuple[Any, dict[str, Any], dict[str, Any]]:
        """Return a request with what is required, as an instance and as parameters, and how it is checked.

        What botocore refuses is not: it is refused by both then, with the same exception.
        """
        params: dict[str, Any] = {}
        if operation.input is not None:
            shape = self.service.structure(operation.input.shape)
            everything = full(self.service, shape.name, 2 * DEPTH)
            params = {name: everything[name] for name in shape.required if name in everything}
        is_right = not self.package.validate(operation.name, params, level="botocore")
        request = self.package.operation(operation.name).request.from_boto3(deepcopy(params))
        return request, params, {"level": "botocore", "check": is_right}

    def outcome(self, use: Callable[[], Any], *answers: dict[str, Any]) -> Outcome:
        """Return what comes of `use` if the calls are answered so."""
        self.stub.answer(*answers)
        try:
            result = use()
        except Exception as failure:
            return Outcome(list(self.stub.calls), raised=f"{type(failure).__name__}: {failure}")
        return Outcome(list(self.stub.calls), plain(result))


def plain(value: Any) -> Any:
    """Return a value as boto3 returns it, without the members that are None: boto3 adds some to full results."""
    if hasattr(value, "to_boto3"):
        return plain(value.to_boto3())
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def differing_pages(subject: Subject, paginator: Paginator) -> Iterator[str]:
    """Yield where the pages, items and full results of a request differ from those of boto3."""
    operation = subject.operations[paginator.operation]
    request, params, checked = subject.request(operation)
    answers = pages(subject.service, operation, paginator)
    client = subject.stub.client
    theirs = client.get_paginator(words.snake(operation.name))

    def paginate(limits: dict[str, Any]) -> Any:
        return theirs.paginate(**deepcopy(params), PaginationConfig=limits)

    for limits in LIMITS:
        options = {**checked, **{_OPTIONS[name]: value for name, value in limits.items()}}
        ours = (
            lambda options=options: list(request.pages(client, **options)),
            lambda options=options: request.pages(client, **options).build_full_result(),
            lambda options=options: list(request.items(client, **options)),
        )
        of_boto3 = (
            lambda limits=limits: list(paginate(limits)),
            lambda limits=limits: paginate(limits).build_full_result(),
            lambda limits=limits: list(paginate(limits).result_key_iters()[0]),
        )
        for what, our, their in zip(("pages", "full result", "items"), ours, of_boto3, strict=True):
            if what == "items" and (limits or not hasattr(request, "items")):
                continue
            found, expected = subject.outcome(our, *answers), subject.outcome(their, *answers)
            if found != expected:
                yield f"{operation.name} {what} {limits}: {found} != {expected}"
    yield from _differing_resumption(subject, request, checked, paginate, answers)


def _differing_resumption(
    subject: Subject,
    request: Any,
    checked: dict[str, Any],
    paginate: Callable[[dict[str, Any]], Any],
    answers: list[dict[str, Any]],
) -> Iterator[str]:
    client, tokens, outcomes = subject.stub.client, [], []
    for first in (lambda: request.pages(client, max_items=4, **checked), lambda: paginate({"MaxItems": 4})):
        subject.stub.answer(*answers)
        try:
            limited = first()
            list(limited)
            tokens.append(limited.resume_token)
        except Exception as failure:
            tokens.append(repr(failure))
    if tokens[0] != tokens[1]:
        yield f"{request!r} is resumed with {tokens[0]}, not {tokens[1]}"
    elif tokens[0]:
        for use in (
            lambda: list(request.pages(client, starting_token=tokens[0], **checked)),
            lambda: list(paginate({"StartingToken": tokens[0]})),
        ):
            outcomes.append(subject.outcome(use, *answers[2:]))
        if outcomes[0] != outcomes[1]:
            yield f"{request!r} resumed: {outcomes[0]} != {outcomes[1]}"


def pages(service: Service, operation: Operation, paginator: Paginator) -> list[dict[str, Any]]:
    """Return answers in which there is everything, with lists of items of `SIZES`, and tokens until the last."""
    assert operation.output is not None
    template = full(service, operation.output.shape, DEPTH)
    made = []
    for number, size in enumerate(SIZES):
        page = deepcopy(template)
        is_last = number == len(SIZES) - 1
        for key in paginator.result_key:
            value = _at(page, key)
            if isinstance(value, list) and value:
                _set(page, key, [_numbered(deepcopy(value[0]), f"{number}-{item}") for item in range(size)])
        for expression in paginator.output_token:
            _set_token(page, expression, number, is_last)
        if paginator.more_results:
            _set(page, paginator.more_results, not is_last)
        made.append(page)
    return made


def _set_token(page: dict[str, Any], expression: str, number: int, is_last: bool) -> None:
    """Set what an expression finds: `NextMarker || Contents[-1].Key` has two places for it."""
    first, *others = (part.strip() for part in expression.split("||"))
    if found := _LAST.fullmatch(first):
        for item in _at(page, found[1]) or ():
            item[found[2]] = f"{item.get(found[2])}{number}"
        return
    value = _at(page, first)
    _set(page, first, None if is_last else _numbered("t" if value is None else value, str(number)))
    if is_last:
        for other in others:
            if found := _LAST.fullmatch(other):
                _set(page, found[1], [])


def _at(page: Any, path: str) -> Any:
    for name in path.split("."):
        page = page.get(name) if isinstance(page, dict) else None
    return page


def _set(page: dict[str, Any], path: str, value: Any) -> None:
    if _PLAIN.fullmatch(path):
        set_value_from_jmespath(page, path, value)


def _numbered(value: Any, number: str) -> Any:
    """Return a value that differs from others by a number, in the first place where it can."""
    match value:
        case bool():
            return value
        case str():
            return value + number
        case bytes():
            return value + number.encode()
        case int():
            return value + sum(map(ord, number))
        case [first, *rest]:
            return [_numbered(first, number), *rest]
        case dict():
            names = sorted(value, key=lambda name: not isinstance(value[name], str))
            return {**value, **{name: _numbered(value[name], number) for name in names[:1]}}
    return value


def differing_waits(subject: Subject, waiter: Waiter) -> Iterator[str]:
    """Yield where a wait of a request differs from that of boto3, for answers that match each of its acceptors."""
    operation = subject.operations[waiter.operation]
    request, params, checked = subject.request(operation)
    client = subject.stub.client
    wait = getattr(request, wait_method(waiter))
    output = {} if operation.output is None else full(subject.service, operation.output.shape, DEPTH)
    matching = [_matching(acceptor, output) for acceptor in waiter.acceptors]
    for answers in (
        [output],
        [{}],
        [error("Unheard")],
        *([{}, output, answer] for answer in matching),
        [{}, *matching],
    ):
        last: list[Any] = []

        def their(last: list[Any] = last) -> None:
            client.get_waiter(words.snake(waiter.name)).wait(**deepcopy(params), WaiterConfig={"MaxAttempts": 6})

        found = subject.outcome(lambda: wait(client, max_attempts=6, **checked), *answers)
        expected = subject.outcome(their, *answers)
        returned = found.result
        if found._replace(result=None) != expected:
            yield f"{waiter.name} {answers}: {found} != {expected}"
        elif not found.raised:
            answered = answers[min(len(found.calls), len(answers)) - 1]
            kept = None if "Error" in answered else answered
            without = None if returned is None else {k: v for k, v in returned.items() if k != "ResponseMetadata"}
            given = None if kept is None else {k: v for k, v in kept.items() if k != "ResponseMetadata"}
            if without != given:
                yield f"{waiter.name} returned {without}, not {given}"


def _matching(acceptor: dict[str, Any], output: dict[str, Any]) -> dict[str, Any]:
    """Return an answer that an acceptor matches, or comes close to."""
    expected = acceptor["expected"]
    if acceptor["matcher"] == "status":
        return (
            error("Any", status=expected)
            if expected >= 300
            else {**output, "ResponseMetadata": {"HTTPStatusCode": expected}}
        )
    if acceptor["matcher"] == "error":
        return error(expected) if isinstance(expected, str) else error("Any") if expected else output
    names = _NAMES.findall(acceptor.get("argument", ""))
    return _with(output, names[-1], expected) if names else output


def _with(value: Any, name: str, expected: Any) -> Any:
    """Return a value in which every member of a name is as expected."""
    if isinstance(value, dict):
        return {key: expected if key == name else _with(item, name, expected) for key, item in value.items()}
    return [_with(item, name, expected) for item in value] if isinstance(value, list) else value
