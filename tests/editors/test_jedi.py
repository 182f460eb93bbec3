"""What jedi, which IPython and many editors ask, knows of a generated package."""

from __future__ import annotations

import jedi
import pytest

from tests.corpus.models import REPOSITORY

PROJECT = jedi.Project(REPOSITORY / "generated", load_unsafe_extensions=False)


def completions(source: str) -> list[str]:
    """Return the names that complete `source` at its end."""
    return [each.name for each in jedi.Script(source, project=PROJECT).complete()]


def test_jedi_completes_the_names_of_a_package() -> None:
    assert completions("from aws_shapes.sqs import SendMessageR") == ["SendMessageRequest", "SendMessageResult"]


def test_jedi_completes_the_members_of_a_structure() -> None:
    source = "from aws_shapes.sqs import ReceiveMessageResult\nresult = ReceiveMessageResult()\n"
    assert completions(f"{source}result.mess") == ["messages"]
    assert "receipt_handle" in completions(f"{source}result.messages[0].")


def test_jedi_follows_a_member_to_a_shared_shape() -> None:
    source = "from aws_shapes.sqs import SendMessageRequest\nrequest: SendMessageRequest\n"
    assert "string_list_values" in completions(f"{source}request.message_attributes['a'].")
    shared = "from aws_shapes.dynamodb import AttributeValue\nvalue: AttributeValue\n"
    assert "bool" in completions(f"{shared}value.l[0].")


USERS = "from aws_shapes.connect import ListUsersRequest\nrequest = ListUsersRequest(instance_id='i')\n"
TABLE = "from aws_shapes.dynamodb import AttributeValue, DescribeTableInput\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"{USERS}request.send(client).user_s", "user_summary_list"),
        (f"{USERS}for user in request.items(client): user.usern", "username"),
        (f"{USERS}for page in request.pages(client): page.user_s", "user_summary_list"),
        (f"{USERS}request.pages(client).build_full_result().user_s", "user_summary_list"),
        (f"{USERS}ListUsersRequest.from_dict({{}}).max_r", "max_results"),
        (f"{USERS}ListUsersRequest.from_boto3({{}}).max_r", "max_results"),
        (f"{TABLE}DescribeTableInput(table_name='t').wait_until_table_exists(client).tabl", "table"),
        (f"{TABLE}AttributeValue.of(1).nul", "null"),
    ],
    ids=lambda text: text.splitlines()[-1],
)
def test_jedi_follows_a_request_to_what_it_returns(source: str, expected: str) -> None:
    assert completions(source) == [expected]
