"""Which calls are rewritten, by how they are written, and what becomes of the paginator or waiter that they are of."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt, in_function


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("f'{sqs.list_queues()}'", "is in an f-string"),
        ("f'{len(sqs.list_queues())}'", "is in an f-string"),
        ("sqs.list_queues(MaxResults=(y := 1))", "has an argument that binds a name, or is awaited or yielded"),
        ("sqs.list_queues(MaxResults=(yield))", "has an argument that binds a name, or is awaited or yielded"),
        ("sqs.list_queues(MaxResults=(yield from x))", "has an argument that binds a name, or is awaited or yielded"),
        ("getattr(sqs, 'list_queues')()", "is not called by its name"),
        ("(sqs  # why\n     .list_queues())", "has a comment between the client and the method"),
        ("boto3.client('sqs').list_queues()", "has a client that is not a name"),
        ("with pytest.raises(E): sqs.list_queues()", "is expected to raise"),
        ("try: sqs.list_queues()\n    except AttributeError: pass", "is expected to raise"),
        ("boto3.resource('sqs').meta.client.list_queues()", "is of the client of a resource, which takes other values"),
        ("y = s3.get_waiter('bucket_exists').wait(Bucket='b')", "has a result that is used"),
        ("y = s3.get_waiter('bucket_exists')\n    y = s3.get_waiter('bucket_exists')\n    y.wait(Bucket='b')",
         "is of y, which is not made once, in the same function"),
        ("y = s3.get_waiter('bucket_exists')\n    def g(): y.wait(Bucket='b')",
         "is of y, which is not made once, in the same function"),
        ("y = s3.get_waiter('bucket_exists')\n    s3 = x\n    y.wait(Bucket='b')",
         "is of y, which is not made once, in the same function"),
        ("s3.get_waiter(waiter_name='bucket_exists').wait(Bucket='b')",
         "is not made by get_waiter with the name of it"),
        ("sqs.get_paginator('get_queue_url').paginate(QueueName='q')", "has a paginator that the class does not have"),
        ("y = [s3.get_waiter('bucket_exists')]\n    y[0].wait(Bucket='b')", "is not of a name"),
    ],
)  # fmt: skip
def test_a_call_that_is_written_in_another_way_is_left(adopted: Adopt, line: str, reason: str) -> None:
    before = in_function(line)
    found = adopted(before)
    assert (found.text, found.reasons) == (before, [reason])


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("import aioboto3\n", "is in a module with asynchronous clients, and may be of one"),
        ("def is_wrong(error): return isinstance(error, ParamValidationError)\n",
         "is in a module whose line 1 may ask any error what it is, and distinguishes the ValidationError of a request, "
         "a ValueError, from the ParamValidationError of boto3, a BotoCoreError"),
    ],
)  # fmt: skip
def test_a_call_is_left_in_a_module_in_which_it_may_act_otherwise(adopted: Adopt, head: str, reason: str) -> None:
    before = head + in_function("sqs.list_queues()")
    assert adopted(before) == (before, [reason])


PAGES = "for page in {}.paginate(Bucket='b'): print(page.get('Name'))"
WITH_PAGES = PAGES.replace("{}.paginate(Bucket='b')", "ListObjectsV2Request(bucket='b').pages({})").replace(
    "page.get('Name')", "page.name"
)
MADE = "p = {}.get_paginator('list_objects_v2')"


def body(adopted: Adopt, lines: list[str]) -> list[str]:
    """Return the lines of a function of the client `c` after they are rewritten; what is indented is in a block."""
    text = "import boto3\nc = boto3.client('s3')\ndef f(x):\n" + "".join(f"    {line}\n" for line in lines)
    found = adopted(text)
    assert found.reasons == []
    return [line.removeprefix("    ") for line in found.text.partition("def f(x):\n")[2].splitlines()]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # It is removed where nothing else uses it, and its block has another statement.
        ([MADE, PAGES.format("p")], [WITH_PAGES]),
        (["x()", MADE, PAGES.format("p")], ["x()", WITH_PAGES]),
        ([MADE, PAGES.format("p"), PAGES.format("p")], [WITH_PAGES, WITH_PAGES]),
        ([MADE, PAGES.format("p"), "x(p)"], [MADE, WITH_PAGES, "x(p)"]),
        ([f"{MADE}; y = 1", PAGES.format("p")], [f"{MADE}; y = 1", WITH_PAGES]),
        ([f"{MADE}  # why", PAGES.format("p")], [f"{MADE}  # why", WITH_PAGES]),
        (["if x:", f"    {MADE}", f"    {PAGES.format('p')}"], ["if x:", f"    {WITH_PAGES}"]),
        # A block keeps one statement.
        (
            ["if x:", f"    {MADE}", f"    {MADE.replace('p', 'q', 1)}", PAGES.format("p"), PAGES.format("q")],
            ["if x:", f"    {MADE}", f"    {MADE.replace('p', 'q', 1)}", WITH_PAGES, WITH_PAGES],
        ),
        (["if x:", f"    {MADE}", PAGES.format("p")], ["if x:", f"    {MADE}", WITH_PAGES]),
        ([PAGES.format("{}.get_paginator('list_objects_v2')")], [WITH_PAGES]),
    ],
)
def test_a_paginator_that_is_no_longer_used_is_removed(adopted: Adopt, before: list[str], after: list[str]) -> None:
    assert body(adopted, [line.replace("{}", "c") for line in before]) == [line.replace("{}", "c") for line in after]


def test_a_waiter_of_the_module_may_be_imported_and_stays(adopted: Adopt) -> None:
    made = "c = boto3.client('s3')\nw = c.get_waiter('bucket_exists')\n"
    found = adopted(f"import boto3\n{made}w.wait(Bucket='b')")
    assert found.text.endswith(f"{made}HeadBucketRequest(bucket='b').wait_until_bucket_exists(c)")
