"""What a name of a module is where a function uses it: by the one statement that binds it, whichever that is."""

from __future__ import annotations

import ast

import pytest
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, parsed

MADE = 'boto3.client("sqs")'


def services(statements: str, use: str = "queue.op()") -> list[str]:
    """Return the services of the calls of `op` in a function below these statements of a module."""
    text = f"import boto3\nfrom contextlib import closing\n{statements}\ndef used(p):\n    {use}\n"
    calls = find_calls(SourceTree(), parsed("app.py", text.encode()), Clients({}))
    return [call.client.service for call in calls if call.name == "op"]


@pytest.mark.parametrize(
    "statements",
    [
        f"queue = {MADE}",
        f"queue = other = {MADE}",
        f"queue: object = {MADE}",
        f"(queue := {MADE})",
        f"with {MADE} as queue: pass",
        f"with open('a') as file, {MADE} as queue: pass",
        f"queue, other = {MADE}, 1",
        f"other, queue = 1, {MADE}",
        f"[queue] = [{MADE}]",
        f"made = {MADE}\nqueue = made",
        f"def make(): return {MADE}\nqueue = make()",
        f"if 1:\n    queue = {MADE}",
        f"try:\n    queue = {MADE}\nfinally:\n    pass",
        f"for _ in (): pass\nelse:\n    queue = {MADE}",
    ],
)
def test_a_statement_that_gives_it_a_client(statements: str) -> None:
    assert services(statements) == ["sqs"]


@pytest.mark.parametrize(
    "statement",
    [
        "queue = None",
        "queue += 1",
        "del queue",
        "for queue in (): pass",
        "try: pass\nexcept OSError as queue: pass",
        "import queue",
        "from a import queue",
        "from a import b as queue",
        "match 1:\n    case queue: pass",
        "match 1:\n    case [*queue]: pass",
    ],
)
def test_a_statement_that_gives_it_no_known_value_leaves_the_client(statement: str) -> None:
    assert services(f"queue = {MADE}\n{statement}") == ["sqs"]
    assert services(statement) == []


@pytest.mark.parametrize(
    "statements",
    [
        f"for queue in [{MADE}]: pass",
        f"queue, *other = {MADE}, 1",
        f"queue = {MADE}\nqueue = 1",
        f'queue = {MADE}\nqueue = boto3.client("s3")',
        f"queue = {MADE}\ndef queue(): pass",
        f"queue = {MADE}\nclass queue: pass",
        f"queue = {MADE}\ndef other():\n    global queue\n    queue = 1",
        f"with closing({MADE}) as other: pass",
        f"def other():\n    queue = {MADE}",
        "queue = 1",
    ],
)
def test_with_another_value_it_is_not_known(statements: str) -> None:
    assert services(statements) == []


@pytest.mark.parametrize(
    "use", ["queue = p\n    queue.op()", "(lambda queue: queue.op())(p)", "[queue.op() for queue in p]"]
)
def test_a_name_of_the_function_is_another(use: str) -> None:
    assert services(f"queue = {MADE}", use) == []


def found(text: str) -> list[str]:
    """Return the services of the calls of `op` in a module."""
    calls = find_calls(SourceTree(), parsed("app.py", f"import boto3\n{text}\n".encode()), Clients({}))
    return [call.client.service for call in calls if call.name == "op"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (f"queue={MADE}", ["sqs"]),
        (f"queue={MADE}, /", ["sqs"]),
        (f"*, queue={MADE}", ["sqs"]),
        (f"a, b=1, queue={MADE}", ["sqs"]),
        (f"a, *, b=1, queue={MADE}, c", ["sqs"]),
        (f"a={MADE}, queue=1", []),
        (f"queue, a={MADE}", []),
        (f"*, queue, a={MADE}", []),
        ("queue", []),
        ("*queue", []),
        ("**queue", []),
    ],
)
def test_a_parameter_is_the_client_that_is_its_default(parameters: str, expected: list[str]) -> None:
    assert found(f"def used({parameters}):\n    queue.op()") == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"self.queue = {MADE}", ["sqs"]),
        (f"self.queue: object = {MADE}", ["sqs"]),
        (f"with {MADE} as self.queue: pass", ["sqs"]),
        (f"self.queue, self.other = {MADE}, 1", ["sqs"]),
        (f"self.other, self.queue = 1, {MADE}", ["sqs"]),
        (f"self.other, self.queue = {MADE}, 1", []),
        (f"self.other = {MADE}", []),
        (f"queue = {MADE}", []),
        (f"other.queue = {MADE}", []),
    ],
)
def test_an_attribute_of_an_instance_is_what_a_method_gives_it(statement: str, expected: list[str]) -> None:
    method = f"    def __init__(self, other):\n        {statement}\n"
    assert found(f"class A:\n{method}    def used(self):\n        self.queue.op()") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"    queue = {MADE}\n", ["sqs"]),
        (f"    with {MADE} as queue: pass\n", ["sqs"]),
        (f"    other = {MADE}\n", []),
    ],
)
def test_an_attribute_of_a_class_is_that_of_its_instances(body: str, expected: list[str]) -> None:
    used = "    def used(self):\n        self.queue.op()\n"
    assert found(f"class A:\n{body}{used}") == expected
    assert found(f"class B:\n{body}class A(B):\n{used}") == expected
    assert found(f"class A:\n{body}    pass\nA.queue.op()") == expected


@pytest.mark.parametrize(
    ("statement", "bound"),
    [
        ("x = 1", {"x": "value"}),
        ("x = y = 1", {"x": "value", "y": "value"}),
        ("x: int = 1", {"x": "value"}),
        ("(x := 1)", {"x": "value"}),
        ("x, [y, z] = f()", {"x": "item", "y": "other", "z": "other"}),
        ("x, *y = f()", {"x": "other", "y": "other"}),
        ("x += 1", {"x": "other"}),
        ("for x in f(): pass", {"x": "other"}),
        ("async for x in f(): pass", {"x": "other"}),
        ("async def f():\n    pass", {"f": "function"}),
        ("class C: pass", {"C": "class"}),
        ("with f() as x: pass", {"x": "entered"}),
        ("with f() as (x, y): pass", {"x": "other", "y": "other"}),
        ("try: pass\nexcept OSError as x: pass", {"x": "other"}),
        ("match f():\n    case x: pass", {"x": "other"}),
        ("match f():\n    case [1 as x, *y]: pass", {"x": "other", "y": "other"}),
        ("del x", {"x": "other"}),
        ("import a.b", {"a": "import"}),
        ("import a.b as x", {"x": "import"}),
        ("from a import b, c as x", {"b": "import", "x": "import"}),
        ("x.y = x[0] = 1", {}),
    ],
)
def test_each_statement_binds_its_names_in_its_way(statement: str, bound: dict[str, str]) -> None:
    scope = parsed("app.py", statement.encode()).scope
    assert {name: binding.kind for name, (binding,) in scope.bindings.items()} == bound


def test_a_function_binds_its_parameters_and_what_gathers_the_others() -> None:
    module = parsed("app.py", b"def f(a, /, b, *c, d, **e): pass")
    (function,) = (module.function(node) for node in module.tree.body if isinstance(node, ast.FunctionDef))
    found = {name: binding.kind for name, (binding,) in function.scope.bindings.items()}
    assert found == {"a": "parameter", "b": "parameter", "d": "parameter", "c": "items", "e": "entries"}


def test_a_binding_has_its_line_and_its_place_in_a_tuple() -> None:
    scope = parsed("app.py", b"\na: int = 1\nb = 2\n(c := 3)\nd, e = f()\nwith f() as g: pass\n").scope
    found = {name: (binding.line, binding.position) for name, (binding,) in scope.bindings.items()}
    assert found == {"a": (2, 0), "b": (3, 0), "c": (4, 0), "d": (5, 0), "e": (5, 1), "g": (6, 0)}


def test_an_import_names_the_module_and_what_is_imported_of_it() -> None:
    scope = parsed("app.py", b"import a.b\nimport c.d as e\nfrom ..f import g as h\nfrom . import i").scope
    found = {name: (binding.module, binding.name) for name, (binding,) in scope.bindings.items()}
    assert found == {"a": ("a", ""), "e": ("c.d", ""), "h": ("..f", "g"), "i": (".", "i")}


def test_what_is_within_a_scope_and_what_it_declares() -> None:
    text = """\
global a
def f():
    nonlocal b
@(d := g)
class C((e := object)):
    global c
    x = 1
lambda y: (z := 1)
"""
    scope = parsed("app.py", text.encode()).scope
    assert (scope.declared, scope.declared_inside) == ({"a"}, {"b", "c"})
    assert [type(each) for each in scope.inside] == [ast.FunctionDef, ast.ClassDef, ast.Lambda]
    assert scope.bindings.keys() == {"f", "C", "d", "e"}
    assert parsed("app.py", b"nonlocal a").scope.declared == {"a"}
