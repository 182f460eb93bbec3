"""The value of each kind of expression, and that of what is made by a call: as much of it as is certain."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clients.known import argument, passed


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'a'", "a"),
        ("b'a'", b"a"),
        ("1.5", 1.5),
        ("True", True),
        ("None", None),
        ("...", "?"),
        ("1j", "?"),
        ("-1", -1),
        ("-1.5", -1.5),
        ("+1", "?"),
        ("~1", "?"),
        ("-True", "?"),
        ("-'a'", "?"),
        ("not ''", True),
        ("not 'a'", False),
        ("not None", True),
        ("not []", "?"),
        ("not b", "?"),
        ("1 == 1", "?"),
        ("{1, 2}", "?"),
    ],
)
def test_literals_and_signs(value: str, expected: Any) -> None:
    found = passed("", value)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1 + 2", 3),
        ("1.5 + 1", 2.5),
        ("b'a' + b'b'", b"ab"),
        ("[1] + [b]", [1, "?"]),
        ("[1] + [*b]", [1, ...]),
        ("[*b] + [1]", [1, ...]),
        ("[1] * 2", "?"),
        ("[1] - [2]", "?"),
        ("3 * 'ab'", "ababab"),
        ("'ab' * 3", "ababab"),
        ("b'a' * 2", b"aa"),
        ("7 / 2", 3.5),
        ("7 % 4", 3),
        ("7.5 % 2", 1.5),
        ("b'%d' % 1", "?"),
        ("'%d' % 1", "?"),
        ("2 ** 3", "?"),
        ("1 | 2", "?"),
        ("1 / 0", "?"),
        ("1 // 0", "?"),
        ("1 + 'a'", "?"),
        ("None + 1", "?"),
        ("b + 1", "?"),
        ("1 + b", "?"),
    ],
)
def test_operators(value: str, expected: Any) -> None:
    assert passed("", value) == expected


# Beyond 2 ** 64 nothing is computed.
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("18446744073709551616 - 1", 18446744073709551615),
        ("18446744073709551617 - 1", "?"),
        ("1 - 18446744073709551617", "?"),
        ("-18446744073709551616 + 1", -18446744073709551615),
        ("-18446744073709551617 + 1", "?"),
        ("f'{18446744073709551616}'", "18446744073709551616"),
        ("f'{18446744073709551617}'", "?"),
    ],
)
def test_numbers_are_computed_with_up_to_a_bound(value: str, expected: Any) -> None:
    assert passed("", value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("f''", ""),
        ("f'a{1}{\"b\"}'", "a1b"),
        ("f'{\"b\"!s}'", "b"),
        ("f'{\"b\"!r}'", "?"),
        ("f'{\"b\"!a}'", "?"),
        ("f'{1:3}'", "?"),
        ("f'{True}'", "?"),
        ("f'{None}'", "?"),
        ("f'{1.5}'", "?"),
        ("f'{b\"a\"}'", "?"),
        ("f'a{b}'", "?"),
        ("f'{b}a'", "?"),
    ],
)
def test_texts_with_values_in_them(value: str, expected: Any) -> None:
    assert passed("", value) == expected


def test_a_format_is_evaluated_too() -> None:
    assert passed("x = [1]\ny = f'{1:{b(x)}}'") == "?"
    assert passed("x = [1]\ny = f'{1:{b}}'") == [1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("[1, *(2, 3), b]", [1, 2, 3, "?"]),
        ("[1, *[*b], 2]", [1, 2, ...]),
        ("[*'ab']", [...]),
        ("(*[1], 2)", [1, 2]),
        ("{1: 'a', None: 'b', b'c': 2}", {1: "a", None: "b", b"c": 2}),
        ("{b: 1}", {...: ...}),
        ("{(1,): 1, 'a': 2}", {"a": 2, ...: ...}),
        ("{'a': 1, b: 2, 'c': 3}", {"a": 1, "c": 3, ...: ...}),
        ("{**{'a': 1}, **{'b': 2}}", {"a": 1, "b": 2}),
        ("{**[]}", {...: ...}),
    ],
)
def test_lists_and_dicts(value: str, expected: Any) -> None:
    assert passed("", value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{'a': 1}['a']", 1),
        ("{'a': 1}['b']", "?"),
        ("{'a': 1}[b]", "?"),
        ("{1: 'a'}[1]", "a"),
        ("{**b, 'a': 1}['a']", 1),
        ("[1, 2][0]", 1),
        ("[1, 2][1]", 2),
        ("[1, 2][2]", "?"),
        ("[1, 2][-2]", 1),
        ("[1, 2][-3]", "?"),
        ("[1, 2][True]", "?"),
        ("[1, 2]['a']", "?"),
        ("[1, *b][0]", "?"),
        ("[1, 2][0:1]", "?"),
        ("'ab'[0]", "?"),
        ("[1, 2][b]", "?"),
    ],
)
def test_an_item_of_a_list_or_dict(value: str, expected: Any) -> None:
    assert passed("", value) == expected


RESOURCE = "boto3.resource('sqs')"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (f"{RESOURCE}.queues.all()[0]", "resource of sqs: queues all () []"),
        (f"{RESOURCE}.queues.all()[a]", "resource of sqs: queues all () []"),
        (f"{RESOURCE}.queues.all()[1:]", "?"),
        (f"getattr({RESOURCE}, 'queues')", "resource of sqs: queues"),
        (f"getattr({RESOURCE}, a)", "?"),
        (f"getattr({RESOURCE}, 'queues', None)", "?"),
        (f"getattr({RESOURCE})", "?"),
        (f"stack.enter_context({RESOURCE})", "resource of sqs: "),
        (f"stack.enter_context({RESOURCE}, 1)", "?"),
        (f"enter_context({RESOURCE})", "?"),
        (f"await stack.enter_async_context({RESOURCE})", "resource of sqs: "),
        ("stack.enter_context({'a': 1})", "?"),
        (f"{RESOURCE} if a else {RESOURCE}", "resource of sqs: "),
        (f"{RESOURCE} if a else None", "resource of sqs: "),
        (f"a and {RESOURCE}", "?"),
        (f"a or {RESOURCE}", "resource of sqs: "),
    ],
)
def test_what_is_reached_from_a_resource(value: str, expected: Any) -> None:
    assert passed("", value) == expected


@pytest.mark.parametrize(
    "body",
    [
        "[s3.op(X=x) for x in y]",
        "{s3.op(X=x) for x in y}",
        "list(s3.op(X=x) for x in y)",
        "{1: s3.op(X=x) for x in y}",
        "{s3.op(X=x): 1 for x in y}",
        "[0 for x in y if s3.op(X=x)]",
        "[0 for x in y if a if s3.op(X=x)]",
        "[s3.op(X=x) for x in y for z in b]",
        "for x in y:\n    s3.op(X=x)",
        "for x in y:\n    pass\ns3.op(X=x)",
    ],
)
def test_an_item_of_a_resource_in_a_loop_or_a_comprehension(body: str) -> None:
    assert argument(f"y = {RESOURCE}.queues.all()\n{body}") == "resource of sqs: queues all () []"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = 1\n[s3.op(X=x) for x in b]", "?"),
        ("x = 1\n[s3.op(X=x) for x, y in b]", "?"),
        ("x = 1\n[s3.op(X=x) for y in b for x in a]", "?"),
        ("x = 1\n[s3.op(X=x) for y in b]", 1),
        ("x = 1\nlambda x: s3.op(X=x)", "?"),
        ("x = 1\nlambda x, /: s3.op(X=x)", "?"),
        ("x = 1\nlambda *, x: s3.op(X=x)", "?"),
        ("x = 1\ndef g(*x):\n    s3.op(X=x)", "?"),
        ("x = 1\ndef g(**x):\n    s3.op(X=x)", "?"),
        ("x = 1\ndef g(*y, **z):\n    s3.op(X=x)", 1),
        ("x = 1\nlambda: s3.op(X=x)", 1),
        ("x = 1\n[(x := 2) for y in b]\ns3.op(X=x)", "?"),
        ("x = 1\n[y for x in b]\ns3.op(X=x)", 1),
    ],
)
def test_names_of_lambdas_and_comprehensions_hide_those_outside(body: str, expected: Any) -> None:
    assert argument(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = 1\nwhile s3.op(X=x):\n    x = 2", "?"),
        ("x = 1\nwhile b:\n    s3.op(X=x)\n    x = 2", "?"),
        ("x = 1\nwhile b:\n    x = 2\n    s3.op(X=x)", 2),
        ("x = 1\nwhile s3.op(X=x):\n    y = 2", 1),
        ("x = 1\nfor y in b:\n    s3.op(X=x)\n    x = 2", "?"),
        ("x = 1\nfor y in s3.op(X=x):\n    x = 2", 1),
        ("x = [1]\nwhile s3.op(X=x):\n    x.append(2)", "?"),
    ],
)
def test_the_start_of_a_loop_sees_what_its_end_did(body: str, expected: Any) -> None:
    assert argument(body) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("dict()", {}),
        ("dict({'a': 1})", {"a": 1}),
        ("dict({'a': 1}, a=2)", {"a": 2}),
        ("dict({'a': 1}, **{'b': 2})", {"a": 1, "b": 2}),
        ("dict({'a': 1}, **b)", {"a": 1, ...: ...}),
        ("dict(b)", {...: ...}),
        ("dict(b, a=1)", {"a": 1, ...: ...}),
        ("dict({**b, 'a': 1})", {"a": 1, ...: ...}),
        ("dict({'a': 1}, {'b': 1})", "?"),
        ("dict(*b)", "?"),
        ("dict(*[{'a': 1}])", {"a": 1}),
        ("dict({'a': 1}, **{1: 2})", {"a": 1, ...: ...}),
        ("{'a': 1}.copy()", {"a": 1}),
        ("{**b, 'a': 1}.copy()", {"a": 1, ...: ...}),
        ("{'a': 1}.copy(1)", "?"),
        ("{'a': 1}.items()", "?"),
        ("[1].copy()", "?"),
        ("list([1])", "?"),
    ],
)
def test_what_makes_a_dict(value: str, expected: Any) -> None:
    assert passed("", value) == expected


def test_something_else_may_be_called_dict() -> None:
    assert passed("", "dict(a=1)", before="def dict(a): return a") == 1
    assert passed("", "dict(a=1)", before="dict = 5") == "?"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = [1]\ny = x or b\ny.append(2)", "?"),
        ("x = [1]\ny = x if a else b\ny.append(2)", "?"),
        ("x = [1]\ny = b if a else x\ny.append(2)", "?"),
        ("x = [1]\nx.append(x)", [1, "?"]),
        ("x = {'a': 1}\nx.update(b=2, c=3)", {"a": 1, "b": 2, "c": 3}),
        ("x = {'a': [1]}\nx.update(b=2, c=x['a'])", "?"),
        ("x = [1]\nyield x", "?"),
        ("x = [1]\nyield from x", "?"),
        ("x = [1]\ny = x.append", "?"),
        ("x = [1]\n[b(y) for y in x]", [1]),
        ("y = [1]\nx = [y]\n[z.append(2) for z in x]", "?"),
        ("y = [1]\nx = {'a': y}\n{1: z.append(2) for z in x}", "?"),
        ("y = [1]\nx = [y]\n[[z.append(2) for z in x] for v in b]", "?"),
        ("x = [1]\nx.index(1)", [1]),
        ("x = {'a': 1}\nx.keys()", {"a": 1}),
        ("x = {'a': 1}\ny = x.setdefault('b', 2)", "?"),
        ("x = [1]\n(y := x)\ny.append(2)", "?"),
        ("x = [1]\nb.c(y=x)", "?"),
        ("x = [1]\nlambda: b(x)", "?"),
    ],
)
def test_what_may_be_changed_by_another_name_is_not_known(body: str, expected: Any) -> None:
    assert passed(body) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("g(*[1, 2])", "client of sqs"),
        ("g(1, 2)", "client of sqs"),
        ("g(y=2, x=1)", "client of sqs"),
        ("g(**{'x': 1})", "client of sqs"),
    ],
)
def test_a_function_of_the_source_is_followed(value: str, expected: Any) -> None:
    assert passed("", value, before="def g(x, y=0): return boto3.client('sqs')") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("g('sqs')", "client of sqs"),
        ("g(*['sqs'])", "client of sqs"),
        ("g(name='sqs')", "client of sqs"),
        ("g(**{'name': 'sqs'})", "client of sqs"),
        ("g(*b)", "?"),
        ("g(*b, name='sqs')", "client of sqs"),
        ("g(**b)", "?"),
        ("g(b)", "?"),
        ("g(1)", "?"),
        ("g()", "?"),
    ],
)
def test_a_function_is_followed_with_the_arguments_of_the_call(value: str, expected: Any) -> None:
    assert passed("", value, before="def g(name): return boto3.client(name)") == expected


@pytest.mark.parametrize(
    "body",
    [
        "@b(s3.op(X=1))\ndef g(): pass",
        "@b(s3.op(X=1))\nasync def g(): pass",
        "@b(s3.op(X=1))\nclass G: pass",
        "def g(y=s3.op(X=1)): pass",
        "def g(y, *, z=s3.op(X=1), v): pass",
        "lambda: s3.op(X=1)",
        "b[s3.op(X=1)]",
        "b[s3.op(X=1)] = 2",
        "b[s3.op(X=1)] += 2",
        "s3.op(X=1).c = 2",
        "b, c = s3.op(X=1), 2",
        "c: int = s3.op(X=1)",
        "c += s3.op(X=1)",
        "del b[s3.op(X=1)]",
        "assert b, s3.op(X=1)",
        "raise b from s3.op(X=1)",
        "return s3.op(X=1)",
        "yield s3.op(X=1)",
        "await s3.op(X=1)",
        "if s3.op(X=1): pass",
        "while s3.op(X=1): pass",
        "for c in s3.op(X=1): pass",
        "for c in b: pass\nelse:\n    s3.op(X=1)",
        "try: pass\nexcept s3.op(X=1): pass",
        "try: pass\nexcept E: pass\nelse:\n    s3.op(X=1)",
        "try: pass\nfinally:\n    s3.op(X=1)",
        "with s3.op(X=1): pass",
        "with b, s3.op(X=1) as c: pass",
        "match s3.op(X=1):\n    case 1: pass",
        "match b:\n    case 1 if s3.op(X=1): pass",
        "match b:\n    case 1: s3.op(X=1)",
        "1 < s3.op(X=1) < 2",
        "not s3.op(X=1)",
        "b or s3.op(X=1)",
        "b if c else s3.op(X=1)",
        "b if s3.op(X=1) else c",
        "f'{s3.op(X=1)}'",
        "f'{b:{s3.op(X=1)}}'",
        "[*s3.op(X=1)]",
        "{s3.op(X=1): 2}",
        "{**s3.op(X=1)}",
        "{s3.op(X=1)}",
        "b(*s3.op(X=1), **c)",
        "b(**s3.op(X=1))",
        "b(c=s3.op(X=1))",
        "(c := s3.op(X=1))",
        "b[s3.op(X=1):2]",
        "s3.op(X=1).c.d()",
    ],
)
def test_a_call_is_found_wherever_it_is_written(body: str) -> None:
    assert argument(body) == 1


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("BUCKET = ''", "BUCKET", "?"),
        ("BUCKET_2 = ''", "BUCKET_2", "?"),
        ("BUCKET = 'a'", "BUCKET", "a"),
        ("BUCKET = b''", "BUCKET", b""),
        ("BUCKET = 0", "BUCKET", 0),
        ("bucket = ''", "bucket", ""),
        ("Bucket = ''", "Bucket", ""),
    ],
)
def test_an_empty_text_with_the_name_of_a_constant_is_to_be_filled_in(before: str, name: str, expected: Any) -> None:
    assert passed(before, name) == expected
