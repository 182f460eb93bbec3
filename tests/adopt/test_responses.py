"""Each use of a response becomes one of its class where the two give the same; otherwise the call is left."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt, in_function

LISTED = 's3.list_objects_v2(Bucket="b")'
LISTING = 'ListObjectsV2Request(bucket="b").send(s3)'
ITEM = 'dynamodb.get_item(TableName="t", Key={})'
OTHERWISE = "has a response that is used in another way than by its members (line 5)"


def body(adopted: Adopt, *lines: str, present: bool = False) -> list[str]:
    """Return the lines of a function after they are rewritten; the reasons where a call is left."""
    found = adopted(in_function(*lines), present=present)
    return found.reasons or [each[4:] for each in found.text.splitlines()[-len(lines) :]]


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("r.get('Name')", "r.name"),
        ("(r).get('Name')", "(r).name"),
        ("r . get('Name')", "r .name"),
        ("r.get('IsTruncated') and r.get('MaxKeys')", "r.is_truncated and r.max_keys"),
        ("[k.get('Key') for k in r.get('Contents', [])]", "[k.key for k in r.contents or []]"),
        ("[k.get('Key') for k in r.get('Contents', ())]", "[k.key for k in r.contents or []]"),
        ("len(r.get('Contents'))", "len(r.contents)"),
        ("'Contents' in r", "r.contents is not None"),
        ("x('Contents' not in r)", "x(r.contents is None)"),
        ("x and'Contents' in r", "x and r.contents is not None"),
        ("f\"{'Contents' in r}\"", 'f"{r.contents is not None}"'),
        ("r['Name'] if 'Name' in r else x", "r.name if r.name is not None else x"),
        ("'Name' in r and r['Name']", "r.name is not None and r.name"),
        ("1 if r.get('Contents') else x", "1 if r.contents else x"),
        ("1 if not r.get('Contents', []) else x", "1 if not r.contents else x"),
        ("1 if x or x and r.get('Contents', ()) else x", "1 if x or x and r.contents else x"),
        ("[x for k in x if r.get('Contents', [])]", "[x for k in x if r.contents]"),
        ("1 if r.get('EncodingType') else x", "1 if r.encoding_type else x"),
        ("r.get('EncodingType') == 'url'", "r.encoding_type == 'url'"),
        ("print(r.get('EncodingType'))", "print(r.encoding_type)"),
        ("str(r.get('EncodingType'))", "str(r.encoding_type)"),
        ("f\"{r.get('EncodingType')}\"", 'f"{r.encoding_type}"'),
        ("f\"{r.get('EncodingType')!s}\"", 'f"{r.encoding_type!s}"'),
    ],
)
def test_what_reads_the_same_is_rewritten(adopted: Adopt, use: str, expected: str) -> None:
    assert body(adopted, f"r = {LISTED}", f"return {use}") == [f"r = {LISTING}", f"return {expected}"]


ENUM = "has a response whose r.get('EncodingType') would be an enum, or another class"


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        ("r", OTHERWISE),
        ("r.get", OTHERWISE),
        ("r.get(x)", OTHERWISE),
        ("r.get()", OTHERWISE),
        ("r.get(key='Name')", OTHERWISE),
        ("r[x]", OTHERWISE),
        ("x[r]", OTHERWISE),
        ("x['Name':r]", OTHERWISE),
        ("r.keys()", OTHERWISE),
        ("f(get=r)", OTHERWISE),
        ("r.get('Nmae')", "has a response of which Nmae is read, which the class does not have as a member"),
        ("r.get('Name').strip()", "reads more of .get('Name'), which may be None"),
        ("r.get('Contents')[0]", "reads more of .get('Contents'), which may be None"),
        ("r.get('Name', '')", "reads .get('Name') with a default"),
        ("r.get('Contents', [])", "reads .get('Contents') with a default"),
        ("[k for k in r.get('Contents', [x])]", "reads .get('Contents') with a default"),
        ("[k for k in r.get('Name', [])]", "reads .get('Name') with a default"),
        ("not 'Name' in r", OTHERWISE),
        ("'Name' in (r)", OTHERWISE),
        ("'a' < 'Name' in r", OTHERWISE),
        ("x in r", OTHERWISE),
        ("r in x", OTHERWISE),
        ("'Nmae' in r", "has a response of which Nmae is read, which the class does not have as a member"),
        (
            "'ResponseMetadata' in r",
            "has a response of which ResponseMetadata is read, which the class does not have as a member",
        ),
        ("r or x", OTHERWISE),
        ("1 if r else x", OTHERWISE),
        ("r.get('Contents') or x", OTHERWISE),
        ("r.get('Contents', []) or x", "reads .get('Contents') with a default"),
        ("r.get('EncodingType')", ENUM),
        ("x(r.get('EncodingType'))", ENUM),
        ("f\"{r.get('EncodingType')!r}\"", ENUM),
        ("f\"{r.get('EncodingType')!a}\"", ENUM),
        ("sorted(r.get('Contents'))", OTHERWISE),
        ("lambda: r.get('Name')", "is bound to r, which a function within uses"),
        ("r.get('Name'), eval(x)", "is bound to r, and eval() may use any name"),
        ("r.get('Name'), exec(x)", "is bound to r, and exec() may use any name"),
        ("r.get('Name'), locals()", "is bound to r, and locals() may use any name"),
        ("r.get('Name'), vars()", "is bound to r, and vars() may use any name"),
        ("r['Name']", 'reads ["Name"], which raises KeyError if Name is absent, where the attribute is None'),
    ],
)
def test_what_may_read_otherwise_is_left(adopted: Adopt, use: str, reason: str) -> None:
    assert body(adopted, f"r = {LISTED}", f"return {use}") == [
        reason.replace("(line 5)", "(line 6)"),
    ]


@pytest.mark.parametrize("statement", ["del r['Name']", "r['Name'] = x", "r['Name'] += x"])
def test_what_changes_a_response_is_left(adopted: Adopt, statement: str) -> None:
    assert body(adopted, f"r = {LISTED}", statement) == [OTHERWISE.replace("5", "6")]


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("r['Contents'][0].get('Key')", "r.contents[0].key"),
        ("r['Contents'][-1].get('Key')", OTHERWISE),
        ("r['Contents'][0:1]", OTHERWISE),
        ("[each['Key'] for each in r['Contents']]", "[each.key for each in r.contents]"),
        ("[y for each in r['Contents'] for y in each['Key']]", "[y for each in r.contents for y in each.key]"),
    ],
)
def test_items_are_taken_one_at_a_time_or_in_turn(adopted: Adopt, use: str, expected: str) -> None:
    found = body(adopted, f"r = {LISTED}", f"return {use}", present=True)
    if expected == OTHERWISE:
        assert found == [OTHERWISE.replace("5", "6")]
    else:
        assert found == [f"r = {LISTING}", f"return {expected}"]


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("r['Item']['id']['S']", "r.item['id'].s"),
        ("r['Item'][x]['S']", "r.item[x].s"),
        ("'id' in r['Item']", "'id' in r.item"),
        ("1 if r['Item'] else x", "1 if r.item else x"),
        ("r['Item'] in x", None),
        ("x[r['Item']]", None),
        ("r['Item']", None),
        ("r['Item'].get('id')", None),
        ("[k for k in r['Item']]", None),
    ],
)
def test_the_values_of_a_map_are_read_by_their_key(adopted: Adopt, use: str, expected: str | None) -> None:
    found = body(adopted, f"r = {ITEM}", f"return {use}", present=True)
    if expected is None:
        assert found == [OTHERWISE.replace("5", "6")]
    else:
        assert found[1:] == [f"return {expected}"]


@pytest.mark.parametrize(
    "caught",
    ["", "KeyError", "LookupError", "Exception", "BaseException", "(ValueError, KeyError)", "x()", "x[0]"],
)
def test_what_may_be_absent_is_not_read_where_its_error_may_be_caught(adopted: Adopt, caught: str) -> None:
    read = ["try:", "    y = r['Name']", f"except {caught}:".replace(" :", ":"), "    pass"]
    assert body(adopted, f"r = {LISTED}", *read, present=True) == [
        'reads ["Name"], which raises KeyError if Name is absent, where the attribute is None'
    ]


@pytest.mark.parametrize(
    "caught", ["ValueError", "x.KeyError", "s3.exceptions.NoSuchKey", "(ValueError, OSError)", "()"]
)
def test_errors_of_another_class_do_not_count(adopted: Adopt, caught: str) -> None:
    read = ["try:", "    y = r['Name']", f"except {caught}:", "    pass"]
    assert body(adopted, f"r = {LISTED}", *read, present=True)[2] == "    y = r.name"


@pytest.mark.parametrize("manager", ["suppress(KeyError)", "contextlib.suppress(x)", "pytest.raises(KeyError)"])
def test_what_may_be_absent_is_not_read_where_its_error_is_suppressed(adopted: Adopt, manager: str) -> None:
    found = adopted(in_function(f"r = {LISTED}", f"with x, {manager}:", "    y = r['Name']"), present=True)
    assert found.reasons == ['reads ["Name"], which raises KeyError if Name is absent, where the attribute is None']


@pytest.mark.parametrize(
    "lines",
    [
        ["with open(x):", "    y = r['Name']"],
        ["try:", "    pass", "except KeyError:", "    y = r['Name']"],
        ["try:", "    pass", "except KeyError:", "    pass", "else:", "    y = r['Name']"],
        ["try:", "    pass", "except KeyError:", "    pass", "finally:", "    y = r['Name']"],
    ],
)
def test_outside_of_what_is_tried_no_error_is_caught(adopted: Adopt, lines: list[str]) -> None:
    assert body(adopted, f"r = {LISTED}", *lines, present=True)[-1] == "    y = r.name"


def test_the_caller_of_a_function_does_not_count(adopted: Adopt) -> None:
    lines = [
        "try:",
        "    def g():",
        f"        r = {LISTED}",
        "        return r['Name']",
        "except KeyError:",
        "    pass",
    ]
    assert body(adopted, *lines, present=True)[3] == "        return r.name"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["for k in r.get('Contents', []):", "    x(lambda: k.get('Key'))"], "is bound to k, which a function within uses"),
        (["k = 1", "for k in r.get('Contents', []):", "    x(k.get('Key'))"], "is bound to k, which is bound in more than one place"),
        (["for k in r.get('Contents', []):", "    x(k.get('Key'))", "x(k)"], "is bound to k, which is bound in more than one place"),
        (["for k in r.get('Contents', []):", "    for k in x: pass", "    x(k.get('Key'))"], "is bound to k, which is bound in more than one place"),
        (["for k in x:", "    for k in r.get('Contents', []): pass", "    x(k)"], "is bound to k, which is bound in more than one place"),
        (["for k, j in r.get('Contents', []):", "    x(k)"], OTHERWISE.replace("5", "6")),
    ],
)  # fmt: skip
def test_the_name_of_a_loop_is_used_in_it_alone(adopted: Adopt, lines: list[str], reason: str) -> None:
    assert body(adopted, f"r = {LISTED}", *lines) == [reason]


def test_the_name_of_a_loop_over_what_has_no_name_may_be_read_unseen(adopted: Adopt) -> None:
    lines = [f"for k in {LISTED}.get('Contents', []):", "    x(k.get('Key'), locals())"]
    assert body(adopted, *lines) == ["is bound to k, and locals() may use any name"]


@pytest.mark.parametrize("use", ["c['TableName']", "'TableName' in c", "'TableName' in r.get('ConsumedCapacity')"])
def test_what_reads_more_of_none_raises_another_error(adopted: Adopt, use: str) -> None:
    """It is TypeError for a dict of boto3, AttributeError for an attribute."""
    lines = [f"r = {ITEM}", "c = r.get('ConsumedCapacity')", f"return {use}"]
    read = use.split(" in ")[-1].split("[")[0]
    assert body(adopted, *lines) == [f"reads more of {read}, which may be None"]
    # What is read is taken to be there, unless the error may be caught.
    assert body(adopted, *lines, present=True)[1] == "c = r.consumed_capacity"
    caught = [*lines[:2], "try:", f"    return {use}", "except TypeError:", "    return None"]
    assert body(adopted, *caught, present=True) == [f"reads more of {read}, which may be None"]


def test_get_of_none_raises_the_same_error(adopted: Adopt) -> None:
    lines = ["c = r.get('ConsumedCapacity')", "return c.get('TableName')"]
    assert body(adopted, f"r = {ITEM}", *lines)[1:] == ["c = r.consumed_capacity", "return c.table_name"]


def test_one_name_may_be_that_of_several_loops(adopted: Adopt) -> None:
    loops = ["for k in r.get('Contents', []):", "    x(k.get('Key'))"] * 2
    expected = ["for k in r.contents or []:", "    x(k.key)"] * 2
    assert body(adopted, f"r = {LISTED}", *loops)[1:] == expected


def test_a_loop_outside_of_functions_is_left(adopted: Adopt) -> None:
    text = f'import boto3\ns3 = boto3.client("s3")\nfor k in {LISTED}.get("Contents", []):\n    print(k.get("Key"))\n'
    assert adopted(text).reasons == ["is bound to k outside of functions, where other code may use it"]


def test_a_comprehension_outside_of_functions_is_rewritten(adopted: Adopt) -> None:
    text = f'import boto3\ns3 = boto3.client("s3")\nkeys = [k.get("Key") for k in {LISTED}.get("Contents", [])]\n'
    assert f"keys = [k.key for k in {LISTING}.contents or []]\n" in adopted(text).text


def test_events_of_a_stream_are_left(adopted: Adopt) -> None:
    call = "s3.select_object_content(Bucket='b', Key='k', Expression='e', ExpressionType='SQL', InputSerialization={}, OutputSerialization={})"  # fmt: skip
    assert body(adopted, f"r = {call}", "return [x for x in r.get('Payload')]") == [
        "has a response with a value that is not followed"
    ]


ABSENT = 'reads ["{0}"], which raises KeyError if {0} is absent, where the attribute is None'
OTHER_LINE = "has a response that is used in another way than by its members (line 6)"


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ('["HTTPStatusCode"]', ".http_status_code"),
        ('["HTTPHeaders"]', ".http_headers"),
        ('["RetryAttempts"]', ".retry_attempts"),
        ('.get("HTTPStatusCode")', ".http_status_code"),
        ('.get("RequestId")', ".request_id"),
        ('.get("HostId")', ".host_id"),
    ],
)
def test_what_boto3_says_of_a_response_is_an_attribute_of_it(adopted: Adopt, use: str, expected: str) -> None:
    found = body(adopted, f"r = {LISTED}", f'return r["ResponseMetadata"]{use}')
    assert found == [f"r = {LISTING}", f"return r.response_metadata{expected}"]


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        ('["RequestId"]', ABSENT.format("RequestId")),
        ('["HostId"]', ABSENT.format("HostId")),
        # These are never None.
        ('.get("HTTPHeaders")', OTHER_LINE),
        ('.get("RetryAttempts")', OTHER_LINE),
        ('["Other"]', OTHER_LINE),
        ('.get("Other")', OTHER_LINE),
    ],
)
def test_what_boto3_may_not_say_of_a_response_keeps_the_call(adopted: Adopt, use: str, reason: str) -> None:
    assert body(adopted, f"r = {LISTED}", f'return r["ResponseMetadata"]{use}') == [reason]
