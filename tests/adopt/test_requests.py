"""Arguments become attributes and dict displays classes; what is not certain keeps the call as it is."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt, in_function

# With it, no line of the module is too long.
LONG_LINE = f"print({'x, ' * 50})\n"


def line(adopted: Adopt, written: str) -> str:
    """Return the last line of a function after it is rewritten; `# reason` where the call is left."""
    found = adopted(f"{LONG_LINE}{in_function(written)}")
    last = found.text.rstrip("\n").rpartition("\n")[2].strip()
    return f"# {', '.join(found.reasons)}" if found.reasons else last


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{}", "{}"),
        ("x", "x"),
        ('{"a": x, **x}', '{"a": x, **x}'),
        ('{x: {"DataType": "String"}}', '{x: MessageAttributeValue(data_type="String")}'),
        ('{"a": {"DataType": "String"}, **x}', '{"a": MessageAttributeValue(data_type="String"), **x}'),
        # With a key that is not written out, or with one twice, a dict stays one.
        ('{"a": {"DataType": "S", "DataType": "T"}}', '{"a": {"DataType": "S", "DataType": "T"}}'),
        ('{"a": {"DataType": "String", x: 1}}', '{"a": {"DataType": "String", x: 1}}'),
        ('{"a": {"DataType": "S", **x}}', '{"a": {"DataType": "S", **x}}'),
    ],
)
def test_a_dict_display_is_a_class_if_all_of_it_is_written_out(adopted: Adopt, value: str, expected: str) -> None:
    before = f'sqs.send_message(QueueUrl="u", MessageBody="m", MessageAttributes={value})'
    after = f'SendMessageRequest(queue_url="u", message_body="m", message_attributes={expected}).send(sqs)'
    assert line(adopted, before) == after


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('suspend_processes(AutoScalingGroupName="g")', 'SuspendProcessesRequest(auto_scaling_group_name="g")'),
        ('resume_processes(AutoScalingGroupName="g")', 'ResumeProcessesRequest(auto_scaling_group_name="g")'),
    ],
)
def test_the_class_is_that_of_the_operation_where_several_share_a_shape(
    adopted: Adopt, written: str, expected: str
) -> None:
    assert line(adopted, f"autoscaling.{written}") == f"{expected}.send(autoscaling)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('[{"Key": "k", "Value": x}]', '[Tag(key="k", value=x)]'),
        ('({"Key": "k", "Value": x}, *x)', '(Tag(key="k", value=x), *x)'),
        ('[{"Key": k, "Value": k} for k in x]', "[Tag(key=k, value=k) for k in x]"),
        ('[{"Key": "k", "Value": x} if x else {"Key": "k", "Value": ""}]', '[Tag(key="k", value=x) if x else Tag(key="k", value="")]'),
        ('list({"Key": k, "Value": k} for k in x)', 'list({"Key": k, "Value": k} for k in x)'),
    ],
)  # fmt: skip
def test_the_items_of_a_list_are_rewritten_where_they_are_written(adopted: Adopt, value: str, expected: str) -> None:
    before = f's3.put_bucket_tagging(Bucket="b", Tagging={{"TagSet": {value}}})'
    assert line(adopted, before) == f'PutBucketTaggingRequest(bucket="b", tagging=Tagging(tag_set={expected})).send(s3)'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('**{"QueueUrl": x}', "queue_url=x"),
        ('** {"QueueUrl": x,}', "queue_url=x"),
        ('**{"QueueUrl" : (x), }', "queue_url=(x) "),
        ('**{"QueueUrl":\tx}', "queue_url=x"),
    ],
)
def test_a_dict_that_is_spread_is_written_as_arguments(adopted: Adopt, written: str, expected: str) -> None:
    assert line(adopted, f"sqs.delete_queue({written})") == f"DeleteQueueRequest({expected}).send(sqs)"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("**{}", "has **{}, whose content is not written in the call"),
        ('**({"QueueUrl": x})', "is written in a way that is not rewritten"),
        ('**{"QueueUrl": None}', "passes None, which boto3 refuses and a request takes as not set"),
        ("QueueUrl=x or None", "passes None, which boto3 refuses and a request takes as not set"),
        ("QueueUrl=x if y else z and None", "passes None, which boto3 refuses and a request takes as not set"),
        ("QueueUrl=None if y else x", "passes None, which boto3 refuses and a request takes as not set"),
        ('**{1: x}', "has ** of a dict whose keys are not all written out"),
        ('QueueUrl=x, **{"QueueUrl": x}', "passes an argument twice"),
        ("", "lacks queue_url, without which DeleteQueueRequest cannot be built"),
        ("x", "has arguments by position"),
        ("*x", "has arguments by position"),
        ("QueueUrl=(yield)", "has an argument that binds a name, or is awaited or yielded"),
        ("QueueUrl=(yield from x)", "has an argument that binds a name, or is awaited or yielded"),
    ],
)  # fmt: skip
def test_arguments_that_are_not_certain_keep_the_call(adopted: Adopt, written: str, reason: str) -> None:
    assert line(adopted, f"sqs.delete_queue({written})") == f"# {reason}"


WAITER = 's3.get_waiter("bucket_exists").wait'


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('Bucket="b", WaiterConfig={"Delay": 5}', 'bucket="b").wait_until_bucket_exists(s3, delay=5)'),
        ('WaiterConfig={"MaxAttempts": x.y}, Bucket="b"', 'bucket="b").wait_until_bucket_exists(s3, max_attempts=x.y)'),
        ('Bucket="b", WaiterConfig={}, ExpectedBucketOwner="o"', 'bucket="b", expected_bucket_owner="o").wait_until_bucket_exists(s3)'),
    ],
)  # fmt: skip
def test_the_options_of_a_waiter_are_moved_with_one_comma(adopted: Adopt, arguments: str, expected: str) -> None:
    assert line(adopted, f"{WAITER}({arguments})") == f"HeadBucketRequest({expected}"


def test_options_that_are_all_arguments_of_a_paginator_are_taken_out(adopted: Adopt) -> None:
    call = 'for each in sqs.get_paginator("list_queues").paginate(PaginationConfig={"StartingToken": "t"}): pass'
    expected = 'for each in ListQueuesRequest().pages(sqs, starting_token="t"): pass'
    assert line(adopted, call) == expected


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("x", "has a WaiterConfig that is not written in the call"),
        ('{"Delay": 1, "Delay": 2}', "has a WaiterConfig that is not written out"),
        ('{"Retries": 1}', "has a WaiterConfig that is not written out"),
        ("{**x}", "has a WaiterConfig that is not written out"),
        ('{"PageSize": 1}', "has a WaiterConfig that is not written out"),
        ('{"Delay": None}', "has None in WaiterConfig"),
        ('{"Delay": x + 1}', "has delay that is not a name or a literal"),
    ],
)
def test_options_that_are_not_certain_keep_the_call(adopted: Adopt, options: str, reason: str) -> None:
    assert line(adopted, f'{WAITER}(Bucket="b", WaiterConfig={options})') == f"# {reason}"


def test_a_comment_beside_an_argument_that_is_moved_keeps_the_call(adopted: Adopt) -> None:
    call = f'{WAITER}(Bucket="b",  # why\n        WaiterConfig={{"Delay": 1}})'
    assert line(adopted, call) == "# has a comment beside an argument that is moved"


def test_a_call_whose_result_is_awaited_elsewhere_is_not_a_wait(adopted: Adopt) -> None:
    assert line(adopted, f'y = {WAITER}(Bucket="b")') == "# has a result that is used"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['w = s3.get_waiter("bucket_exists")', 'w.wait(Bucket="b")'], []),
        (['w = s3.get_waiter("bucket_exists")', 'w.wait(Bucket="b")', "return w"], ['w = s3.get_waiter("bucket_exists")', "return w"]),
        (['w = s3.get_waiter("bucket_exists"); x = 1', 'w.wait(Bucket="b")'], ['w = s3.get_waiter("bucket_exists"); x = 1']),
        (['w = s3.get_waiter("bucket_exists")', 'w.wait(Bucket="b")', 'w.wait(Bucket="c")'], []),
    ],
)  # fmt: skip
def test_a_waiter_is_removed_if_every_use_of_it_is_rewritten(
    adopted: Adopt, lines: list[str], expected: list[str]
) -> None:
    found = adopted(in_function(*lines))
    body = [each.strip() for each in found.text.splitlines() if "HeadBucketRequest" not in each]
    assert body[body.index('s3 = boto3.client("s3")') + 1 :] == expected
    assert found.reasons == []


@pytest.mark.parametrize(
    "lines",
    [
        ['w = s3.get_waiter("bucket_exists")', "w = x", 'w.wait(Bucket="b")'],
        ['w = s3.get_waiter("bucket_exists")', 'def g(): w.wait(Bucket="b")'],
        ['def g(): w = s3.get_waiter("bucket_exists")', 'w.wait(Bucket="b")'],
    ],
)
def test_a_waiter_that_is_made_elsewhere_keeps_its_calls(adopted: Adopt, lines: list[str]) -> None:
    before = in_function(*lines)
    assert adopted(before).text == before


def test_the_last_statement_of_a_block_is_not_removed(adopted: Adopt) -> None:
    lines = ["if x:", '    w = s3.get_waiter("bucket_exists")', 'w.wait(Bucket="b")']
    expected = [
        "if x:",
        '    w = s3.get_waiter("bucket_exists")',
        'HeadBucketRequest(bucket="b").wait_until_bucket_exists(s3)',
    ]
    assert adopted(in_function(*lines)).text.splitlines()[-3:] == [f"    {each}" for each in expected]
