"""Programs with random changes do the same before and after they are rewritten, whatever the service answers."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from datetime import datetime
from random import Random
from types import GeneratorType
from typing import Any

import boto3
import botocore.client
import pytest

from tests.adopt.conftest import CALLED, Adopt

PROGRAMS = (
    """
r = s3.list_objects_v2(Bucket=b)
if "Name" in r:
    out.append(r["Name"])
for k in r.get("Contents", []):
    if "Key" in k and k.get("Owner", x) is not x:
        out.append(k["Key"])
    out.append(k.get("Size"))
""",
    """
for q in "abc":
    r = s3.list_objects_v2(Bucket="bucket-" + q)
    if r.get("Contents"):
        k = r["Contents"][0]
        if "Owner" in k and "ID" in k["Owner"]:
            out.append(k["Owner"]["ID"])
""",
    """
r = s3.get_object_tagging(Bucket=b, Key="k")
out.append({t["Key"]: t["Value"] for t in r["TagSet"]})
r = s3.list_objects_v2(Bucket=b)
out.append([k["Key"] for k in r.get("Contents", []) if "Key" in k])
out.append(f"{r.get('EncodingType')}")
""",
    """
r = dynamodb.get_item(TableName="table", Key={"a": {"S": b}})
if "Item" in r and x in r["Item"] and "S" in r["Item"]["a"]:
    out.append(r["Item"]["a"]["S"])
c = r.get("ConsumedCapacity")
out.append(c.get("TableName"))
""",
    """
p = s3.get_paginator("list_objects_v2")
for page in p.paginate(Bucket=b):
    for k in page.get("Contents", []):
        out.append(k.get("Key"))
pages = p.paginate(Bucket=b, PaginationConfig={"PageSize": 2})
out.append([page.get("Name") for page in pages])
""",
)
STATEMENTS = (
    *("del r", "r = None", "k = {}", "r = s3.list_objects_v2(Bucket=b)", "c = r", "k = r.get('Contents')"),
    *("if flag(): break", "if flag(): continue", "if flag(): return 1", "for r in 'ab': pass", "out.append(r['Name'])"),
    *("out.append(sorted(map(str, locals().values())))", "later.append(k for k in 'ab')", "x = 'a'", "def r(): pass"),
)  # fmt: skip
BLOCKS = (
    *("if flag(): pass", "if 'Name' in r: pass", "for q in 'ab': pass", "for r in 'ab': pass", "while flag(): pass"),
    *("try: pass\nexcept KeyError: out.append(1)", "try: pass\nexcept (TypeError, ValueError): out.append(2)"),
    *("def g(): pass", "def g(): pass\nlater.append(g)", "def g():\n  pass\n  yield 1\nlater.append(g())", "class C: pass"),
    *("try: pass\nfinally: out.append(3)", "for k in r.get('Contents', []): pass", "if r.get('Contents'): pass"),
)  # fmt: skip
EXPRESSIONS = (
    *("(lambda: {0})()", "next({0} for _ in 'a')", "[{0} for _ in 'ab']", "[{0} for x in 'ab']", "(r := {0})", "not {0}"),
    *("({0} if flag() else None)", "({0} if 'Name' in r else None)", "({0} and {0})", "({0} or [])", "str({0})", "len({0})"),
    *("({0} == 'A')", "({0} is None)", "[*{0}]", "({0})[:1]", "next(iter({0}), None)", "later.append({0} for _ in 'a')"),
    *("later.append(lambda: {0})", "dict({0})", "({0}).get('Name')", "({0})['Name']", "({0} in ('A', 'url'))"),
)  # fmt: skip


def changed(random: Random) -> str:
    """Return a program with some changes, each of which leaves it a program."""
    body = "".join(random.choices(PROGRAMS, k=random.choice((1, 1, 2))))
    made = "".join(f"{service} = boto3.client('{service}')\n" for service in CALLED)
    text = ast.unparse(
        ast.parse(f"import boto3\ndef main(out, later, flag, x):\n b = 'bucket'\n{_in(made)}{_in(body)}")
    )
    for _ in range(random.choice((1, 2, 2, 3, 4))):
        tree = ast.parse(text)
        _change(tree.body[1], random)
        try:
            compile(ast.unparse(tree), "changed", "exec")
        except SyntaxError:
            continue
        text = ast.unparse(tree)
    return text


def _in(text: str) -> str:
    return "".join(f" {line}\n" for line in text.splitlines())


def _change(function: ast.AST, random: Random) -> None:
    blocks = [node.body for node in ast.walk(function) if isinstance(getattr(node, "body", None), list)]
    block: list[ast.stmt] = random.choice(blocks)
    first = random.randrange(len(CALLED) + 1 if block is blocks[0] else 0, len(block))
    match random.randrange(6):
        case 0:
            block.insert(first, ast.parse(random.choice(STATEMENTS)).body[0])
        case 1:
            last = random.randint(first + 1, len(block))
            made: list[Any] = ast.parse(random.choice(BLOCKS)).body
            made[0].body[:1] = block[first:last]
            block[first:last] = made
        case 2:
            random.choice(blocks).append(copy.deepcopy(block[first]))
        case 3:
            names = [node for node in ast.walk(function) if isinstance(node, ast.Name) and len(node.id) == 1]
            random.choice(names).id = random.choice(names).id
        case _:
            read = [
                node for node in ast.walk(function) if isinstance(node, ast.Subscript | ast.Call) and node.lineno > 8
            ]
            node: ast.expr = random.choice(read)
            text = random.choice(EXPRESSIONS).format(ast.unparse(node))
            parent = next(each for each in ast.walk(function) if node in ast.iter_child_nodes(each))
            for field, value in ast.iter_fields(parent):
                new = ast.parse(text.strip(), mode="eval").body
                if value is node:
                    setattr(parent, field, new)
                elif isinstance(value, list) and node in value:
                    value[value.index(node)] = new


def _answer(shape: Any, random: Random, depth: int = 0) -> Any:
    """Return a valid value of a shape: members that are not required may be absent, lists and maps may be empty."""
    match shape.type_name:
        case "structure":
            kept = 0.6 if depth < 4 else 0.1
            named = [each for each in shape.members if each in shape.required_members or random.random() < kept]
            return {name: _answer(shape.members[name], random, depth + 1) for name in named}
        case "list":
            return [_answer(shape.member, random, depth + 1) for _ in range(random.randrange(3) if depth < 5 else 0)]
        case "map":
            keys = random.sample(shape.key.metadata.get("enum", ["a", "b"]), random.randrange(3) if depth < 5 else 0)
            return {key: _answer(shape.value, random, depth + 1) for key in keys}
        case "string":
            return random.choice(shape.metadata.get("enum", ["", "A", "text"]))
        case "timestamp":
            return datetime(2020, 1, 1)
    return {"boolean": random.random() < 0.5, "blob": b"x"}.get(shape.type_name, random.randrange(3))


def _shown(call: Callable[[], Any]) -> str:
    """Return what a call returns, or raises, as text."""
    try:
        value = call()
        return repr([*value] if isinstance(value, GeneratorType) else value).partition(" object at")[0]
    except Exception as error:
        return type(error).__name__


def run(text: str, seed: int, patch: pytest.MonkeyPatch) -> tuple[list[Any], list[str]]:
    """Run a program; return what it sends, and what it returns, or raises."""
    sent: list[Any] = []

    def send(client: Any, operation: str, params: Any) -> Any:
        sent.append((operation, copy.deepcopy(params)))
        if len(sent) > 30:
            raise RuntimeError("the program does not end")
        return _answer(client.meta.service_model.operation_model(operation).output_shape, Random(f"{seed} {len(sent)}"))

    patch.setattr(botocore.client.BaseClient, "_make_api_call", send)
    flags = iter(Random(seed).choices((True, False), k=20))
    names: dict[str, Any] = {}
    exec(compile(text, "program.py", "exec"), names)
    out: list[Any] = []
    later: list[Any] = []
    results = [_shown(lambda: names["main"](out, later, lambda: next(flags, False), "a"))]
    results += [_shown(each if callable(each) else each.__iter__) for each in later]
    return sent, [*results, _shown(lambda: out)]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("first", range(250, 350, 50))
def test_a_program_does_the_same_whatever_is_answered(
    adopted: Adopt, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = {name: boto3.client(name, "us-east-1") for name in CALLED}
    monkeypatch.setattr(boto3, "client", clients.__getitem__)
    count = 0
    for seed in range(first, first + 50):
        before = changed(Random(seed))
        after = adopted(before).text
        count += after != before
        for answers in range(4) if after != before else ():
            expected, found = run(before, answers, monkeypatch), run(after, answers, monkeypatch)
            # A request checks its values earlier; a paginator that was not made is not missed.
            if not {"UnboundLocalError", "ParamValidationError"} & {*expected[1]} and "ValidationError" not in found[1]:
                assert found == expected, f"{before}\n{after}"
    assert count > 5
