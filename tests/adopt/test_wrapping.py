"""A call on one line that its rewriting makes too long is written on several."""

from __future__ import annotations

import ast

import pytest

from tests.adopt.conftest import Adopt

HEAD = 'import boto3\n\nsqs = boto3.client("sqs")\n'
URL = "a_url_with_a_long_name"


def body(text: str) -> str:
    ast.parse(text)
    return text.partition('boto3.client("sqs")')[2].lstrip("\r\n")


def test_the_arguments_are_written_on_a_line_of_their_own(adopted: Adopt) -> None:
    line = f"    sqs.send_message(QueueUrl={URL}, MessageBody=a_body_with_a_long_name)\n"
    assert body(adopted(f"{HEAD}if x:\n{line}").text) == (
        "if x:\n"
        "    SendMessageRequest(\n"
        f"        queue_url={URL}, message_body=a_body_with_a_long_name\n"
        "    ).send(sqs)\n"
    )


def test_each_argument_is_written_on_a_line_if_one_for_all_is_too_long(adopted: Adopt) -> None:
    attributes = '{"a": {"DataType": "S"}, "b": {"DataType": "S"}}'
    line = f'\tx = sqs.send_message(QueueUrl="u", MessageBody="b", MessageAttributes={attributes} )["MessageId"]\n'
    found = adopted(f"{HEAD}if x:\n{line}".replace("\n", "\r\n"), present=True)
    assert body(found.text) == (
        "if x:\r\n"
        "\tx = SendMessageRequest(\r\n"
        '\t\tqueue_url="u",\r\n'
        '\t\tmessage_body="b",\r\n'
        '\t\tmessage_attributes={"a": MessageAttributeValue(data_type="S"), "b": MessageAttributeValue(data_type="S")},\r\n'
        "\t).send(sqs).message_id\r\n"
    )


@pytest.mark.parametrize("length", [88, 89])
def test_a_line_of_88_characters_is_kept(adopted: Adopt, length: int) -> None:
    name = "u" * (length - len("DeleteQueueRequest(queue_url=).send(sqs)"))
    found = body(adopted(f"{HEAD}sqs.delete_queue(QueueUrl={name})\n").text)
    assert (found.count("\n"), len(found.splitlines()[0]) == length) == ((1, True) if length == 88 else (3, False))


def test_a_line_may_be_as_long_as_the_longest_that_ends_with_a_call(adopted: Adopt) -> None:
    line = f"sqs.send_message(QueueUrl={URL}, MessageBody=a_body_with_a_long_name)\n"
    longest = f"print({'1, ' * 40})\n"
    assert body(adopted(f"{HEAD}{longest}{line}").text) == (
        f"{longest}SendMessageRequest(queue_url={URL}, message_body=a_body_with_a_long_name).send(sqs)\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        f"sqs.send_message(QueueUrl={URL}, MessageBody=a_body_with_a_long_name)  # why",
        f"sqs.send_message(QueueUrl={URL}, **{{'MessageBody': a_body_with_a_long_name}})",
        f"sqs.send_message(QueueUrl={URL},\n  MessageBody=a_body_with_a_long_name, MessageAttributes=with_a_long_name)",
    ],
)
def test_a_call_that_is_not_written_plainly_keeps_its_lines(adopted: Adopt, line: str) -> None:
    found = body(adopted(f"{HEAD}{line}\n").text)
    assert "SendMessageRequest(queue_url=" in found
    assert found.count("\n") == line.count("\n") + 1
