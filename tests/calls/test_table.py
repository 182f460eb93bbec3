"""Each row of the table of boto3's edits says what a real call does, and the table itself is read strictly."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ClientError
from botocore.model import ServiceModel
from shapesmith.diagnostics import SpecError
from shapesmith.ir.edits import Accepts, Answers, Edit, Names, Removes, Rewrites

from tests.calls.answers import Body
from tests.calls.examples import CALLS, Call, service_of
from tests.calls.judge import Caller, caller
from tests.calls.replies import REPLIES, Reply
from tests.calls.table import boto3_edits, read_boto3_edits
from tests.corpus.models import model_of

TABLE = boto3_edits()
ROWS = {edit.id: edit for edit in TABLE.edits}
# What a call of a client cannot show: methods of resources.
METHODS_OF_RESOURCES = {"ec2.delete-tags.resources", "s3.object-summary.size"}

HEAD = """
[[edit]]
id = "a.b"
does = "fills"
service = "a"
places = ["B"]
value = "-"
handler = "botocore.handlers.b"
says = "Filled in."
"""


def caller_of(edit: Edit, operation: str) -> Caller:
    return caller(model_of(service_of(edit.id, operation)), edit.through)


@pytest.mark.parametrize(
    ("row", "call"),
    [pytest.param(row, call, id=f"{row}-{n}") for row, calls in CALLS.items() for n, call in enumerate(calls)],
)
def test_a_call_is_edited_as_its_row_says(row: str, call: Call) -> None:
    boto3_client = caller_of(ROWS[row], call.operation)
    outcome = boto3_client.call(call.operation, call.params)
    assert (outcome.refused, outcome.undecided) == (call.refused, False), str(outcome)
    left = boto3_client.transport.left
    assert {name: left.get(name) for name in call.left} == call.left
    if not call.refused:
        request = boto3_client.transport.sent[call.operation]
        body = request.body if isinstance(request.body, str) else ""
        assert (call.body.removeprefix("!") in body) != call.body.startswith("!")
        assert request.url.startswith(call.url)


@pytest.mark.parametrize(
    ("row", "reply"),
    [pytest.param(row, reply, id=f"{row}-{n}") for row, replies in REPLIES.items() for n, reply in enumerate(replies)],
)
def test_a_response_is_edited_as_its_row_says(row: str, reply: Reply) -> None:
    boto3_client = caller_of(ROWS[row], reply.operation)
    boto3_client.transport.reply = AWSResponse("https://example.com", reply.status, reply.headers, Body(reply.content))
    response = _response(boto3_client, reply)
    assert {name: response.get(name) for name in reply.response} == reply.response


def _response(boto3_client: Caller, reply: Reply) -> dict[str, Any]:
    if not reply.error:
        response: dict[str, Any] = boto3_client.method(reply.operation)(**reply.params)
        return response
    with pytest.raises(ClientError) as raised:
        boto3_client.method(reply.operation)(**reply.params)
    assert type(raised.value).__name__ == reply.error
    return dict(raised.value.response)


@pytest.mark.parametrize("edit", [edit for edit in TABLE.edits if isinstance(edit, Removes)], ids=lambda edit: edit.id)
def test_a_removed_operation_has_no_method(edit: Removes) -> None:
    boto3_client = caller_of(edit, edit.operations[0])
    assert set(edit.operations) == set(boto3_client.methods) - set(boto3_client.operations())


@pytest.mark.parametrize("edit", [edit for edit in TABLE.edits if isinstance(edit, Names)], ids=lambda edit: edit.id)
def test_a_method_has_its_former_name_too(edit: Names) -> None:
    client = caller_of(edit, edit.operations[0]).client
    assert client.meta.method_to_api_mapping[edit.method] == edit.operations[0]
    assert getattr(client, edit.alias) == getattr(client, edit.method)


def test_tags_of_an_instance_are_deleted_of_that_instance() -> None:
    assert "ec2.delete-tags.resources" in ROWS
    ec2 = boto3.resource("ec2", "us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
    seen: list[dict[str, Any]] = []
    ec2.meta.client.meta.events.register("before-call", lambda params, **_: seen.append(params["body"]) or _answer())
    ec2.Instance("i-1").delete_tags(Tags=[{"Key": "k"}])
    assert seen[0]["ResourceId.1"] == "i-1"


def test_the_summary_of_an_object_has_its_size() -> None:
    assert "s3.object-summary.size" in ROWS
    s3 = boto3.resource("s3", "us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
    s3.meta.client.meta.events.register("before-call", lambda **_: _answer(ContentLength=7))
    assert s3.ObjectSummary("bucket", "key").size == 7


def _answer(**members: Any) -> tuple[AWSResponse, dict[str, Any]]:
    return AWSResponse("https://example.com", 200, {}, Body()), {"ResponseMetadata": {}, **members}


def test_every_row_is_shown() -> None:
    shown = {*CALLS, *REPLIES, *METHODS_OF_RESOURCES}
    assert [edit.id for edit in TABLE.edits if edit.id not in shown and not isinstance(edit, Removes | Names)] == []
    assert shown - ROWS.keys() == set()


@pytest.mark.parametrize("service", sorted({edit.service for edit in TABLE.edits} - {"*"}))
def test_rows_name_operations_and_places_that_exist(service: str) -> None:
    model = ServiceModel(model_of(service).document("service-2"), service)
    for edit in TABLE.edits:
        if edit.service != service or edit.operations == ("*",):
            continue
        for operation in map(model.operation_model, edit.operations):
            for place in edit.places:
                shape = operation.output_shape if isinstance(edit, Answers) else operation.input_shape
                for step in place.split("."):
                    member = shape.members[step.removesuffix("[]")]
                    shape = member.member if step.endswith("[]") else member


def test_the_table_is_in_order() -> None:
    names = [entry.handler for entry in TABLE.unchanging]
    assert names == sorted(names)


def messages(content: str, code: str = "edits-value") -> list[str]:
    with pytest.raises(SpecError) as raised:
        read_boto3_edits(content.encode(), "edits.toml")
    assert {each.code for each in raised.value.diagnostics} == {code}
    return [str(each).removesuffix(f" [{code}]") for each in raised.value.diagnostics]


def test_what_is_accepted_and_encoded_is_said_once() -> None:
    """A docstring has the sentences of both rows, each once, and the message of a violation that of the second."""
    encoded = {
        (row.handler, row.service): row
        for row in boto3_edits().edits
        if isinstance(row, Rewrites) and row.to == "base64"
    }
    accepted = [
        row for row in boto3_edits().edits if isinstance(row, Accepts) and (row.handler, row.service) in encoded
    ]
    assert len(accepted) == len(encoded) > 3
    for row in accepted:
        assert row.says == encoded[row.handler, row.service].says


def test_a_right_row_is_read() -> None:
    assert [edit.id for edit in read_boto3_edits(HEAD.encode(), "edits.toml").edits] == ["a.b"]


def row(kind: str, fields: str, places: str = 'places = ["B"]') -> str:
    """Return an edit of `kind` with `fields` of its own."""
    return HEAD.replace('"fills"', f'"{kind}"').replace('value = "-"', fields).replace('places = ["B"]', places)


@pytest.mark.parametrize(
    "content",
    [
        HEAD.replace('"a.b"', '"a-1b.c2-d-4.e-3"'),
        HEAD.replace('["B"]', '["B[].C_1.D[]", "E"]'),
        HEAD.replace('places = ["B"]', 'shapes = ["B"]'),
        HEAD + 'besides = ["A"]\n',
        HEAD + 'operations = ["A", "B"]\n',
        row("fills", 'md5_of = "A"'),
        row("accepts", 'forms = ["bytes"]'),
        row("accepts", 'forms = ["text", "structure"]\ntext = ["{A}"]\nstructure = { A = "text" }'),
        row("rewrites", 'to = "url"'),
        row("rewrites", 'to = "parts"\npattern = "(?P<A>a)"'),
        row("rewrites", 'to = "quoted"\npattern = "a"'),
        row("refuses", 'must = "bytes"\nraises = "E"'),
        row("refuses", 'must = "part"\nraises = "E"'),
        row("refuses", 'must = "part"\nraises = "E"\npatterns = ["a"]'),
        row("refuses", 'must = "match"\nraises = "E"\npatterns = ["a"]\nunless_matching = { A = "b" }'),
        row("refuses", 'must = "algorithm"\nraises = "E"\nvalues = ["A"]'),
        row("answers", 'becomes = "text"'),
        row("answers", 'becomes = "member"\nmember = "A"'),
        row("removes", "", places=""),
    ],
)
def test_each_kind_of_row_may_have_what_goes_with_it(content: str) -> None:
    assert len(read_boto3_edits(content.encode(), "edits.toml").edits) == 1


def test_a_file_that_is_no_toml_is_an_error() -> None:
    (message,) = messages("[[edit", "edits-broken")
    assert message.startswith("edits.toml: error: must be TOML (")


@pytest.mark.parametrize(
    "name", ["b", "a.", ".a", "a..b", "a.b-", "a.-b", "a-.b", "a.b--c", "a.b.", "a.b ", "a.B", "A.b"]
)
def test_an_id_is_words_joined_by_hyphens_and_parted_by_dots(name: str) -> None:
    (message,) = messages(HEAD.replace('"a.b"', f'"{name}"'))
    assert message.endswith(f": {name} must be words in lower case, joined by - and parted by dots (s3.copy-source)")


@pytest.mark.parametrize("handler", ["b", "a.", "a.b.", "a.b()", "1.b", "a.1", "a..b"])
def test_a_handler_is_a_module_and_a_function(handler: str) -> None:
    (message,) = messages(HEAD.replace("botocore.handlers.b", handler))
    assert message.endswith(f": a.b must name its handler by module and function (got {handler!r})")


@pytest.mark.parametrize("place", ["", "B.", "B[0]", "[]", "B[][]", "B[]C", ".B", "B C", "1"])
def test_a_place_is_members_and_their_items(place: str) -> None:
    (message,) = messages(HEAD.replace('["B"]', f'["A", "{place}"]'))
    assert message.endswith(f": a.b must give places such as Contents[].Key (got {place!r})")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + 'operations = ["A"]\nbesides = ["B"]\n', "must name the operations besides those of * only"),
        (HEAD + 'trait = "header"\n', "must select values by places, shapes or trait (got 2 of them)"),
        (row("removes", 'trait = "header"', places=""), "must select no values: it is about methods"),
        (row("fills", ""), "must give a value or a source"),
        (HEAD + 'source = "A"\n', "must give a value or a source"),
        (HEAD + 'md5_of = "A"\n', "must give a value or a source"),
        (
            row("accepts", 'forms = ["text"]\nstructure = { A = "text" }\ntext = ["A"]'),
            "must give a structure if that is one of its forms, and only then",
        ),
        (row("accepts", 'forms = ["text"]\ntext = ["A"]'), "must give the text of a structure, and only of one"),
        (
            row("accepts", 'forms = ["structure"]\nstructure = { A = "text" }'),
            "must give the text of a structure, and only of one",
        ),
        *(
            (row("rewrites", fields), "must give a pattern if the value is quoted or taken apart, and only then")
            for fields in ('to = "parts"', 'to = "quoted"', 'to = "url"\npattern = "a"')
        ),
        (
            row("refuses", 'must = "bytes"\nraises = "E"\npatterns = ["a"]'),
            "must give patterns if a value must match one, and only then",
        ),
        *(
            (row("refuses", fields), "must give values if a value must be one of them, and only then")
            for fields in ('must = "algorithm"\nraises = "E"', 'must = "bytes"\nraises = "E"\nvalues = ["A"]')
        ),
        (row("answers", 'becomes = "text"\nmember = "A"'), "must name a member if it adds one, and only then"),
        (
            row("rewrites", 'to = "parts"\npattern = "("'),
            "must have patterns of Python's re ('(': missing ), unterminated subpattern at position 0)",
        ),
        (
            row("refuses", 'must = "part"\nraises = "E"\npatterns = ["a"]\nunless_matching = { A = "b", B = "[" }'),
            "must have patterns of Python's re ('[': unterminated character set at position 0)",
        ),
        (
            '[[unchanging]]\nhandler = "a.b"\nreasons = "It signs."\n',
            "must have a handler and a reason: Object contains unknown field `reasons`",
        ),
    ],
)
def test_fields_that_do_not_go_together_are_an_error(content: str, expected: str) -> None:
    (message,) = messages(content)
    assert message.endswith(f": a.b {expected}")


def test_every_wrong_pattern_of_a_row_is_reported() -> None:
    found = messages(row("refuses", 'must = "match"\nraises = "E"\npatterns = ["(", "a", "["]'))
    assert [message.partition("re (")[2][:3] for message in found] == ["'('", "'['"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[more]\n", "edits.toml#/more: error: more is unknown here; a row is an [[edit]] or an [[unchanging]]"),
        (HEAD + HEAD, "edits.toml#/edit/1: error: a.b must be the id of one row"),
        (
            HEAD + "colour = 1\n",
            "edits.toml#/edit/0: error: a.b must be an edit: Object contains unknown field `colour`",
        ),
        (
            HEAD.replace("fills", "eats"),
            "edits.toml#/edit/0: error: a.b must be an edit: Invalid value 'eats' - at `$.does`",
        ),
        (HEAD.replace('"a.b"', '"A b"'), "edits.toml#/edit/0: error: A b must be words in lower case"),
        (HEAD.replace("botocore.handlers.b", "b"), "edits.toml#/edit/0: error: a.b must name its handler by module"),
        (HEAD.replace("Filled in.", " "), "edits.toml#/edit/0: error: a.b must say in a sentence what it does"),
        (HEAD.replace('["B"]', '["B[0]"]'), "edits.toml#/edit/0: error: a.b must give places such as Contents[].Key"),
        (
            HEAD.replace('places = ["B"]', ""),
            "edits.toml#/edit/0: error: a.b must select values by places, shapes or trait",
        ),
        (HEAD + 'trait = "header"\n', "edits.toml#/edit/0: error: a.b must select values by places, shapes or trait"),
        (
            HEAD.replace("value =", "source =") + 'value = "-"\n',
            "edits.toml#/edit/0: error: a.b must give a value or a source",
        ),
        (HEAD + "operations = []\n", "edits.toml#/edit/0: error: a.b must name its operations, or * alone (got none)"),
        (
            HEAD + 'operations = ["A", "*"]\n',
            "edits.toml#/edit/0: error: a.b must name its operations, or * alone (got A, *)",
        ),
        (
            HEAD.replace('"fills"', '"refuses"').replace('value = "-"', 'must = "match"\nraises = "E"'),
            "edits.toml#/edit/0: error: a.b must give patterns if a value must match one",
        ),
        (
            HEAD.replace('"fills"', '"refuses"').replace(
                'value = "-"', 'must = "match"\nraises = "E"\npatterns = ["("]'
            ),
            "edits.toml#/edit/0: error: a.b must have patterns of Python's re ('(':",
        ),
        (
            HEAD.replace('"fills"', '"accepts"').replace('value = "-"', 'forms = ["structure"]'),
            "edits.toml#/edit/0: error: a.b must give a structure if that is one of its forms",
        ),
        (
            HEAD.replace('"fills"', '"answers"').replace('value = "-"', 'becomes = "member"'),
            "edits.toml#/edit/0: error: a.b must name a member if it adds one",
        ),
        (
            HEAD.replace('"fills"', '"removes"').replace('value = "-"', ""),
            "edits.toml#/edit/0: error: a.b must select no values: it is about methods",
        ),
        ('[[unchanging]]\nhandler = "a.b"\n', "edits.toml#/unchanging/0: error: a.b must have a handler and a reason:"),
        ("edit = 1\n", "edits.toml#/edit/0: error: a row must be an edit: Expected `object`, got `int`"),
    ],
)
def test_a_wrong_row_is_an_error_at_its_place(content: str, expected: str) -> None:
    (message,) = messages(content)
    assert message.startswith(expected)


def test_every_wrong_row_is_reported() -> None:
    found = messages(HEAD.replace("fills", "eats") + HEAD.replace("Filled in.", ""))
    assert [message.partition(": ")[0] for message in found] == ["edits.toml#/edit/0", "edits.toml#/edit/1"]


def test_a_row_of_the_table_is_an_edit() -> None:
    rows = [edit for edit in TABLE.of("glacier", "ListVaults") if edit.service == "glacier"]
    assert [(edit.id, edit.places, edit.value) for edit in rows] == [("glacier.account-id", ("accountId",), "-")]


def test_the_edits_of_an_operation_are_its_own_its_services_and_everyones() -> None:
    of_tags = [edit.id for edit in TABLE.of("s3", "PutBucketTagging")]
    assert [row for row in of_tags if not row.startswith("any.")] == ["s3.bucket", "s3.bucket.endpoint"]
    assert [row for row in of_tags if row.startswith("any.")] == [row for row in ROWS if row.startswith("any.")]
    assert set(of_tags) < {edit.id for edit in TABLE.of("s3", "CopyObject")}
