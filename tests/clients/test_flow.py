"""What is known of a value where it is passed: after the statements before it, and after branches and loops."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clients.known import passed


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", 1),
        ("-1", -1),
        ("not 0", True),
        ("None", None),
        ("b'x'", b"x"),
        ("'a' 'b'", "ab"),
        ("'a' + 'b'", "ab"),
        ("2 * 3", 6),
        ("7 // 2", 3),
        ("7 - 2", 5),
        ("'a' * 3", "aaa"),
        ("'%s' % 'a'", "a"),
        ("f'a{1}b'", "a1b"),
        ("f'a{b}b'", "?"),
        ("{'a': 1, **{'c': 2}}", {"a": 1, "c": 2}),
        ("{'a': 1, **{'a': 2}}", {"a": 2}),
        ("{'a': 1, **b, 'c': 2}", {"a": "?", "c": 2, ...: ...}),
        ("{'a': 1, **{**b, 'c': 2}}", {"a": "?", "c": 2, ...: ...}),
        ("{**{**b, 'c': 2}, 'a': 1}", {"a": 1, "c": 2, ...: ...}),
        ("[1, b]", [1, "?"]),
        ("(1, 2)", [1, 2]),
        ("[1, *b]", [1, ...]),
        ("[*[1, 2], 3]", [1, 2, 3]),
        ("{'a': 1, 'b': b}", {"a": 1, "b": "?"}),
        ("{'a': 1, **b}", {"a": "?", ...: ...}),
        ("{**b, 'a': 1}", {"a": 1, ...: ...}),
        ("{**{'a': 1}, 'a': 2}", {"a": 2}),
        ("dict(a=1)", {"a": 1}),
        ("dict({'a': 1}, b=2)", {"a": 1, "b": 2}),
        ("{'a': 1}['a']", 1),
        ("[1, 2][1]", 2),
        ("[1, 2][-1]", 2),
        ("[1, 2][5]", "?"),
        ("1 if b else 1", 1),
        ("1 if b else 2", "?"),
        ("b", "?"),
        ("unknown", "?"),
    ],
)
def test_what_follows_from_literals_is_known(value: str, expected: Any) -> None:
    assert passed("", value) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = 1\nx = 2", 2),
        ("x = y = 1", 1),
        ("x, y = 1, 2", 1),
        ("y, x = 1, 2", 2),
        ("x, *y = [1, 2]", "?"),
        ("x: int = 1", 1),
        ("x = [1]\nx += [2]", [1, 2]),
        ("x = 'a'\nx += b", "?"),
        ("x = 1\ndel x", "?"),
        ("(x := 1)", 1),
        ("x = 1\nfor x in b:\n    pass", "?"),
        ("x = 1\nwith b as x:\n    pass", "?"),
        ("x = 1\ndef x(): pass", "?"),
        ("x = 1\nimport x", "?"),
        ("x = 1\nimport x.y", "?"),
        ("x = 1\nfrom y import x", "?"),
        ("x = 1\nfrom y import z as x", "?"),
        ("x = 1\nfrom x import z", 1),
        ("x = 1\nimport x as z", 1),
        ("x = 1\ntry:\n    pass\nexcept E as x:\n    pass", "?"),
    ],
)
def test_the_last_binding_of_a_name_counts(body: str, expected: Any) -> None:
    assert passed(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = {}\nx['a'] = 1", {"a": 1}),
        ("x = {'a': 1}\nx['a'] = 2", {"a": 2}),
        ("x = {'a': 1}\nx[b] = 2", {"a": "?", ...: ...}),
        ("x = {'a': {'b': 1}}\nx['a']['b'] = 2", {"a": {"b": 2}}),
        ("x = [1]\nx.append(2)", [1, 2]),
        ("x = [1]\nx.extend([2, 3])", [1, 2, 3]),
        ("x = [1]\nx.extend(b)", [1, ...]),
        ("x = [1]\nx.extend([2, *b])", [1, 2, ...]),
        ("x = [1, *b]\nx.append(2)", [1, 2, ...]),
        ("x = [1]\nx.append(b)", [1, "?"]),
        ("x = [1]\nx.append(2, 3)", "?"),
        ("x = [1]\nx.append(*b)", "?"),
        ("x = [1]\nx.append(x)", [1, "?"]),
        ("x = [1]\nx.insert(0, 2)", "?"),
        ("x = {'a': 1}\nx.append(2)", "?"),
        ("x = {'a': 1}\nx.update(b)", {"a": "?", ...: ...}),
        ("x = {'a': 1}\nx.update(b, c=2)", {"a": "?", "c": 2, ...: ...}),
        ("x = {'a': 1}\nx.update({**b, 'c': 2})", {"a": "?", "c": 2, ...: ...}),
        ("x = {'a': 1}\nx.update(**b)", "?"),
        ("x = {'a': 1}\nx.update(c=x)", {"a": 1, "c": "?"}),
        ("x = {**b}\nx.update(c=2)", {"c": 2, ...: ...}),
        ("x = {'a': 1}\nx.update()", {"a": 1}),
        ("y = [1]\nx = {'a': y}\nx.update(b=y, c=2)", "?"),
        ("x = {'a': 1}\nx.setdefault('b', 2)", "?"),
        ("x = {'a': 1}\nx.update(b=2)", {"a": 1, "b": 2}),
        ("x = {'a': 1}\nx.update({'a': 2})", {"a": 2}),
        ("x = [1]\nx[0] = 2", [2]),
        ("x = [1]\nx.clear()", "?"),
        ("x = [1]\nb(x)", "?"),
        ("x = [1]\ndel x[0]", "?"),
        ("x = {'a': [1]}\ndel x['a'][0]", "?"),
        ("x = [1]\ndel b[0]", [1]),
        ("x = [1]\ndel b[b(x)]", "?"),
        ("x = [1]\ndel b(x).c", "?"),
        ("x = [1]\nlen(x)", [1]),
        ("x = [1]\ny = x\ny.append(2)", "?"),
        ("x = [1]\ny = [x]\nb(y)", "?"),
        ("y = [1]\nx = {'a': y}\ny.append(2)", "?"),
        ("x = 1\nb(x)", 1),
        # What is not known may hold it from then on.
        ("x = [1]\nb['c'] = x", "?"),
        ("x = [1]\nb().c['d'] = x", "?"),
        ("x = [1]\nb.c = x", "?"),
        ("x = [1]\nb.c, y = x, 1", "?"),
        ("x = [1]\ny = {}\ny['a'] = x\nb(y)", "?"),
        # Decorators and defaults are evaluated where the function is defined, and called at any time.
        ("x = [1]\n@b(x)\ndef g(): pass", "?"),
        ("x = [1]\n@b(x)\nclass G: pass", "?"),
        ("x = [1]\ndef g(y=b(x)): pass", "?"),
        ("x = [1]\ndef g(*, y=b(x)): pass", "?"),
        ("x = [1]\ndef g(y=x): pass", "?"),
        ("x = [1]\n@b\ndef g(y=1, *, z=2, v): pass", [1]),
        ("x = [1]\ndef g(): x.append(2)", "?"),
        ("def g(): x.append(2)\nx = [1]\ng()", "?"),
        ("g = lambda: x.append(2)\nx = [1]\ng()", "?"),
        ("g = lambda: len(x)\nx = [1]\ng()", [1]),
        ("def g():\n    return lambda: x.append(2)\nx = [1]\ng()()", "?"),
        ("x = [1]\ndef g():\n    nonlocal x\n    x = [2]", "?"),
        ("x = 1\ndef g():\n    nonlocal x\n    x = 2", "?"),
        ("x = 1\ndef g():\n    x = 2", 1),
    ],
)
def test_a_list_or_dict_is_what_statements_made_of_it(body: str, expected: Any) -> None:
    assert passed(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if a:\n    x = 1\nelse:\n    x = 1", 1),
        ("if a:\n    x = 1\nelse:\n    x = 2", "?"),
        ("x = 1\nif a:\n    x = 2", "?"),
        ("x = 1\nif a:\n    pass", 1),
        ("x = 1\nif a:\n    x = 2\n    return", 1),
        ("x = 1\nif a:\n    x = 2\n    raise E", 1),
        ("x = 1\nif a:\n    x = 2\nelif b:\n    x = 2\nelse:\n    x = 2", 2),
        ("y = {}\nx = [y, y]\ny = 2\nx = 1", 1),
        ("x = 1\nfor y in b:\n    x = 2", "?"),
        ("x = 1\nfor y in b:\n    pass", 1),
        ("x = 1\nwhile b:\n    x = 2", "?"),
        ("x = 1\ntry:\n    x = 2\nexcept E:\n    pass", "?"),
        ("x = 1\ntry:\n    x = 2\nfinally:\n    x = 3", 3),
        ("x = 1\ntry:\n    x = 2\n    b()\n    x = 1\nexcept E:\n    pass", "?"),
        ("x = [1]\ntry:\n    x.append(2)\n    b()\n    x = [1]\nexcept E:\n    pass", "?"),
        ("x = 1\ntry:\n    pass\nexcept E:\n    x = 2", "?"),
        ("x = 1\ntry:\n    b()\nexcept E:\n    x = 2\n    return", 1),
        ("x = 1\ntry:\n    b()\nexcept E:\n    pass\nelse:\n    x = 2", "?"),
        ("x = 1\nif b:\n    x = 2\n    try:\n        return\n    except E:\n        return", 1),
        ("x = 1\nif b:\n    x = 2\n    try:\n        b()\n    finally:\n        return", 1),
        ("x = 1\nfor y in b:\n    z = x\n    x = 2\nx = z", "?"),
        ("x = 1\nwhile True:\n    x = 2\n    break", "?"),
        ("x = 1\nwith b:\n    x = 2", 2),
        ("x = [[1]]\ny = [[z for z in x] for a in b]\ny[0][0].append(2)", "?"),
        ("x = [1]\nif a:\n    x.append(2)", "?"),
        ("x = [1]\ny = [x]\nif a:\n    x.append(2)", "?"),
        ("x = [1]\nif a:\n    y = x\nelse:\n    y = [2]\ny.append(3)", "?"),
        ("x = [1]\nif a:\n    y = [0]\nelse:\n    y = [2]\ny.append(3)", [1]),
        ("x = None\nif x is None:\n    x = boto3.client('sqs')", "client of sqs"),
        ("x = a\nif x is None:\n    x = boto3.client('sqs')", "client of sqs"),
        ("if a:\n    x = boto3.client('sqs')\nelse:\n    x = boto3.client('sns')", "?"),
        ("if a:\n    x = boto3.client('sqs')", "client of sqs"),
        ("x = a or boto3.client('sqs')", "client of sqs"),
        ("match a:\n    case 1:\n        x = 1\n    case _:\n        x = 1", "?"),
    ],
)
def test_where_ways_meet_a_value_is_what_all_of_them_say(body: str, expected: Any) -> None:
    assert passed(body) == expected
