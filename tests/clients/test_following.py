"""The calls of a module: of which kind, of which client, and which clients their calls alone tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from shapesmith.clients.calls import ClientCall
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, Unparsed, parsed

# The operations of two services, each with its parameters.
METHODS: dict[str, dict[str, set[str]]] = {
    "s3": {
        "get_object": {"Bucket", "Key"},
        "list_buckets": set(),
        "tag": {"Name"},
        "list_parts": {"Bucket"},
        "share": {"name", "partCount"},
    },
    "s3-control": {"tag": {"Name", "Account"}, "list_buckets": {"Account"}},
    "sqs": {"tag": {"Name"}, "send": {"Url"}},
}


# The waiters of these, each with the parameters of its operation.
WAITERS: dict[str, dict[str, set[str]]] = {
    "s3": {"done": {"Bucket"}, "ready": {"Bucket"}},
    "sqs": {"ready": {"Url"}},
}


class Services:
    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        return frozenset(
            service for service, methods in METHODS.items() if method in methods and parameters <= methods[method]
        )

    def with_waiter(self, name: str, parameters: frozenset[str]) -> frozenset[str]:
        return frozenset(service for service, of in WAITERS.items() if parameters <= of.get(name, set()) and name in of)

    def has_method(self, method: str) -> bool:
        return method in {"get_paginator", "get_waiter", *(name for methods in METHODS.values() for name in methods)}

    def has_service(self, name: str) -> bool:
        return name in METHODS

    def called(self, name: str) -> str:
        return {"queueservice": "sqs", **{each.replace("-", ""): each for each in METHODS}}.get(name, "")


def calls(text: str, named: Mapping[str, str] | None = None, *, infer: bool = True) -> list[ClientCall]:
    clients = Clients(named or {}, Services() if infer else None)
    return find_calls(SourceTree(), parsed("app.py", text.encode()), clients)


def found(text: str, named: Mapping[str, str] | None = None) -> list[str]:
    """Return the calls as `kind service.name`."""
    return [f"{call.kind} {call.client.service}.{call.name}" for call in calls(text, named)]


MADE = 'import boto3\ns3 = boto3.client("s3")\n'


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("s3.get_object()", "operation s3.get_object"),
        ('s3.get_paginator("list_parts").paginate()', "paginate s3.list_parts"),
        ('s3.get_waiter("done").wait()', "wait s3.done"),
        ('boto3.client(service_name="sqs")', "create sqs.client"),
        ('boto3.resource("sqs")', "create sqs.resource"),
    ],
)
def test_a_call_is_of_an_operation_or_makes_a_client(call: str, expected: str) -> None:
    assert found(MADE + call)[-1] == expected
    assert calls(MADE + call)[-1].client.is_sure


@pytest.mark.parametrize("call", ["boto3.client(x)", "boto3.client()", "x.get_object()", "print(s3)", "s3"])
def test_what_is_no_call_of_a_known_client_is_not_found(call: str) -> None:
    assert found(MADE + call) == ["create s3.client"]


def test_calls_are_in_the_order_of_the_text() -> None:
    text = (
        MADE + "def f():\n    s3.a()\ns3.b(); s3.c()\nclass A:\n    s3.d()\n    def f(self):\n        s3.e()\ns3.f()\n"
    )
    assert [call.name for call in calls(text)] == ["client", "a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with pytest.raises(E):\n    s3.a()", True),
        ("with self.assertRaises(E):\n    s3.a()", True),
        ("with suppress(E):\n    s3.a()", True),
        ("with open(x):\n    s3.a()", False),
        ("def test():\n    def call():\n        s3.a()\n    with pytest.raises(E):\n        call()", True),
        ("def test():\n    def call():\n        s3.a()\n    self.assertRaises(E, call)", True),
        ("def test():\n    def call():\n        s3.a()\n    call()", False),
        ("with pytest.raises(E):\n    call()\ndef call():\n    s3.a()", True),
        ("with pytest.raises(E):\n    call()\ncall()\ndef call():\n    s3.a()", False),
        ("with pytest.raises(E):\n    pass\ns3.a()", False),
    ],
)
def test_a_call_is_expected_to_fail_where_the_source_says_so(text: str, expected: bool) -> None:
    call = calls(MADE + text)[-1]
    assert (call.is_expected_to_fail or call.is_of_failing_helper) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("client.get_object(Bucket=1)", ["operation s3.get_object"]),
        ("client.get_object(Bukket=1)", []),
        ("client.list_buckets()", []),
        ("client.list_buckets(Account=1)", ["operation s3-control.list_buckets"]),
        ("client.tag(Name=1)", []),
        ("client.get_object(1)", []),
        ("client.get_object(*x)", []),
        ("holder.get_object(Bucket=1)", []),
        ("self.s3Client.get_object(Bucket=1)", ["operation s3.get_object"]),
        ("clients[0].get_object(Bucket=1)", ["operation s3.get_object"]),
        ("self.boto.get_object(Bucket=1)", ["operation s3.get_object"]),
        ("self.conn.get_object(Bucket=1)", ["operation s3.get_object"]),
        ("connection['eu'].get_object(Bucket=1)", ["operation s3.get_object"]),
        ("boto3_session.get_object(Bucket=1)", []),
        ("get_client().get_object(Bucket=1)", []),
        ("client.list_parts(Bucket=1)", ["operation s3.list_parts"]),
        ("get_object(Bucket=1)", []),
    ],
)
def test_what_is_called_a_client_is_one_of_the_only_service_that_its_call_fits(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert calls(text, infer=False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("client.share(name=1)", []),
        ("import boto3\nclient.share(name=1)", []),
        ("client.share(partCount=1)", ["operation s3.share"]),
        ("s3_client.share(name=1)", ["operation s3.share"]),
        (
            "def f(client):\n    client.share(name=1)\n    client.get_object(Key=1)",
            ["operation s3.share", "operation s3.get_object"],
        ),
        (
            "def f(client):\n    client.share(name=1)\ndef g(client):\n    client.get_object(Key=1)",
            ["operation s3.get_object"],
        ),
        (
            "class A:\n    def f(self):\n        self.client.share(name=1)\n"
            "    def g(self):\n        self.client.get_object(Key=1)",
            ["operation s3.share", "operation s3.get_object"],
        ),
    ],
)
def test_parameters_in_small_letters_say_too_little(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "made",
    [
        "class Client(Base): pass\nclient = Client()",
        "class client(Base): pass",
        "def client(): pass",
        "from unittest import mock\nclient = mock.create_autospec(x)",
        "from unittest.mock import create_autospec\nclient = create_autospec(x)",
        "from vendor import Client\nclient = Client()",
    ],
)
def test_what_the_source_or_another_library_makes_is_no_client(made: str) -> None:
    assert found(f"{made}\nclient.get_object(Bucket=1)") == []
    assert (
        found(
            f"class A(B):\n    def __init__(self):\n        {made.replace(chr(10), chr(10) + ' ' * 8)}\n"
            "        self.client = client\n    def f(self):\n        self.client.get_object(Bucket=1)"
        )
        == []
    )


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("sqs_client", "sqs"),
        ("self._sqs_client", "sqs"),
        ("s3_client", "s3"),
        ("s3_control_client", "s3control"),
        ("my_s3control_client", "s3control"),
        ("clients_of_sqs", "sqs"),
        ("asqs_client", ""),
        ("sqs.client", ""),
        ("sqs_clients['x']", "sqs"),
    ],
)
def test_the_name_of_a_client_decides_between_services_that_its_call_fits(name: str, service: str) -> None:
    text = f"{name}.tag(Name=1)"
    if service == "s3control":  # s3 is in its name, too
        assert found(text) == ([] if name.startswith("s3_") else ["operation s3-control.tag"])
    else:
        assert found(text) == ([f"operation {service}.tag"] if service else [])


def test_the_other_calls_of_a_client_in_the_same_function_decide() -> None:
    text = (
        "def f(client):\n    client.tag(Name=1)\n    client.send(Url=1)\n"
        "def g(client):\n    client.tag(Name=1)\n    client.list_parts(Bucket=1)\n"
    )
    assert found(text) == ["operation sqs.tag", "operation sqs.send", "operation s3.tag", "operation s3.list_parts"]


def test_functions_outside_of_classes_decide_for_each_other() -> None:
    text = "def f(client):\n    client.tag(Name=1)\ndef g(client):\n    client.send(Url=1)\n"
    assert found(text) == ["operation sqs.tag", "operation sqs.send"]


def test_the_other_calls_of_a_client_in_the_same_class_decide() -> None:
    text = (
        "class A:\n    def f(self):\n        self.client.tag(Name=1)\n    def g(self):\n        self.client.send(Url=1)\n"
        "class B:\n    def f(self):\n        self.client.tag(Name=1)\n"
    )
    assert found(text) == ["operation sqs.tag", "operation sqs.send"]


def test_calls_that_fit_no_service_together_decide_nothing() -> None:
    text = "def f(client):\n    client.tag(Name=1)\n    client.send(Url=1)\n    client.get_object(Bucket=1)\n"
    assert found(text) == ["operation sqs.send", "operation s3.get_object"]


def test_the_operation_that_a_paginator_is_asked_for_is_evidence() -> None:
    text = 'def f(client):\n    client.tag(Name=1)\n    client.get_paginator("list_parts")\n'
    assert found(text) == ["operation s3.tag", "operation s3.get_paginator"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("client.get_paginator('list_parts').paginate()", ["s3.get_paginator", "s3.list_parts"]),
        ("client.get_paginator(operation_name='list_parts').paginate()", ["s3.get_paginator", "s3.list_parts"]),
        (
            "pages = client.get_paginator('list_parts')\n    g(pages.paginate(Bucket=1, PaginationConfig={}))",
            ["s3.get_paginator", "s3.list_parts"],
        ),
        ("client.get_waiter('done').wait(Bucket=1, WaiterConfig={})", ["s3.get_waiter", "s3.done"]),
        # The parameters of the operation decide, too; and so do the other calls of the client.
        ("client.get_paginator('tag').paginate(Account=1)", ["s3-control.get_paginator", "s3-control.tag"]),
        ("client.get_paginator('tag').paginate(Name=1)", []),
        ("client.get_waiter('ready').wait(Url=1)", ["sqs.get_waiter", "sqs.ready"]),
        ("client.get_waiter('ready').wait()", []),
        ("client.get_waiter('ready').wait()\n    client.send(Url=1)", ["sqs.get_waiter", "sqs.ready", "sqs.send"]),
        # Nobody can say which it asks for, or it is of no client.
        ("client.get_paginator(name).paginate(Bucket=1)", []),
        ("client.get_paginator('list_parts').run(Bucket=1)", ["s3.get_paginator"]),
        ("client.get_paginator('nothing').paginate(Bucket=1)", []),
        ("client.get_waiter('nothing').wait(Bucket=1)", []),
        ("client.get_waiter('done').wait(Other=1)", ["s3.get_waiter"]),
        ("client.get_paginator('list_parts').paginate(Bucket=1)\n    client.flush()", []),
        ("pages.get_paginator('list_parts').paginate(Bucket=1)", []),
    ],
)
def test_paginators_and_waiters_of_what_fits_one_service_are_of_that(text: str, expected: list[str]) -> None:
    source = f"def f(client, pages):\n    {text}\n"
    assert [f"{call.client.service}.{call.name}" for call in calls(source)] == expected
    assert calls(source, infer=False) == []


def test_a_paginator_that_another_method_made_is_of_its_client() -> None:
    text = (
        "class A:\n    def g(self):\n        self.pages.paginate(Bucket=1)\n"
        "    def __init__(self, client):\n        self.pages = client.get_paginator('list_parts')\n"
    )
    assert found(text) == ["paginate s3.list_parts", "operation s3.get_paginator"]


def test_a_client_that_is_named_is_of_that_service() -> None:
    assert found("queue.tag(Name=1)\nself.queue.send()", {"queue": "sqs"}) == []
    text = "def f(queue):\n    queue.tag(Name=1)\n"
    assert found(text, {"queue": "sqs"}) == ["operation sqs.tag"]
    assert len(calls(text, {"queue": "sqs"}, infer=False)) == 1


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"x = (\n", 1, 5),
        (b"x\ny z\n", 2, 3),
        (b"\0", 1, 1),
    ],
)
def test_a_module_that_cannot_be_parsed_says_where(content: bytes, line: int, column: int) -> None:
    with pytest.raises(Unparsed) as wrong:
        parsed("app.py", content)
    assert (wrong.value.line, wrong.value.column) == (line, column)


def test_the_text_of_a_module_is_in_the_encoding_that_it_declares() -> None:
    assert parsed("app.py", "# coding: latin-1\nx = 'ü'\n".encode("latin-1")).text == "# coding: latin-1\nx = 'ü'\n"
    assert parsed("app.py", b"\xef\xbb\xbfx = 1\n").text == "x = 1\n"


FILES = {
    "pkg/__init__.py": "client = 1",
    "pkg/app.py": "client = 2",
    "pkg/inner/__init__.py": "client = 3",
    "pkg/inner/deep.py": "client = 4",
    "pkg/inner/requests.py": "client = 5",
    "top.py": "client = 6",
    "without.py": "x = 7",
    "broken.py": "client = (",
    "conftest.py": "client = 8",
    "pkg/inner/conftest.py": "client = 9",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".", "pkg/inner/__init__.py"),
        (".other", None),
        ("..app", "pkg/app.py"),
        ("..", "pkg/__init__.py"),
        ("...top", "top.py"),
        ("pkg.app", "pkg/app.py"),
        ("pkg", "pkg/__init__.py"),
        ("pkg.inner", "pkg/inner/__init__.py"),
        ("app", "pkg/app.py"),
        ("top", "top.py"),
        ("requests", None),
        ("json", None),
        ("", None),
        ("without", None),
        ("broken", None),
        ("absent", None),
    ],
)
def test_an_import_stands_for_a_module_beside_or_above(files: Path, name: str, expected: str | None) -> None:
    tree = SourceTree()
    module = tree.module(str(files / "pkg/inner/deep.py"))
    assert module is not None
    found = tree.imported(module, name)
    assert (None if found is None else Path(found.path).relative_to(files).as_posix()) == expected


def test_a_package_has_modules_inside_and_a_module_has_none(files: Path) -> None:
    tree = SourceTree()
    package, module = (tree.module(str(files / name)) for name in ("pkg/__init__.py", "pkg/app.py"))
    assert package is not None
    assert module is not None
    inside = tree.inside(package, "app")
    assert inside is not None
    assert inside.text == "client = 2"
    assert tree.inside(module, "app") is None
    assert tree.inside(package, "absent") is None


def test_fixtures_are_in_the_module_and_in_each_conftest_above(files: Path) -> None:
    tree = SourceTree()
    module = tree.module(str(files / "pkg/inner/deep.py"))
    assert module is not None
    assert [each.text for each in tree.fixture_modules(module)] == ["client = 4", "client = 9", "client = 8"]


def test_what_a_check_rests_on_is_what_was_looked_for_since_it_began(files: Path) -> None:
    tree = SourceTree()
    module = tree.module(str(files / "pkg/app.py"))
    assert module is not None
    tree.imported(module, ".absent")
    asked = tree.asked
    assert [Path(path).relative_to(files).as_posix() for path in asked] == ["pkg/absent.py", "pkg/absent/__init__.py"]
    assert set(asked.values()) == {None}
    tree.begin()
    assert tree.asked == {}
    tree.imported(module, ".")
    assert [len(digest or "") for digest in tree.asked.values()] == [64]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(sqs):\n    sqs.tag(Name=1)", ["operation sqs.tag"]),
        ("def f(self):\n    self._sqs.tag(Name=1)", ["operation sqs.tag"]),
        ("def f(s3_control):\n    s3_control.tag(Name=1)", ["operation s3-control.tag"]),
        ("def f(s3):\n    s3['eu'].get_object(Bucket=1)", ["operation s3.get_object"]),
        # Another call of it tells what one without parameters is of, and one that no operation is tells nothing.
        ("def f(s3):\n    s3.list_buckets()\n    s3.tag(Name=1)", ["operation s3.list_buckets", "operation s3.tag"]),
        (
            "def f(s3):\n    s3.get_paginator('list_parts')\n    s3.tag(Name=1)",
            ["operation s3.get_paginator", "operation s3.tag"],
        ),
        (
            "def f(s3):\n    s3.get_paginator('list_parts').paginate()",
            ["operation s3.get_paginator", "paginate s3.list_parts"],
        ),
        ("def f(s3):\n    s3.list_buckets()", []),
        ("def f(s3):\n    s3.list_buckets()\ndef g(s3):\n    s3.tag(Name=1)", ["operation s3.tag"]),
        # Something else has the name: no client of the service takes one of its calls.
        ("def f(sqs):\n    sqs.tag(Name=1)\n    sqs.flush()", []),
        ("def f(sqs):\n    sqs.tag(Name=1)\n    sqs.tag(1)", []),
        ("def f(sqs):\n    sqs.tag(Name=1)\n    sqs.get_object(Bucket=1)", []),
        ("def f(sqs):\n    sqs.tag(Name=1, Count=2)", []),
        ("def f(queue):\n    queue.tag(Name=1)", []),
        ("def f(x):\n    x.sqs().tag(Name=1)", []),
    ],
)
def test_what_is_named_after_a_service_is_its_client_where_each_call_fits(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert calls(text, infer=False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The service is among the arguments, or in the name of the function.
        ('get_client("sqs", region).tag(Name=1)', ["operation sqs.tag"]),
        ('x = self.session.client(region, service_name="sqs")\nx.tag(Name=1)', ["operation sqs.tag"]),
        ("make_sqs_client().tag(Name=1)", ["operation sqs.tag"]),
        ("makeS3ControlClient().tag(Name=1)", ["operation s3-control.tag"]),
        ("get_queue_service_client().tag(Name=1)", ["operation sqs.tag"]),
        (
            'async def f():\n    async with self._client("sqs") as x:\n        await x.tag(Name=1)',
            ["operation sqs.tag"],
        ),
        (
            'class A:\n    def __init__(self):\n        self.x = get_client("sqs")\n'
            "    def f(self):\n        self.x.tag(Name=1)",
            ["operation sqs.tag"],
        ),
        ('get_client("s3").list_buckets()', ["operation s3.list_buckets"]),
        ("def get_client(name):\n    return clients[name]\nget_client('sqs').tag(Name=1)", ["operation sqs.tag"]),
        # Two services, none, or a function that makes no client.
        ('get_client("sqs", "s3").tag(Name=1)', []),
        ("get_sqs_or_s3_client().tag(Name=1)", []),
        ('get_client("queue").tag(Name=1)', []),
        ('get_conn("sqs").tag(Name=1)', []),
        # It is replaced, or what makes clients is.
        ('app.get_client = Fake\nget_client("sqs").tag(Name=1)', []),
        ('boto3.client = Fake\nget_client("sqs").tag(Name=1)', []),
        # A client of the service does not take each call of it in the function.
        ('def f():\n    x = get_client("sqs")\n    x.tag(Name=1)\n    x.flush()', []),
        ('def f():\n    x = get_client("sqs")\n    x.tag(1)', []),
        ('def f():\n    x = get_client("sqs")\n    x.tag(Name=1)\n    x.list_buckets()', []),
        (
            'get_client("sqs").get_paginator("tag").paginate(Name=1)',
            ["operation sqs.get_paginator", "paginate sqs.tag"],
        ),
    ],
)
def test_a_call_that_says_which_client_it_makes_makes_it_where_each_call_fits(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert calls(text, infer=False) == []


def test_what_the_source_makes_counts_before_what_a_call_says() -> None:
    text = 'import boto3\ndef get_client(name):\n    return boto3.client("s3")\nget_client("sqs").tag(Name=1)'
    assert found(text) == ["create s3.client", "operation s3.tag"]
    text = MADE + 'x = s3 if y else get_client("sqs")\nx.tag(Name=1)'
    assert found(text) == ["create s3.client", "operation s3.tag"]


def test_nothing_is_missing_in_a_call_without_parameters_of_what_may_be_no_client() -> None:
    (call,) = calls('get_client("sqs").tag()')
    assert call.arguments.is_open
    (call, other) = calls('def f():\n    x = get_client("sqs")\n    x.tag()\n    x.send(Url=1)')
    assert not call.arguments.is_open
    assert not other.arguments.is_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@with_client("sqs")\ndef f(client=None):\n    client.tag(Name=1)', ["operation sqs.tag"]),
        ('@sts_conn("sqs", service_type="client")\ndef f(x, conn):\n    conn.tag(Name=1)', ["operation sqs.tag"]),
        ('@with_client("sqs")\ndef f(**k):\n    k.pop("client").tag(Name=1)', ["operation sqs.tag"]),
        ('@with_client("sqs")\ndef f(**k):\n    x.pop("client").tag(Name=1)', []),
        ('@with_client("sqs")\ndef f(queue):\n    queue.tag(Name=1)', []),
        ('@with_queue("sqs")\ndef f(client):\n    client.tag(Name=1)', []),
        ("@with_sqs_client\ndef f(client):\n    client.tag(Name=1)", []),
    ],
)
def test_a_decorator_that_says_which_client_it_passes_passes_it(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("name", ["aws_sqs", "boto3_sqs", "self.awsSqs", "queue_service"])
def test_words_beside_the_name_of_a_service_say_no_more(name: str) -> None:
    assert found(f"{name}.tag(Name=1)") == ["operation sqs.tag"]
    assert found(f"my_{name.removeprefix('self.')}.tag(Name=1)") == []


def test_the_name_of_a_class_decides_between_services_that_its_calls_fit() -> None:
    method = "    def f(self):\n        self.client.tag(Name=1)\n"
    assert found(f"class SqsReader:\n{method}") == ["operation sqs.tag"]
    assert found(f"class SqsToS3:\n{method}") == []
    assert found(f"class Reader:\n{method}") == []
    other = "    def g(self):\n        self.client.list_parts(Bucket=1)\n"
    assert found(f"class SqsReader:\n{method}{other}") == ["operation s3.tag", "operation s3.list_parts"]


def test_calls_without_parameters_are_not_decided_by_those_of_other_names() -> None:
    text = "def f(client):\n    client.tag(**x)\ndef g(client):\n    client.send(Url=1)\n"
    assert found(text) == ["operation sqs.send"]
    methods = "class A:\n    def f(self):\n        self.{0}.tag(**x)\n    def g(self):\n        self.{0}.send(Url=1)\n"
    assert found(methods.format("client")) == ["operation sqs.tag", "operation sqs.send"]
    assert found(methods.format("conn")) == ["operation sqs.send"]


def test_a_session_is_no_client_whatever_its_name() -> None:
    text = "import boto3\nclient = boto3.Session()\nclient.get_object(Bucket=1)\n"
    assert found(text) == []


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("boto3.Session()", "x", ["operation s3.get_object"]),
        ("x", "boto3.Session()", []),
        ("A()", "x", ["operation s3.get_object"]),
        ("x", "A()", []),
    ],
)
def test_what_a_name_may_be_is_what_it_is_where_it_is_called(first: str, then: str, expected: list[str]) -> None:
    text = f"import boto3\nclass A: pass\ndef f(x):\n    client = {first}\n    client = {then}\n"
    assert found(text + "    client.get_object(Bucket=1)\n") == expected


def test_a_client_that_functions_make_when_it_is_needed_is_that_of_the_module() -> None:
    make = 'global made\n    if made is None:\n        made = boto3.client("sqs")'
    text = f"import boto3\nmade = None\ndef f():\n    {make}\n    made.tag(Name=1)\n"
    assert found(text, {}) == ["create sqs.client", "operation sqs.tag"]


@pytest.mark.parametrize(
    ("receiver", "expected"),
    [
        ("s3.meta.client", ["operation s3.tag"]),
        ("self.sqs.meta.client", ["operation sqs.tag"]),
        ("self.s3.bucket.meta.client", []),
        ("meta.client", []),
        ("s3.meta_client", []),
    ],
)
def test_the_client_of_a_resource_is_of_the_service_in_the_name_of_the_resource(
    receiver: str, expected: list[str]
) -> None:
    assert found(f"def f(self, s3, meta):\n    {receiver}.tag(Name=1)") == expected


def test_an_attribute_that_gets_a_client_from_outside_may_be_one_elsewhere() -> None:
    made = "import boto3\nfrom app import app\napp.state.sqs = boto3.client('sqs')\n"
    used = "def f(request):\n    request.app.state.sqs.send(Url=1)\n"
    assert found(made + used)[-1] == "operation sqs.send"
    assert found(f"{made}{used}app.state.sqs = Fake()\n") == ["create sqs.client"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("asyncio.to_thread(s3.get_object, Key=1)", "handed s3.get_object"),
        ("to_thread(s3.get_object, Key=1)", "handed s3.get_object"),
        ("run_in_threadpool(s3.get_object, Key=1)", "handed s3.get_object"),
        ("pool.submit(s3.get_object, Key=1)", "handed s3.get_object"),
        ("self._thread_executor.submit(s3.get_object, Key=1)", "handed s3.get_object"),
        ("jobs.submit(s3.get_object, Key=1)", "create s3.client"),
        ("run(s3.get_object, Key=1)", "create s3.client"),
        ("to_thread(s3, Key=1)", "create s3.client"),
        ("to_thread(f, s3.get_object, Key=1)", "create s3.client"),
        ("to_thread(*x, s3.get_object, Key=1)", "create s3.client"),
    ],
)
def test_a_method_that_is_handed_to_a_thread_is_called_there(text: str, expected: str) -> None:
    assert found(MADE + text)[-1] == expected


def test_what_is_handed_on_has_the_arguments_behind_the_method() -> None:
    (_, call) = calls(f"{MADE}to_thread(s3.get_object, 5, Key=1, **x)")
    assert (call.arguments.positional, call.arguments.named, call.arguments.is_open) == ((5,), {"Key": 1}, True)
