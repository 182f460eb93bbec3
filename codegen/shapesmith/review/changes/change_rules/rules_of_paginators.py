"""Change rules about paginators and waiters: which methods a request has beside `send`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.comparing.handlers import differs, wire_name
from shapesmith.review.changes.witnesses import code_witnesses


def _items_differ(pair: Pair) -> Iterator[Found]:
    """Find that the pages of an operation have items of another type, or none any more.

    Where the same member has the items, its own type is reported: the pages are about those that have lost a method.
    """
    before, after = _items_of(pair)
    is_gone = after is None or (after == "" and before != "")
    # Each value of an enum is a text.
    are_texts = before == "str" and after in _names_of_enums(pair.comparison.new)
    if before is None or before == after or are_texts:
        return
    if is_gone or (before and pair.old.result_key != pair.new.result_key):
        yield Found(before or None, after or None)


def _items_gained(pair: Pair) -> Iterator[Found]:
    """Find that an operation has pages, or its pages have items, where it had none: its request gets a method more.

    What the pages had as their result, they have still.
    """
    before, after = _items_of(pair)
    are_kept = set(pair.old.result_key) <= set(pair.new.result_key)
    if are_kept and ((before is None and after is not None) or (before == "" and after)):
        yield Found(new=after or None)


def _items_of(pair: Pair) -> tuple[str | None, str | None]:
    """Return the type of the items of an operation's pages on both sides: "" without items, None without pages."""
    return pair.comparison.old.item_of(pair.old.operation), pair.comparison.new.item_of(pair.new.operation)


def _names_of_enums(side: Side) -> set[str]:
    names = side.names
    return {name[shape] for shape in names.enum_members for name in (names.classes, names.likes) if shape in name}


def _pages_differ(pair: Pair) -> Iterator[Found]:
    """Find that pages are read in another way, and have the items that they had."""
    have_other_items = any(_items_differ(pair)) or any(_items_gained(pair))
    for found in differs(*_OF_PAGES.split())(pair):
        if not have_other_items or found.says != wire_name("result_key"):
            yield found


def _polled(pair: Pair, *, is_respelled: bool) -> Iterator[Found]:
    """Find a waiter that polls another operation: with a request of the same name, or of another."""
    old, new = pair.comparison.old.names.requests, pair.comparison.new.names.requests
    if (old.get(pair.old.operation) == new.get(pair.new.operation)) is is_respelled:
        yield from differs("operation")(pair)


_OF_PAGES = "input_token output_token result_key limit_key more_results non_aggregate_keys"

RULES: tuple[ChangeRule, ...] = (
    rule(
        "PAGINATOR_ITEMS_CHANGED",
        "paginator result_key items",
        _items_differ,
        "The pages of an operation have items of another type in Python, or none any more.",
        "has items of another type",
        always="source response",
        advice="Read the items as the new type.",
        witnesses=(code_witnesses.typed_items, code_witnesses.missing_pages),
    ),
    rule(
        "PAGINATOR_ITEMS_ADDED",
        "paginator result_key items",
        _items_gained,
        "An operation has pages, or its pages have items, where it had none.",
        "has pages or items that it had not",
    ),
    rule(
        "PAGINATOR_TOKENS_CHANGED",
        f"paginator {_OF_PAGES}",
        _pages_differ,
        "How the pages of an operation are read differs.",
        "has other pages",
        always="response",
        advice="Check code that reads pages by hand.",
    ),
    rule(
        "WAITER_OPERATION_CHANGED",
        "waiter operation",
        partial(_polled, is_respelled=False),
        "A waiter polls another operation, whose request has its method.",
        "polls another operation",
        always="source response",
        advice="Wait with the request of that operation.",
        witnesses=(code_witnesses.missing_wait,),
    ),
    rule(
        "WAITER_OPERATION_RESPELLED",
        "waiter operation",
        partial(_polled, is_respelled=True),
        "A waiter polls an operation of another name, whose request has the same class.",
        "polls an operation of another name",
    ),
    rule(
        "WAITER_SETTINGS_CHANGED",
        "waiter delay max_attempts description acceptors",
        differs,
        "A waiter polls in other steps, or for another state.",
        "waits in another way",
        always="response",
        advice="Check how long it may take, and which states end it.",
    ),
)
