"""What jedi, which IPython and many editors ask, knows of a generated package."""

from __future__ import annotations

import jedi

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
