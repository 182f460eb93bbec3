"""Which texts of the source stand for a value that somebody fills in, and which only look like it."""

from __future__ import annotations

import pytest
from shapesmith.clients.placeholders import is_name_of, is_to_be_filled_in


@pytest.mark.parametrize(
    "text",
    [
        "{{ name }}",
        "{{resolve:ssm:name}}",
        "arn:aws:s3:::{{bucket}}/*",
        "${gold_bucket}",
        "arn:aws:iam::${AWS::AccountId}:role/a",
        "<bucket-name>",
        "arn:aws:iam::<account-id>:role/<role name>",
        "<YOUR_TOPIC>",
        "<バケット名を入力>",
        "<< État >>",
        "name of the timelapse bucket",
        "S3 image bucket name",
        "type great bucket name",
        "your bucket",
        "a test bucket",
        "output bucket here",
        "the ARN of your role",
        "URL for the queue",
        "<< THE S3 BUCKET NAME >>",
        "s3://BUCKET_NAME/data/output",
        "s3://OUTPUT_BUCKET",
        "arn:aws:iam::ACCOUNT_ID:role/a",
        "arn:aws:comprehend:region:ACCOUNT_ID:document-classifier/CLASSIFIER_NAME",
        "[BUCKET NAME]",
        "[add your bot id]",
        "YOUR_ROLE_ARN",
        "your-bucket",
        "yourBucketName",
        "arn:aws:iam::YOUR_ACCOUNT:role/a",
        "REPLACE_ME",
        "replace-with-id",
        "CHANGEME",
        "insert_here",
        "PLACEHOLDER",
        "GOLD_BUCKET_PLACEHOLDER",
        "TODO",
        "TBD",
        "sg-xxxxxxxx",
        "AKIAXXXXXXXX",
        "arn:aws:iam::xxx:role/a",
        "XXX",
        "s3://***",
        "...",
        "arn:aws:iam::...",
        "###",
        "-----",
        "REPLACE WITH A PATH TO AN OBJECT",
        "Please enter the name of a table",
        "Add your role",
    ],
)
def test_what_somebody_fills_in(text: str) -> None:
    assert is_to_be_filled_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "{name}",
        "{}",
        "{{}}",
        "{{'a'}}",
        "$name",
        "${}",
        "<",
        "a < b > c",
        "< name >",
        "<< >>",
        "DISPLAY_NAME",
        "/orders/TABLE_NAME",
        "s3://orders/TABLE_NAME.csv",
        "s3://orders/NAME",
        "arn:aws:s3:::orders/PAY_PER_REQUEST",
        "[a]",
        "[a1]",
        "[1]",
        '["a", "b"]',
        "items[name]",
        "<1>",
        "Your order is on its way",
        "A bucket of orders",
        "bucket",
        "bucket name",
        "my bucket",
        "Name of us all",
        "The name of a customer\nmust be set",
        "the role of the name",
        "Wait...\n",
        "yours",
        "flavour-a",
        "colouryour",
        "change-method",
        "changeset",
        "replace-thistle",
        "method",
        "todos",
        "mastodon",
        "xx",
        "exxxon",
        "xxxl",
        "--",
        "# # #",
        "#a#",
        "Add a\nline",
        "Replaced with a new part",
        "Change of plans",
        "**",
        "..",
    ],
)
def test_what_is_sent_as_it_is(text: str) -> None:
    assert not is_to_be_filled_in(text)


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("RoleArn", "ROLE_ARN"),
        ("RoleArn", "ROLE-ARN"),
        ("DataAccessRoleArn", "Role ARN"),
        ("TranscriptionJobName", "job name"),
        ("AccountAlias", "ALIAS"),
        ("Name", "NAME"),
        ("bucket", "BUCKET"),
    ],
)
def test_the_name_of_a_member_is_no_value_of_it(member: str, text: str) -> None:
    assert is_name_of(member, text)


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("Bucket", "bucket"),
        ("AccountId", "ID"),
        ("Channel", "CHAT"),
        ("RoleArn", "ROLE"),
        ("RoleArn", ""),
        ("RoleArn", "   "),
        ("Name", "MY_NAME"),
    ],
)
def test_another_text_is_a_value(member: str, text: str) -> None:
    assert not is_name_of(member, text)
