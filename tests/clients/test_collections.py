"""Lists, dicts and iterators of clients: each item is a client, however many there are."""

from __future__ import annotations

import pytest

from tests.clients.known import services

IMPORTS = """\
from collections.abc import *
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated
from types_boto3_s3 import S3Client
from types_boto3_sqs import SQSClient
"""
MADE = 'boto3.client("sqs", region_name=r)'


@pytest.mark.parametrize(
    "body",
    [
        "def f(*args: SQSClient): args[0].op()",
        "def f(*args: SQSClient):\n    for c in args: c.op()",
        'def f(**kw: SQSClient): kw["a"].op()',
        "def f(**kw: SQSClient):\n    for name, c in kw.items(): c.op()",
        "class A:\n    def f(self, *args: SQSClient): args[n].op()",
        "def f(clients: list[SQSClient]): clients[0].op()",
        "def f(clients: list[SQSClient]):\n    a, b = clients\n    a.op()",
        "def f(clients: list[SQSClient]): clients[1:][n].op()",
        "def f(clients: Iterable['SQSClient']): [c.op() for c in clients]",
        "async def f(clients: AsyncIterator[SQSClient]):\n    async for c in clients: c.op()",
        "def f(clients: dict[str, SQSClient]): clients[x].op()",
        "def f(clients: dict[str, SQSClient]): clients.get(x).op()",
        "def f(clients: dict[str, SQSClient]):\n    for c in clients.values(): c.op()",
        "def f(clients: dict[str, SQSClient]): {n: c.op() for n, c in clients.items()}",
        "def f(clients: dict[str, SQSClient]):\n    clients['a'] = boto3.client('sqs')\n    clients['b'].op()",
        "def make() -> tuple[int, SQSClient]: ...\n_, c = make()\nc.op()",
        "def make() -> list[SQSClient]: ...\nfor c in make(): c.op()",
        "class A:\n    clients: dict[str, SQSClient]\n    def f(self): self.clients['a'].op()",
        "class A:\n    def __init__(self): self.clients: list[SQSClient] = []\n    def f(self): self.clients[0].op()",
        "Queues = Annotated[SQSClient, Depends(f)]\ndef f(c: Queues): c.op()",
        "def f(clients: list[SQSClient]):\n    fill(clients)\n    clients.sort()\n    clients[0].op()",
        "class A:\n    def __init__(self): self.c: dict[str, SQSClient] = {}\n"
        "    def add(self): self.c['a'] = y\n    def f(self): self.c['a'].op()",
        "def f(clients: dict[str, SQSClient]): clients.get('a', None).op()",
    ],
)
def test_an_annotation_says_what_each_item_is(body: str) -> None:
    assert services(f"{IMPORTS}{body}") == ["sqs"]


@pytest.mark.parametrize(
    "body",
    [
        f"clients = {{r: {MADE} for r in regions}}\nclients['a'].op()",
        f"clients = [{MADE} for r in regions]\nclients[0].op()",
        f"for c in [{MADE} for r in regions]: c.op()",
        f"for c in ({MADE} for r in regions if r): c.op()",
        f"def make():\n    for r in regions:\n        yield {MADE}\nfor c in make(): c.op()",
        f"class A:\n    def __init__(self): self.c = {{r: {MADE} for r in x}}\n    def f(self): self.c['a'].op()",
        f"class A:\n    def __init__(self): self.c = [{MADE} for r in x]\n    def f(self):\n"
        "        for c in self.c: c.op()",
        f"def f(clients): clients[0].op()\nf([{MADE} for r in regions])",
        f"def f():\n    clients = [{MADE} for r in x]\n    clients.append({MADE})\n    clients[0].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    for c in clients: print(len(clients))\n    clients[0].op()",
    ],
)
def test_a_comprehension_or_a_generator_says_what_each_item_is(body: str) -> None:
    assert services(body) == ["sqs"]


@pytest.mark.parametrize(
    "body",
    [
        f"clients = {{r: {MADE} for r in regions}}\nfill(clients)\ndef f(): clients['a'].op()",
        f"clients = {{r: {MADE} for r in regions}}\nclients['a'] = other\nclients['a'].op()",
        "Queues = dict[str, SQSClient]\ndef f(c: Queues): c['a'].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    fill(clients)\n    clients[0].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    other = [clients]\n    other[0].append(y)\n    clients[0].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    clients.insert(0, y)\n    clients[0].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    def fill(): clients.append(y)\n    clients[0].op()",
        f"def f():\n    clients = {{r: {MADE} for r in x}}\n    clients.setdefault('a', y)\n    clients['a'].op()",
        f"def f():\n    clients = {{r: {MADE} for r in x}}\n    for r in x:\n        clients[r].op()\n"
        "        clients.update(y)",
        "def f(clients: dict[str, SQSClient], y): clients.get('a', y).op()",
        f"class A:\n    def __init__(self): self.c = {{r: {MADE} for r in x}}\n"
        "    def add(self): self.c['a'] = y\n    def f(self): self.c['a'].op()",
        f"class A:\n    def __init__(self): self.c = [{MADE} for r in x]\n"
        "    def add(self): self.c.append(y)\n    def f(self): self.c[0].op()",
    ],
)
def test_what_other_code_can_see_may_have_other_items(body: str) -> None:
    assert services(f"{IMPORTS}{body}") == ["sqs?"]


@pytest.mark.parametrize(
    "body",
    [
        "def f(*args: SQSClient): args.op()",
        "def f(clients: dict[str, SQSClient]):\n    for c in clients: c.op()",
        "def f(clients: dict[str, SQSClient]):\n    for c in clients.items(): c.op()",
        "def f(clients: list[SQSClient]): clients.index(x).op()",
        "def f(clients: list[SQSClient]):\n    a, *b = clients\n    b.op()",
        f"clients = {{r: {MADE} for r in x}}\nclients['s3'] = boto3.client('s3')\nclients['a'].op()",
        f"clients = [{MADE} for r in x]\nclients += [boto3.client('s3')]\nclients[0].op()",
        "clients = {n: boto3.client(n) for n in ('sqs', 's3')}\nclients['s3'].op()",
        f"def f():\n    clients = [{MADE} for r in x]\n    clients.append(boto3.client('s3'))\n    clients[0].op()",
        "def f(clients: dict[str, SQSClient]): clients.get('a', boto3.client('s3')).op()",
        "def make():\n    yield boto3.client('sqs')\n    yield boto3.client('s3')\nfor c in make(): c.op()",
        "def make():\n    yield boto3.client('sqs')\nmake().op()",
    ],
)
def test_what_may_be_another_client_or_none_is_not_known(body: str) -> None:
    assert services(f"{IMPORTS}{body}") == []


@pytest.mark.parametrize(
    ("decorator", "use"),
    [
        ("contextmanager", "with make() as c: c.op()"),
        ("pytest.fixture", "def test(make): make.op()"),
    ],
)
def test_the_annotation_of_a_generator_is_of_what_it_yields(decorator: str, use: str) -> None:
    for said in ("Iterator[SQSClient]", "Generator[SQSClient, None, None]"):
        assert services(f"{IMPORTS}@{decorator}\ndef make() -> {said}:\n    yield x\n{use}") == ["sqs"]
    assert services(f"{IMPORTS}def make() -> Iterator[SQSClient]:\n    yield x\nfor c in make(): c.op()") == ["sqs"]


def test_a_fixture_may_give_a_list() -> None:
    made = f"{IMPORTS}@pytest.fixture\ndef made() -> list[SQSClient]: ...\n"
    assert services(f"{made}def test(made): made[0].op()") == ["sqs"]
