"""One name for several responses: each use is of the value that was bound last, where that is certain."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt, in_function
from tests.adopt.test_responses import LISTED, LISTING, body

URL = 'sqs.get_queue_url(QueueName="q")'
URL_MADE = 'GetQueueUrlRequest(queue_name="q").send(sqs)'
PUT = 'dynamodb.put_item(TableName="t", Item={})'
PUT_MADE = 'PutItemInput(table_name="t", item={}).send(dynamodb)'

TWICE = "is bound to r, which is bound in more than one place"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # One after the other.
        (
            [f"r = {LISTED}", "x(r.get('Name'))", f"r = {URL}", "x(r.get('QueueUrl'))"],
            [f"r = {LISTING}", "x(r.name)", f"r = {URL_MADE}", "x(r.queue_url)"],
        ),
        # What binds the name reads the value before.
        (
            [f"r = {LISTED}", "r = x(r.get('Name'))", "x(r)"],
            [f"r = {LISTING}", "r = x(r.name)", "x(r)"],
        ),
        # Uses in blocks, and a value of another kind in between.
        (
            [f"r = {LISTED}", "if x:", "    x(r.get('Name'))", "r = 1", f"r = {URL}", "while r.get('QueueUrl'):", "    x()"],
            [f"r = {LISTING}", "if x:", "    x(r.name)", "r = 1", f"r = {URL_MADE}", "while r.queue_url:", "    x()"],
        ),
        # A block that is run again, from its beginning.
        (
            ["for y in x:", f"    r = {LISTED}", "    x(r.get('Name'))", f"    r = {URL}", "    x(r.get('QueueUrl'))"],
            ["for y in x:", f"    r = {LISTING}", "    x(r.name)", f"    r = {URL_MADE}", "    x(r.queue_url)"],
        ),
        # Nothing reads it, wherever it is bound.
        (
            [f"_ = {LISTED}", "if x:", f"    _ = {PUT}", "for _ in x: pass"],
            [f"_ = {LISTING}", "if x:", f"    _ = {PUT_MADE}", "for _ in x: pass"],
        ),
    ],
)  # fmt: skip
def test_a_use_is_of_what_was_bound_last(adopted: Adopt, lines: list[str], expected: list[str]) -> None:
    assert body(adopted, *lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        # After a block that may have bound it, or not.
        [f"r = {LISTED}", "if x:", "    r = {}", "x(r.get('Name'))"],
        ["try:", f"    r = {LISTED}", "    r = {}", "finally:", "    x(r.get('Name'))"],
        ["if x:", f"    r = {LISTED}", "else:", "    r = {}", "x(r.get('Name'))"],
        # Before: the value of the loop's last round.
        ["for y in x:", "    if y: x(r.get('Name'))", f"    r = {LISTED}", "    r = {}"],
        # Bound in other ways, too.
        [f"r = {LISTED}", "x(r.get('Name'))", "r, y = x"],
        [f"r = {LISTED}", "x(r.get('Name'))", "for r in x: pass"],
        [f"r = {LISTED}", "x(r.get('Name'))", "with x as r: pass"],
        [f"r = {LISTED}", "x(r.get('Name'))", "x(r := 1)"],
        [f"r = {LISTED}", "x(r.get('Name'))", "del r"],
        [f"r = {LISTED}", "x(r.get('Name'))", "def g(r): return r"],
        # Read elsewhere, or as it is added to.
        [f"global r; r = {LISTED}", "x()"],
        [f"r = {LISTED}", "r += x"],
    ],
)
def test_where_another_value_may_be_read_the_call_is_left(adopted: Adopt, lines: list[str]) -> None:
    assert body(adopted, *lines) == [TWICE]


@pytest.mark.parametrize(
    "lines",
    [
        [f"r = {LISTED}", "y = lambda: r.get('Name')", "r = {}"],
        # It is called after the name is bound again.
        ["r = {}", "y = lambda: r.get('Name')", f"r = {LISTED}", "x(y())"],
        ["r = {}", "def y(): return r.get('Name')", f"r = {LISTED}", "x(y())"],
        [f"for r in {LISTED}.get('Contents', []):", "    x(r.get('Key'))", "for r in x:", "    x(lambda: r)"],
    ],
)
def test_a_function_within_may_read_the_value_of_any_turn(adopted: Adopt, lines: list[str]) -> None:
    assert body(adopted, *lines) == ["is bound to r, which a function within uses"]


def test_what_may_read_any_name_may_read_one_that_nothing_names(adopted: Adopt) -> None:
    lines = [f"_ = {LISTED}", "_ = 1", "x(locals())"]
    assert body(adopted, *lines) == ["is bound to _, and locals() may use any name"]


def test_a_response_that_is_left_does_not_keep_the_next(adopted: Adopt) -> None:
    found = adopted(in_function(f"r = {LISTED}", "x(r)", f"r = {URL}", "x(r.get('QueueUrl'))"))
    assert found.reasons == ["has a response that is used in another way than by its members (line 7)"]
    assert found.text.endswith(f"    r = {LISTED}\n    x(r)\n    r = {URL_MADE}\n    x(r.queue_url)\n")
