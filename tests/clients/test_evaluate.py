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
        ("[1] * 2", [1, 1]),
        ("[1, 'a'] * 0", []),
        ("[b] * 2", "?"),
        ("[[1]] * 2", "?"),
        ("[*b] * 2", "?"),
        ("[1] * 2001", "?"),
        ("[1] * True", "?"),
        ("{'a': 1} | {'b': 2, 'a': 3}", {"a": 3, "b": 2}),
        ("{'a': 1} | b", {"a": "?", ...: ...}),
        ("b | {'a': 1}", "?"),
        ("[1] - [2]", "?"),
        ("3 * 'ab'", "ababab"),
        ("'ab' * 3", "ababab"),
        ("b'a' * 2", b"aa"),
        ("7 / 2", 3.5),
        ("7 % 4", 3),
        ("7.5 % 2", 1.5),
        ("b'%d' % 1", "?"),
        ("'%d' % 1", "1"),
        ("'%s-%s' % ('a', 1)", "a-1"),
        ("'%s%%' % 'a'", "a%"),
        ("'%%s' % ()", "%s"),
        ("'%s' % b", "?"),
        ("'%s' % [1]", "?"),
        ("'%s' % (1, 2)", "?"),
        ("'%s %s' % 1", "?"),
        ("'%d' % 'a'", "?"),
        ("'%s' % None", "?"),
        ("'%5s' % 'a'", "?"),
        ("'%(a)s' % {'a': 1}", "?"),
        ("'%s' % (*b,)", "?"),
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


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'a{}{}'.format('b', 1)", "ab1"),
        ("'{{}}{}'.format('a')", "{}a"),
        ("'{1}{0}{x}'.format('a', 'b', x='c')", "bac"),
        ("'{}'.format()", "?"),
        ("'{}'.format(b)", "?"),
        ("'{}'.format(*b)", "?"),
        ("'{x}'.format(**b)", "?"),
        ("'{:>5}'.format('a')", "?"),
        ("'{!r}'.format('a')", "?"),
        ("'{x.y}'.format(x=1)", "?"),
        ("'{'.format(1)", "?"),
        ("'-'.join(['a', 'b'])", "a-b"),
        ("''.join(())", ""),
        ("'-'.join(['a', b])", "?"),
        ("'-'.join(['a', *b])", "?"),
        ("'-'.join([1])", "?"),
        ("'-'.join('ab')", "?"),
        ("'aB'.upper()", "AB"),
        ("'aB'.lower()", "ab"),
        ("' a '.strip()", "a"),
        ("'abc'.removeprefix('a')", "bc"),
        ("'aba'.replace('a', 'c')", "cbc"),
        ("'aba'.replace('a', b)", "?"),
        ("('a' * 999999).replace('a', 'bb')", "?"),
        ("'a'.upper(1)", "?"),
        ("'a'.upper(*b)", "?"),
        ("'a'.encode()", "?"),
        ("b.upper()", "?"),
    ],
)
def test_methods_of_texts(value: str, expected: Any) -> None:
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
        ("[1, 2, 3][0:1]", [1]),
        ("[1, 2, 3][:-1]", [1, 2]),
        ("[1, 2, 3][::2]", [1, 3]),
        ("[1, 2][::0]", "?"),
        ("[1, 2][b:]", "?"),
        ("[1, 2]['a':]", "?"),
        ("[1, *b][:1]", "?"),
        ("{'a': 1}[:1]", "?"),
        ("'abc'[1:]", "bc"),
        ("'ab'[0]", "a"),
        ("'ab'[2]", "?"),
        ("b'ab'[0]", "?"),
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
        "class G(b(s3.op(X=1))): pass",
        "class G(b, c=s3.op(X=1)): pass",
        "lambda y=s3.op(X=1): y",
        "b.c(s3.op(X=1)).d += 1",
        "for b.c(s3.op(X=1)).d in b: pass",
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


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A.SIZE", 1),
        ("A().SIZE", "?"),
        ("A.TWICE", "?"),
        ("A.EMPTY", "?"),
        ("A.NONE", "?"),
        ("A.LIST", "?"),
        ("A.ABSENT", "?"),
        ("A.SET", "?"),
        ("A.OUTSIDE", "?"),
        ("B.SIZE", 1),
        ("B.OWN", 2),
        ("Unknown.SIZE", "?"),
        ("A.of_class()", 1),
    ],
)
def test_a_constant_of_a_class_is_what_its_body_gives_it_alone(value: str, expected: Any) -> None:
    before = (
        "class A:\n    SIZE = 1\n    TWICE = 1\n    TWICE = 2\n    EMPTY = ''\n    NONE = None\n    LIST = [1]\n"
        "    SET = 1\n    OUTSIDE = 1\n"
        "    def f(self): self.SET = 2\n    @classmethod\n    def of_class(cls): return cls.SIZE\n"
        "class B(A):\n    OWN = 2\nclass Unknown(Base):\n    SIZE = 1\n"
        "A.OUTSIDE = 2"
    )
    assert passed("", value, before=before) == expected


@pytest.mark.parametrize(
    ("bases", "value", "expected"),
    [
        ("Enum", "A.ONE.value", "one"),
        ("enum.Enum", "A.ONE.value", "one"),
        ("Enum", "A.TWO.value", 2),
        ("Enum", "A.ONE", "?"),
        ("str, Enum", "A.ONE", "one"),
        ("StrEnum", "A.ONE", "one"),
        ("str, Enum", "A.ONE.value", "one"),
        # It is "A.ONE" or "one", as the version of Python has it.
        ("str, Enum", "f'{A.ONE}'", "?"),
        ("str, Enum", "f'{A.ONE.value}'", "one"),
        ("str, Enum", "'{}'.format(A.ONE)", "?"),
        ("Enum", "A.MADE.value", "?"),
        ("Enum", "A.ABSENT.value", "?"),
        ("Base", "A.ONE.value", "?"),
        ("Base, Enum", "A.ONE.value", "?"),
        ("IntEnum", "A.TWO.value", 2),
        ("IntEnum", "A.TWO", "?"),
    ],
)
def test_a_member_of_an_enum_has_its_value(bases: str, value: str, expected: Any) -> None:
    body = "    ONE = 'one'\n    TWO = 2\n    MADE = auto()\n"
    assert passed("", value, before=f"class A({bases}):\n{body}") == expected
    made = f"class A({bases}):\n{body}    def __new__(cls, x): return x\n"
    assert passed("", "A.ONE.value", before=made) == "?"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("for x in ['a', 'a']: pass", "a"),
        ("for x in ['a', 'b']: pass", "?"),
        ("for x in ['a', *b]: pass", "?"),
        ("for x in []: pass", "?"),
        ("for x in 'aa': pass", "?"),
    ],
)
def test_a_loop_gives_its_name_what_all_items_agree_on(body: str, expected: Any) -> None:
    assert argument(f"{body[:-4]}s3.op(X=x)") == expected
    assert argument(f"[s3.op(X=x) {body[:-6]}]") == expected


def test_an_operator_makes_another_dict_of_one() -> None:
    assert passed("x = {'a': 1}\nx |= {'b': 2}") == {"a": 1, "b": 2}
    assert passed("x = {'a': 1}\nx |= b") == {"a": "?", ...: ...}
    assert passed("x = {'a': 1}\ny = x\nx |= {'b': 2}", "y") == "?"
    assert passed("x = {'a': []}\nx |= {'b': x['a']}") == "?"
    assert passed("x = {'a': 1}\nx &= {'b': 2}") == "?"


@pytest.mark.parametrize("manager", ["closing(s3)", "contextlib.closing(s3)", "nullcontext(s3)", "aclosing(s3)"])
def test_a_context_manager_gives_the_client_that_it_is_made_of(manager: str) -> None:
    assert argument(f"with {manager} as x:\n    x.op(X=1)") == 1


def test_a_context_manager_of_the_source_gives_what_it_gives() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        argument("with closing(s3) as x:\n    x.op(X=1)", before="class closing:\n    def __init__(self, x): pass")
