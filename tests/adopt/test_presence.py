"""What a subscript reads is there where a condition around it says so."""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt
from tests.adopt.test_responses import ITEM, LISTED, LISTING, body

ABSENT = 'reads ["{}"], which raises KeyError if {} is absent, where the attribute is None'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["if 'Name' in r:", "    x(r['Name'])"], ["if r.name is not None:", "    x(r.name)"]),
        (["if r.get('Name'):", "    for y in x: x(r['Name'])"], ["if r.name:", "    for y in x: x(r.name)"]),
        (["while x and r.get('Name') is not None:", "    x(r['Name'])"], ["while x and r.name is not None:", "    x(r.name)"]),
        (["if 'Name' in r and x(r['Name']): pass"], ["if r.name is not None and x(r.name): pass"]),
        (["x(r['Name'] if 'Name' in r else None)"], ["x(r.name if r.name is not None else None)"]),
        (["if 'Contents' in r and 'Key' in r['Contents'][0]:", "    x(r['Contents'][0]['Key'])"], ["if r.contents is not None and r.contents[0].key is not None:", "    x(r.contents[0].key)"]),
        (["[k['Key'] for k in r.get('Contents', []) if x and 'Key' in k]"], ["[k.key for k in r.contents or [] if x and k.key is not None]"]),
        # A KeyError cannot be raised: it is not caught.
        (["try:", "    if 'Name' in r: x(r['Name'])", "except KeyError: pass"], ["try:", "    if r.name is not None: x(r.name)", "except KeyError: pass"]),
    ],
)  # fmt: skip
def test_a_condition_says_that_a_member_is_there(adopted: Adopt, lines: list[str], expected: list[str]) -> None:
    assert body(adopted, f"r = {LISTED}", *lines) == [f"r = {LISTING}", *expected]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["if 'Name' in r: pass", "else: x(r['Name'])"], "Name"),
        (["if 'Name' not in r: x(r['Name'])"], "Name"),
        (["if x or 'Name' in r: x(r['Name'])"], "Name"),
        (["if 'Prefix' in r: x(r['Name'])"], "Name"),
        (["if 'Name' in x: x(r['Name'])"], "Name"),
        (["if r.get('Name') is None: x(r['Name'])"], "Name"),
        (["x(r['Name'] or 'Name' in r)"], "Name"),
        (["x(r['Name'] and 'Name' in r)"], "Name"),
        (["x(None if 'Name' in r else r['Name'])"], "Name"),
        (["if x[r['Name']] and 'Name' in r: pass"], "Name"),
        (["[k for k in r['Contents'] if 'Contents' in r and k.get('Key')]"], "Contents"),
        # Another response.
        (["if 'Name' in s3.list_objects_v2(Bucket='b'): x(s3.list_objects_v2(Bucket='b')['Name'])"], "Name"),
        # The name may be bound to the next response by then.
        (["if 'Name' in r: x(r['Name'] for _ in x)"], "Name"),
        (["x('Name' in r and (y for y in x if r['Name']))"], "Name"),
    ],
)
def test_another_condition_does_not_say_so(adopted: Adopt, lines: list[str], name: str) -> None:
    assert body(adopted, f"r = {LISTED}", *lines) == [ABSENT.format(name, name)]


@pytest.mark.parametrize("key", ["x", "next(x)", "x.y", "x[0]"])
def test_the_key_of_a_condition_may_have_another_value_by_then(adopted: Adopt, key: str) -> None:
    condition = f"'Item' in r and 'S' in r['Item'][{key}]"
    assert body(adopted, f"r = {ITEM}", f"if {condition}: x = x.z, r['Item'][{key}]['S']") == [ABSENT.format("S", "S")]


def test_a_condition_of_a_generator_holds_in_it(adopted: Adopt) -> None:
    assert body(adopted, f"return (k['Key'] for k in {LISTED}.get('Contents', []) if 'Key' in k)") == [
        f"return (k.key for k in {LISTING}.contents or [] if k.key is not None)"
    ]


def test_a_name_that_is_another_one_within_is_not_followed(adopted: Adopt) -> None:
    lines = ["for k in r.get('Contents', []):", "    if 'Key' in k: [k['Key'] for k in r.get('Contents', [])]"]
    assert body(adopted, f"r = {LISTED}", *lines) == ["is bound to k, which is bound in more than one place"]


@pytest.mark.parametrize(
    ("key", "between", "is_known"),
    [
        ("'a'", "pass", True),
        # It may have another value by then.
        ("x", "pass", False),
        ("x", "x = y", False),
        ("x()", "pass", False),
        ("x.y", "pass", False),
        ("x[0]", "pass", False),
    ],
)
def test_a_condition_is_of_the_same_key_of_a_map(adopted: Adopt, key: str, between: str, is_known: bool) -> None:
    lines = [
        "if 'Item' in r:",
        f"    if 'S' in r['Item'][{key}]:",
        f"        {between}",
        f"        x(r['Item'][{key}]['S'])",
    ]
    expected = [
        'r = GetItemInput(table_name="t", key={}).send(dynamodb)',
        "if r.item is not None:",
        f"    if r.item[{key}].s is not None:",
        f"        {between}",
    ]
    found = body(adopted, f"r = {ITEM}", *lines)
    assert found == ([*expected, f"        x(r.item[{key}].s)"] if is_known else [ABSENT.format("S", "S")])
