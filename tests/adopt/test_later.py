"""What is read later, from another place, or as text, is not always what it was where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter

from tests.adopt.conftest import SHAPES, Adopt, in_function
from tests.adopt.test_responses import LISTED, LISTING, body

URL = 'sqs.get_queue_url(QueueName="q")'
URL_MADE = 'GetQueueUrlRequest(queue_name="q").send(sqs)'
LATER = "is bound to r, which a generator within uses"


@pytest.mark.parametrize("use", ["g = (r.get('QueueUrl') for y in x)", "g = (y for y in x if r.get('QueueUrl'))", "g = (z for y in x for z in r.get('QueueUrl'))"])  # fmt: skip
def test_a_generator_reads_a_name_when_it_is_asked(adopted: Adopt, use: str) -> None:
    assert body(adopted, f"r = {URL}", use, "r = 1", "return list(g)") == [LATER]
    assert body(adopted, "r = x", use, f"r = {URL}", "return list(g)") == [LATER]


def test_a_generator_takes_what_it_is_of_at_once(adopted: Adopt) -> None:
    lines = [f"r = {LISTED}", "g = (x(k) for k in r.get('Contents', []))", "r = 1"]
    assert body(adopted, *lines) == ["has a response that is used in another way than by its members (line 6)"]
    lines[1] = "g = (k.get('Key') for k in r.get('Contents', []))"
    assert body(adopted, *lines)[:2] == [f"r = {LISTING}", "g = (k.key for k in r.contents or [])"]


def test_a_list_is_read_where_it_is_written_and_one_value_is_the_same_later(adopted: Adopt) -> None:
    assert body(adopted, f"r = {URL}", "g = [r.get('QueueUrl') for y in x]", "r = 1")[1] == (
        "g = [r.queue_url for y in x]"
    )
    assert body(adopted, f"r = {URL}", "return (r.get('QueueUrl') for y in x)")[1] == "return (r.queue_url for y in x)"


def test_a_generator_reads_the_name_of_a_loop_when_it_is_asked(adopted: Adopt) -> None:
    lines = [f"for k in {LISTED}.get('Contents', []):", "    x(k.get('Key') for y in x)"]
    assert body(adopted, *lines) == ["is bound to k, which a generator within uses"]


@pytest.mark.parametrize(
    "part", ["{r.get('QueueUrl')=}", "{r.get('QueueUrl') = }", "{r.get('QueueUrl')=!s}", "{(r.get('QueueUrl'))=:>9}"]
)
def test_an_f_string_may_show_its_own_source(adopted: Adopt, part: str) -> None:
    assert body(adopted, f"r = {URL}", f'x(f"{part}")') == ["has a response of which an f-string shows the source"]


def test_other_f_strings_are_rewritten(adopted: Adopt) -> None:
    assert body(adopted, f"r = {URL}", "x(f\"{r.get('QueueUrl') == 1}\")")[1] == 'x(f"{r.queue_url == 1}")'


def test_a_comment_within_what_is_replaced_is_not_lost(adopted: Adopt) -> None:
    found = body(adopted, f"r = {URL}", "x(r.get(  # where", "    'QueueUrl'))")
    assert found == ["has a response with a comment in what reads a member of it"]


def test_words_stay_apart(adopted: Adopt) -> None:
    assert body(adopted, f"r = {URL}", "return r['QueueUrl']if x else 1", present=True)[1] == (
        "return r.queue_url if x else 1"
    )
    assert body(adopted, "return(sqs).get_queue_url(QueueName='q').get('QueueUrl')") == [
        "return GetQueueUrlRequest(queue_name='q').send(sqs).queue_url"
    ]


def test_a_method_in_parentheses_is_left(adopted: Adopt) -> None:
    assert body(adopted, "(sqs.get_queue_url)(QueueName='q')") == ["is written in a way that is not rewritten"]


@pytest.mark.parametrize(
    "lines",
    [
        ["try:", "    y = r['Name']", "except* KeyError:", "    pass"],
        ["try:", "    y = r['Name']", "except builtins.KeyError:", "    pass"],
        ["ERRORS = (KeyError, IndexError)", "try:", "    y = r['Name']", "except ERRORS:", "    pass"],
        ["Missing = KeyError", "try:", "    y = r['Name']", "except Missing:", "    pass"],
        ["with self.assertRaises(KeyError):", "    y = r['Name']"],
        ["try:", "    y = r['Name']", "finally:", "    return 1"],
        ["for z in x:", "    try:", "        y = r['Name']", "    finally:", "        if z: break"],
    ],
)
def test_what_may_be_absent_is_left_where_its_error_may_end(adopted: Adopt, lines: list[str]) -> None:
    assert body(adopted, f"r = {LISTED}", *lines, present=True) == [
        'reads ["Name"], which raises KeyError if Name is absent, where the attribute is None'
    ]


def test_a_name_that_is_bound_to_itself_leads_nowhere(adopted: Adopt) -> None:
    lines = ["Missing = Other", "Other = Missing", "try:", "    y = r['Name']", "except Missing:", "    pass"]
    assert "    y = r.name" in body(adopted, f"r = {LISTED}", *lines, present=True)


def test_print_may_be_another(adopted: Adopt) -> None:
    text = in_function(f"r = {LISTED}", "print(r.get('EncodingType'))")
    assert adopted(text).reasons == []
    assert adopted("from pprint import pprint as print\n" + text).reasons == [
        "has a response whose r.get('EncodingType') would be an enum, or another class"
    ]


PAGED = "is of p, which is not made once, in the same function"
HEAD = "import boto3\n\n\nclass A:\n    def f(self, x):\n"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        # The client is another one by then.
        (["self.c = boto3.client('s3')", "p = self.c.get_paginator('list_objects_v2')", "self.c = boto3.client('s3')", "for y in p.paginate(Bucket='b'): x()"], PAGED),
        # The paginator is that of the first round.
        (["for y in x:", "    c = boto3.client('s3')", "    if y: p = c.get_paginator('list_objects_v2')", "    for z in p.paginate(Bucket='b'): x()"], PAGED),
        (["for y in x:", "    c = boto3.client('s3')", "    p = c.get_paginator('list_objects_v2')", "    for z in p.paginate(Bucket='b'): x()"], None),
        (["for c in (boto3.client('s3'), boto3.client('s3')):", "    if x: p = c.get_paginator('list_objects_v2')", "    for z in p.paginate(Bucket='b'): x()"], PAGED),
        (["for y in x:", "    with boto3.client('s3') as c:", "        if y: p = c.get_paginator('list_objects_v2')", "        for z in p.paginate(Bucket='b'): x()"], PAGED),
        (["for c in (boto3.client('s3'), boto3.client('s3')):", "    p = c.get_paginator('list_objects_v2')", "    for z in p.paginate(Bucket='b'): x()"], None),
        (["c = boto3.client('s3')", "if x: p = c.get_paginator('list_objects_v2')", "for z in p.paginate(Bucket='b'): x()"], None),
    ],
)  # fmt: skip
def test_a_paginator_is_of_the_client_that_made_it(adopted: Adopt, lines: list[str], reason: str | None) -> None:
    found = adopted(HEAD + "".join(f"        {line}\n" for line in lines))
    assert found.reasons == ([] if reason is None else [reason])


@pytest.mark.parametrize("use", ["w.config.delay = 1", "x(w)", "y = w"])
def test_a_waiter_may_be_configured(adopted: Adopt, use: str) -> None:
    lines = ["c = boto3.client('s3')", "w = c.get_waiter('bucket_exists')", use, "w.wait(Bucket='b')"]
    found = adopted(HEAD + "".join(f"        {line}\n" for line in lines))
    assert found.reasons == ["is of w, which may be configured in line 8"]


def test_a_paginator_is_of_the_client_that_made_it_although_its_name_is_of_another_one(adopted: Adopt) -> None:
    made = "c = boto3.client('s3')\n"
    paged = (
        "def f():\n    p = c.get_paginator('list_objects_v2')\n    g()\n    for z in p.paginate(Bucket='b'): print(1)\n"
    )
    assert adopted(f"import boto3\n{made}{paged}").reasons == []
    shadowed = paged.replace(
        "for z in p.paginate(Bucket='b'): print(1)", "return [1 for c in x for z in p.paginate(Bucket='b')]"
    )
    assert adopted(f"import boto3\n{made}{shadowed}").reasons == [PAGED]
    assert adopted(f"import boto3\n{made}{paged}def g():\n    global c\n    {made}").reasons == [PAGED]


def test_an_argument_may_replace_the_client(adopted: Adopt) -> None:
    call = "        self.c.get_queue_url(QueueName=self.g())\n"
    made = "        self.c = boto3.client('sqs')\n"
    assert adopted(HEAD + made + call).reasons == []
    assert adopted(HEAD + made + call + "    def g(self):\n" + made).reasons == [
        "has an argument that calls g(), which may replace its client"
    ]


def test_a_waiter_at_the_top_of_a_module_may_be_of_a_client_from_elsewhere(packages: Packages, tmp_path: Path) -> None:
    (tmp_path / "clients.py").write_text("import boto3\n\ns3 = boto3.client('s3')\n")
    lines = ["import clients", "w = clients.s3.get_waiter('bucket_exists')", "w.wait(Bucket='b')"]
    app = tmp_path / "app.py"
    app.write_text("\n".join(lines))
    outcome = Adopter(packages, {}, SHAPES, Choices()).file(str(app))
    assert (outcome.failure, outcome.left) == (None, ())
    assert outcome.rewritten is not None
    assert outcome.rewritten.after.decode().endswith(
        "HeadBucketRequest(bucket='b').wait_until_bucket_exists(clients.s3)"
    )
