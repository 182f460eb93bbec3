"""Where the imports of classes are added, and by which names the classes are used."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt

ADDED = "from aws_shapes.sqs import ListQueuesRequest"
CLIENT = 'sqs = boto3.client("sqs")\n'
BEFORE = "sqs.list_queues()\n"
AFTER = "ListQueuesRequest().send(sqs)\n"


def test_imports_are_added_behind_those_that_a_module_begins_with(adopted: Adopt) -> None:
    found = adopted(f'"""Docs."""\nimport boto3\nimport re\nx = 1\nimport os\n{CLIENT}{BEFORE}')
    assert found.text == f'"""Docs."""\nimport boto3\nimport re\n{ADDED}\nx = 1\nimport os\n{CLIENT}{AFTER}'


def test_imports_are_added_behind_a_docstring_with_a_blank_line_between(adopted: Adopt) -> None:
    body = f"def f():\n    import boto3\n    {CLIENT}    "
    assert adopted(f'"""Docs."""\n\n{body}{BEFORE}').text == f'"""Docs."""\n\n{ADDED}\n\n{body}{AFTER}'


@pytest.mark.parametrize("first", ["", "# A comment.\n", "@decorated\n@(\n    decorated\n)\n"])
def test_imports_are_added_before_the_first_statement_and_its_decorators(adopted: Adopt, first: str) -> None:
    body = f"{first if '@' in first else ''}def f():\n    import boto3\n    {CLIENT}    "
    above = "" if "@" in first else first
    assert adopted(f"{above}{body}{BEFORE}").text == f"{above}{ADDED}\n\n{body}{AFTER}"


def test_a_string_that_is_no_docstring_ends_the_imports_that_a_module_begins_with(adopted: Adopt) -> None:
    found = adopted(f'import boto3\n"""Text."""\nimport re\n{CLIENT}{BEFORE}')
    assert found.text == f'import boto3\n{ADDED}\n"""Text."""\nimport re\n{CLIENT}{AFTER}'


def test_line_breaks_are_those_of_the_module(adopted: Adopt) -> None:
    found = adopted(f"import boto3\n{CLIENT}{BEFORE}".replace("\n", "\r\n"))
    assert found.text == f"import boto3\n{ADDED}\n{CLIENT}{AFTER}".replace("\n", "\r\n")


@pytest.mark.parametrize(
    "present",
    [
        "from aws_shapes.sqs import *\n",
        "from zlib import *\n",
        "from aws_shapes.s3 import Tag\n",
        "import aws_shapes.sqs\n",
    ],
)
def test_an_import_that_cannot_have_the_name_is_left_alone(adopted: Adopt, present: str) -> None:
    found = adopted(f"import boto3\n{present}{CLIENT}{BEFORE}")
    assert found.text == f"import boto3\n{present}{ADDED}\n{CLIENT}{AFTER}"


def test_an_import_of_a_package_of_the_program_is_left_alone(adopted: Adopt) -> None:
    present = "from .aws_shapes.sqs import Tag\n"
    found = adopted(f"import boto3\n{present}{CLIENT}{BEFORE}")
    assert found.text == f"import boto3\n{ADDED}\n{present}{CLIENT}{AFTER}"


def test_an_import_further_down_is_not_added_to(adopted: Adopt) -> None:
    below = "x = 1\nfrom aws_shapes.sqs import Tag\n"
    found = adopted(f"import boto3\n{below}{CLIENT}{BEFORE}")
    assert found.text == f"import boto3\n{ADDED}\n{below}{CLIENT}{AFTER}"


def test_the_names_of_one_package_are_added_in_alphabetical_order(adopted: Adopt) -> None:
    found = adopted(f'import boto3\n{CLIENT}{BEFORE}sqs.delete_queue(QueueUrl="u")\n{BEFORE}')
    assert "from aws_shapes.sqs import DeleteQueueRequest, ListQueuesRequest\n" in found.text
    assert found.text.count("import") == 2


def test_a_line_of_88_characters_is_kept_and_a_longer_one_is_split(adopted: Adopt) -> None:
    calls = 'sqs.get_queue_url(QueueName="a")\nsqs.delete_queue(QueueUrl="u")\n'
    found = adopted(f"import boto3\n{CLIENT}{calls}{BEFORE}")
    line = "from aws_shapes.sqs import DeleteQueueRequest, GetQueueUrlRequest, ListQueuesRequest\n"
    assert (len(line) - 1, line in found.text) == (84, True)
    taken = "ListQueuesRequest = GetQueueUrlRequest = 1\n"
    longer = adopted(f"import boto3\n{CLIENT}{taken}{calls}{BEFORE}").text
    assert (
        "from aws_shapes.sqs import (\n"
        "    DeleteQueueRequest,\n"
        "    GetQueueUrlRequest as SqsGetQueueUrlRequest,\n"
        "    ListQueuesRequest as SqsListQueuesRequest,\n"
        ")\n"
    ) in longer


@pytest.mark.parametrize("length", [88, 89])
def test_the_longest_line_of_imports_has_88_characters(length: int) -> None:
    from shapesmith.adopt.imports import _line

    name = "N" * (length - len("from aws_shapes.sqs import "))
    one_line = f"from aws_shapes.sqs import {name}"
    expected = one_line if length == 88 else f"from aws_shapes.sqs import (\n    {name},\n)"
    assert _line("aws_shapes.sqs", [name]) == expected


def test_a_name_that_is_imported_is_used_by_its_name_here(adopted: Adopt) -> None:
    found = adopted(f"import boto3\nfrom aws_shapes.sqs import ListQueuesRequest as L\n{CLIENT}{BEFORE}")
    assert found.text.endswith("L().send(sqs)\n")


def test_a_name_that_is_imported_and_bound_again_is_imported_anew(adopted: Adopt) -> None:
    present = "from aws_shapes.sqs import ListQueuesRequest as L\n"
    found = adopted(f"import boto3\n{present}{CLIENT}{BEFORE}L = 1\n")
    imports = "from aws_shapes.sqs import ListQueuesRequest, ListQueuesRequest as L\n"
    assert found.text == f"import boto3\n{imports}{CLIENT}{AFTER}L = 1\n"


def test_classes_of_one_name_of_two_services_have_two_names(adopted: Adopt) -> None:
    tagged = 's3.put_bucket_tagging(Bucket="b", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})\n'
    made = (
        'dynamodb.create_table(TableName="t", KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}], '
        'BillingMode="PAY_PER_REQUEST", Tags=[{"Key": "k", "Value": "v"}])\n'
    )
    clients = 's3 = boto3.client("s3")\ndynamodb = boto3.client("dynamodb")\n'
    found = adopted(f"import boto3\n{clients}{tagged}{made}")
    assert "from aws_shapes.s3 import PutBucketTaggingRequest, Tag, Tagging\n" in found.text
    assert "from aws_shapes.dynamodb import CreateTableInput, KeySchemaElement, Tag as DynamodbTag\n" in found.text
    assert 'tag_set=[Tag(key="k", value="v")]' in found.text
    assert 'tags=[DynamodbTag(key="k", value="v")]' in found.text


def test_a_call_whose_class_has_no_name_left_is_left(adopted: Adopt) -> None:
    taken = "ListQueuesRequest = SqsListQueuesRequest = 1\n"
    before = f'import boto3\n{CLIENT}{taken}{BEFORE}sqs.delete_queue(QueueUrl="u")\n'
    found = adopted(before)
    assert found.reasons == ["needs ListQueuesRequest, a name that the module uses for something else"]
    assert f'{taken}{BEFORE}DeleteQueueRequest(queue_url="u").send(sqs)\n' in found.text


def test_a_module_with_an_import_and_more_on_one_line_is_left(adopted: Adopt) -> None:
    before = f"import boto3; x = 1\n{CLIENT}{BEFORE}"
    reason = "has an import and another statement on one line, where the new imports would be"
    assert adopted(before) == (before, [reason])


def test_two_imports_on_one_line_are_kept(adopted: Adopt) -> None:
    found = adopted(f"import boto3; import re\n{CLIENT}{BEFORE}")
    assert found.text == f"import boto3; import re\n{ADDED}\n{CLIENT}{AFTER}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import os\n\nimport boto3\nimport requests\n\nfrom app import x\n",
         "import os\n\nimport boto3\nimport requests\n{}\n\nfrom app import x\n"),
        ("import boto3\nfrom botocore import x\nfrom zlib import y\n", "import boto3\n{}\nfrom botocore import x\nfrom zlib import y\n"),
        ("import boto3\nfrom attrs import x\nfrom . import y\n", "import boto3\nfrom attrs import x\n{}\nfrom . import y\n"),
        ("from __future__ import annotations\nfrom botocore import x\nimport boto3\n",
         "from __future__ import annotations\nfrom botocore import x\nimport boto3\n{}\n"),
        ("import boto3\nfrom __future__ import annotations\n", "import boto3\nfrom __future__ import annotations\n{}\n"),
        ("import boto3\n# Ours.\nfrom zlib import x\n", "import boto3\n{}\n# Ours.\nfrom zlib import x\n"),
        ("import boto3\n   \nimport ours\n", "import boto3\n{}\n   \nimport ours\n"),
        ("import boto3\n\nimport botocore.session\n\nimport ours\n", "import boto3\n\nimport botocore.session\n{}\n\nimport ours\n"),
    ],
)  # fmt: skip
def test_imports_are_added_beside_that_of_boto3_in_the_order_of_isort(adopted: Adopt, before: str, after: str) -> None:
    assert adopted(f"{before}{CLIENT}{BEFORE}").text == f"{after.format(ADDED)}{CLIENT}{AFTER}"


def test_imports_are_added_above_those_that_come_later_in_the_order(adopted: Adopt) -> None:
    text = (
        f"from botocore.session import get_session\n\nimport ours\nsqs = get_session().create_client('sqs')\n{BEFORE}"
    )
    assert adopted(text).text == f"{ADDED}\n{text.replace(BEFORE, AFTER)}"
    beside = text.replace("from", '"""Docs."""; from', 1)
    assert adopted(beside).text == beside


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import CreateQueueRequest, Tag", "import CreateQueueRequest, ListQueuesRequest, Tag"),
        ("import Tag, CreateQueueRequest", "import Tag, CreateQueueRequest, ListQueuesRequest"),
        ("import (CreateQueueRequest, Tag)", "import CreateQueueRequest, ListQueuesRequest, Tag"),
        ("import (\n    CreateQueueRequest as Create,\n    Tag\n)",
         "import (\n    CreateQueueRequest as Create,\n    ListQueuesRequest,\n    Tag,\n)"),
        ("import (\n    Create,\n    Tag,  # a tag\n)", "import (\n    Create,\n    Tag,  # a tag\n    ListQueuesRequest,\n)"),
        ("import (\n    Create, Tag,  # both\n)", "import (\n    Create, Tag, ListQueuesRequest,  # both\n)"),
        ("import (\n    Create,  # new\n    Tag, )", "import (\n    Create,  # new\n    Tag, ListQueuesRequest, )"),
    ],
)  # fmt: skip
def test_a_name_is_added_to_an_import_in_order(adopted: Adopt, before: str, after: str) -> None:
    found = adopted(f"import boto3\nfrom aws_shapes.sqs {before}\n{CLIENT}{BEFORE}")
    assert found.text == f"import boto3\nfrom aws_shapes.sqs {after}\n{CLIENT}{AFTER}"


def test_imports_are_added_below_all_that_may_have_the_same_names(adopted: Adopt) -> None:
    found = adopted(f"import boto3\n\nfrom zlib import *\nfrom zipfile import ZipFile\n{CLIENT}{BEFORE}")
    assert found.text == (f"import boto3\n\nfrom zlib import *\n{ADDED}\nfrom zipfile import ZipFile\n{CLIENT}{AFTER}")


def test_names_are_not_added_to_an_import_above_one_of_all_names(adopted: Adopt) -> None:
    present = "from aws_shapes.sqs import Message\n"
    found = adopted(f"import boto3\n{present}from zlib import *\n{CLIENT}{BEFORE}")
    assert found.text == f"import boto3\n{present}from zlib import *\n{ADDED}\n{CLIENT}{AFTER}"


def test_what_is_imported_after_other_code_may_hide_the_new_names(adopted: Adopt) -> None:
    found = adopted(f"import boto3\nx = 1\nfrom zlib import *\n{CLIENT}{BEFORE}")
    assert found.reasons == [
        "imports all names of a module after other code, and they may hide those of the new imports"
    ]
