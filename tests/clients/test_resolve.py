"""What the functions, classes and modules of the source give: a client where that is certain, and a sure one or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, parsed

from tests.clients.known import HEAD, passed, plain, services
from tests.growth import assert_no_quadratic_time

MADE = 'boto3.client("sqs")'
OTHER = 'boto3.client("s3")'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"return {MADE}", ["sqs"]),
        (f"queue = {MADE}\n    return queue", ["sqs"]),
        (f"if x:\n        return {MADE}\n    return {MADE}", ["sqs"]),
        (f"if x:\n        return {MADE}\n    return None", ["sqs"]),
        (f"if x:\n        return {MADE}\n    return y", ["sqs?"]),
        (f"if x:\n        return {MADE}\n    return {OTHER}", []),
        ("return None", []),
        ("pass", []),
        ("return make()", []),
        (f"yield {MADE}", []),
        (f"return [{MADE}]", []),
    ],
)
def test_a_function_gives_what_all_its_returns_agree_on(body: str, expected: list[str]) -> None:
    assert services(f"def make():\n    {body}\nmake().op()") == expected
    assert services(f"queue = make()\ndef used():\n    queue.op()\ndef make():\n    {body}") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return x", "a"),
        ("return x + 'b'", "ab"),
        ("x = g(x)\n    return x", "?"),
        ("for x in y: pass\n    return x", "?"),
        ("def inner():\n        nonlocal x\n        x = 'b'\n    inner()\n    return x", "?"),
    ],
)
def test_a_function_gives_what_it_was_given_unless_it_binds_the_parameter_again(body: str, expected: str) -> None:
    assert passed("", "named('a')", before=f"def named(x):\n    {body}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"def make(): return [{MADE}, {OTHER}]\nmake()[0].op(); make()[1].op()", ["sqs", "s3"]),
        (f"def make(): return {{'a': {MADE}}}\nmake()['a'].op(); make()['b'].op()", ["sqs"]),
        (f"def make(): return {MADE}, 1\nqueue, other = make()\nqueue.op(); other.op()", ["sqs"]),
        (f"async def make(): return {MADE}\n(await make()).op()", ["sqs"]),
        (f"def make():\n    def inner(): return {MADE}\n    return inner\nmake()().op()", ["sqs"]),
    ],
)
def test_what_a_function_gives_in_a_list_or_dict(text: str, expected: list[str]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("cache", ["sqs"]),
        ("functools.cache", ["sqs"]),
        ("lru_cache(maxsize=1)", ["sqs"]),
        ("abstractmethod", ["sqs"]),
        ("override", ["sqs"]),
        ("mock_aws", ["sqs"]),
        ("wrapped", ["sqs?"]),
        ("cache\n@wrapped", ["sqs?"]),
    ],
)
def test_a_decorated_function_may_give_something_else(decorator: str, expected: list[str]) -> None:
    assert services(f"@{decorator}\ndef make(): return {MADE}\nmake().op()") == expected


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [("contextmanager", ["sqs"]), ("contextlib.contextmanager", ["sqs"]), ("cache", []), ("wrapped", [])],
)
def test_a_generator_gives_a_client_only_as_a_context_manager(decorator: str, expected: list[str]) -> None:
    text = f"@{decorator}\ndef make(): yield {MADE}\nwith make() as queue: queue.op()"
    assert services(text) == expected
    assert services(text.replace("def make", "async def make").replace("contextm", "asynccontextm")) == expected


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("SQSClient", ["sqs"]),
        ("'SQSClient'", ["sqs"]),
        ("SQSClient | None", ["sqs"]),
        ("list[SQSClient]", []),
        ("object", []),
    ],
)
def test_an_annotation_says_what_a_function_gives(annotation: str, expected: list[str]) -> None:
    imported = "from types_boto3_sqs import SQSClient\n"
    assert services(f"{imported}def make(): return open()\nmake().op()") == []
    assert services(f"{imported}def make() -> {annotation}: return open()\nmake().op()") == expected


def test_a_client_of_another_service_than_its_annotation_is_what_the_source_makes() -> None:
    imported = "from types_boto3_sqs import SQSClient\n"
    assert services(f"{imported}def make() -> SQSClient: return {OTHER}\nmake().op()") == ["s3"]
    assert services(f"{imported}queue: SQSClient = {OTHER}\nqueue.op()") == ["s3"]
    assert services(f"{imported}queue: SQSClient = open()\nqueue.op()") == ["sqs"]


def test_a_cast_says_what_a_client_is() -> None:
    imported = "from types_boto3_sqs import SQSClient\n"
    assert services(f"{imported}queue = cast(SQSClient, open())\nqueue.op()") == ["sqs"]
    assert services(f"{imported}queue = typing.cast(SQSClient, open())\nqueue.op()") == ["sqs"]
    assert services(f'{imported}queue = cast("SQSClient", open())\nqueue.op()') == ["sqs"]
    assert services(f"{imported}queue = cast(x, open())\nqueue.op()") == []
    assert services(f"{imported}queue = cast(Other, {MADE})\nqueue.op()") == ["sqs?"]
    assert services(f"{imported}queue = cast(SQSClient, {OTHER})\nqueue.op()") == ["s3"]
    assert services(f"class Fake: pass\nqueue = cast(Fake, {MADE})\nqueue.op()") == []
    assert services("queue = cast()\nqueue.op()") == []


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        (f"use({MADE})", ["sqs"]),
        (f"use(queue={MADE})", ["sqs"]),
        (f"use({MADE}); use({MADE})", ["sqs"]),
        (f"use({MADE}); use(None)", ["sqs"]),
        (f"use({MADE}); use(1)", ["sqs?"]),
        (f"use({MADE}); use(Fake())\nclass Fake: pass", ["sqs?"]),
        (f"use({MADE}); use(x)", ["sqs?"]),
        (f"use({MADE}); use()", ["sqs"]),
        (f"use({MADE}); use({OTHER})", []),
        ("use(1)", []),
        ("use(x)", []),
        (f"use(*[{MADE}])", []),
        (f"use(**{{'queue': {MADE}}})", []),
        (f"other.use({MADE})", ["sqs?"]),
        (f"def again(): use({MADE})", ["sqs"]),
    ],
)
def test_a_parameter_is_what_all_calls_in_the_module_pass(calls: str, expected: list[str]) -> None:
    assert services(f"def use(queue=None): queue.op()\n{calls}") == expected


def test_the_calls_of_another_function_of_the_name_count_where_they_pass_as_much() -> None:
    first = "class A:\n    def use(self, queue): queue.op()\n"
    second = "class B:\n    def use(self, name, queue): queue.op()\n"
    assert services(f"{first}{second}A().use({MADE})\nB().use(1, {OTHER})") == ["sqs", "s3"]


def test_what_makes_an_instance_is_called_by_the_name_of_its_class() -> None:
    made = "    def __init__(self, queue): queue.op()\n"
    assert services(f"class A:\n{made}class B:\n{made}A({MADE})\nB({OTHER})") == ["sqs", "s3"]


def test_what_a_function_passes_to_itself_does_not_count() -> None:
    text = f"def use(queue):\n    queue.op()\n    use(queue)\nuse({MADE})"
    assert services(text) == ["sqs"]
    assert services(text.replace("use(queue)\nuse", f"use({OTHER})\nuse")) == ["sqs"]
    assert services("def use(queue):\n    queue.op()\n    use(queue)") == []


def test_only_clients_sessions_and_resources_are_followed_into_functions() -> None:
    assert services("def use(s): s.client('sqs').op()\nuse(boto3.Session())") == ["sqs"]
    assert services("def use(r): r.meta.client.op()\nuse(boto3.resource('sqs'))") == ["sqs"]
    assert services("def use(name): boto3.client(name).op()\nuse('sqs')") == []
    assert services("def use(name='sqs'): boto3.client(name).op()") == []
    assert services("def use(boto): boto.client('sqs').op()\nuse(boto3)") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"class A:\n    queue = {MADE}\nA.queue.op(); A().queue.op()", ["sqs", "sqs"]),
        (f"class A:\n    def make(self): return {MADE}\nA().make().op()", ["sqs"]),
        (f"class A:\n    @staticmethod\n    def make(): return {MADE}\nA.make().op()", ["sqs"]),
        (f"class A:\n    @classmethod\n    def make(cls): return {MADE}\nA.make().op()", ["sqs"]),
        (f"class A:\n    @property\n    def queue(self): return {MADE}\nA().queue.op()", ["sqs"]),
        (f"class A:\n    @cached_property\n    def queue(self): return {MADE}\nA().queue.op()", ["sqs"]),
        (f"class A:\n    def queue(self): return {MADE}\nA().queue.op()", []),
        (f"class A:\n    def __init__(self, queue): self.queue = queue\nA({MADE}).queue.op()", ["sqs"]),
        (f"class A:\n    def __init__(self, queue): self.queue = queue\nA({MADE}).queue.op(); A({OTHER})", []),
        (f"class A:\n    def __init__(self, queue): self.queue = queue\n    @classmethod\n"
         f"    def make(cls): return cls({MADE})\nA(1).queue.op()", ["sqs?"]),
        (f"class A:\n    def f(self): self.queue = {MADE}\n    def g(self): self.queue = x\nA().queue.op()", ["sqs?"]),
        (f"class A:\n    def f(self): self.queue = {MADE}\n    def g(self): self.queue = {OTHER}\nA().queue.op()", []),
        (f"class A:\n    def f(self): self.queue = {MADE}\n    def g(self): self.queue = None\nA().queue.op()", ["sqs"]),
        ("class A: pass\nA().queue.op()", []),
        (f"class A:\n    queue = {MADE}\nclass A: pass\nA().queue.op()", []),
        (f"class A: pass\nclass A:\n    queue = {MADE}\nA().queue.op()", ["sqs"]),
        (f"class A:\n    def __enter__(self): return 1\n    queue = {MADE}\nwith A() as a: a.queue.op()", ["sqs"]),
    ],
)  # fmt: skip
def test_attributes_and_methods_of_a_class(text: str, expected: list[str]) -> None:
    assert services(text) == expected


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (f"class B:\n    queue = {MADE}\nclass A(B): pass", ["sqs"]),
        (f"class C:\n    queue = {MADE}\nclass B(C): pass\nclass A(B): pass", ["sqs"]),
        (f"class B: pass\nclass C:\n    queue = {MADE}\nclass A(B, C): pass", ["sqs"]),
        (f"class B:\n    queue = {OTHER}\nclass A(B):\n    queue = {MADE}", ["sqs"]),
        (f"class B:\n    queue = {MADE}\nclass A(B):\n    queue = x", ["sqs?"]),
        (f"class B:\n    queue = {MADE}\nclass A(B):\n    def queue(self): pass", []),
        (f"class A(B):\n    queue = {MADE}", ["sqs"]),
        ("class A(B): pass\nclass B(A): pass", []),
        ("class A(A): pass", []),
        ("class A(x.B): pass", []),
    ],
)
def test_an_attribute_is_looked_up_in_the_classes_that_one_is_derived_from(classes: str, expected: list[str]) -> None:
    assert services(f"{classes}\nA().queue.op()") == expected


@pytest.mark.parametrize(
    ("base", "derived", "expected"),
    [
        (f"queue = {MADE}", "pass", ["sqs"]),
        (f"queue = {MADE}", f"queue = {MADE}", ["sqs"]),
        (f"queue = {MADE}", "queue = x", ["sqs?"]),
        (f"queue = {MADE}", f"queue = {OTHER}", []),
        (f"queue = {MADE}", f"def __init__(self): self.queue = {OTHER}", []),
        (f"queue = {MADE}", "@property\n    def queue(self): return x", ["sqs?"]),
        (f"@property\n    def queue(self): return {MADE}", f"@property\n    def queue(self): return {OTHER}", []),
        ("queue = x", f"queue = {OTHER}", []),
    ],
)
def test_a_method_may_be_called_of_a_derived_class_with_another_attribute(
    base: str, derived: str, expected: list[str]
) -> None:
    for classes in (f"class A(B):\n    {derived}", f"class C(B): pass\nclass A(C):\n    {derived}"):
        text = f"class B:\n    def use(self): self.queue.op()\n    {base}\n{classes}"
        assert services(text) == expected
        assert services(f"class B: pass\n{text}") == expected


def test_a_method_may_be_called_of_a_derived_class_with_another_method() -> None:
    base = f"class B:\n    def make(self): return {MADE}\n    def use(self): self.make().op()\n"
    assert services(f"{base}class A(B): pass") == ["sqs"]
    assert services(f"{base}class A(B):\n    def make(self): return x") == ["sqs?"]


def test_a_class_is_derived_from_those_of_its_module_only_once() -> None:
    assert services(f"class B(B):\n    queue = {MADE}\nclass A(B, A): pass\nB().queue.op()") == ["sqs"]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("pass", "sqs"),
        ("setattr(other, name, x)", "sqs"),
        ("setattr(self, name, x)", "sqs?"),
        ("self.__dict__.update(x)", "sqs?"),
        ("vars(self).update(**x)", "sqs?"),
        ("pass\n    def __setattr__(self, name, value): pass\n    def used(self):\n        pass", "sqs?"),
        ("pass\n    def __getattribute__(self, name): pass\n    def used(self):\n        pass", "sqs?"),
        ("self.__dict__[name] = x", "sqs?"),
    ],
)
def test_an_attribute_may_be_any_where_a_method_sets_it_by_a_name_that_is_not_written(
    method: str, expected: str
) -> None:
    text = (
        f"class A:\n    queue = {MADE}\n    def use(self, name, other, x):\n        {method}\n        self.queue.op()"
    )
    assert services(text) == [expected]


def test_a_client_may_have_any_method_where_it_is_set_by_a_name_that_is_not_written() -> None:
    text = f"queue = {MADE}\nother = {OTHER}\nsetattr(queue, name, x)\nqueue.op(); other.op()"
    assert services(text) == ["sqs?", "s3"]


def test_a_name_of_a_module_may_be_any_where_it_may_be_bound_by_a_name_that_is_not_written() -> None:
    text = f"queue = {MADE}\nclass A: pass\nglobals().update(x)\ndef use(): queue.op()\nqueue.op()"
    assert services(text) == ["sqs?", "sqs?"]
    assert passed("", "SIZE", before="SIZE = 1\nexec(text)") == "?"
    assert passed("", "SIZE", before="SIZE = 1\nexec(text, {})") == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("setattr(A, x, 2)", "?"),
        ("class B:\n    def f(self, x): setattr(self, x, 2)", "?"),
        ("A.SIZE = 2", "?"),
        ("setattr(C, x, 2)", 1),
        ("@x\nclass A:\n    SIZE = 1", "?"),
        ("@dataclass(frozen=True)\nclass A:\n    SIZE = 1", 1),
    ],
)
def test_a_constant_of_a_class_is_not_known_where_any_attribute_may_be_set(change: str, expected: Any) -> None:
    assert passed("", "A.SIZE", before=f"class A:\n    SIZE = 1\n{change}") == expected


@pytest.mark.parametrize(
    "change", ["patch('app.SIZE', 2)", "patch.object(app, 'SIZE', 2)", "monkeypatch.setattr(app, 'SIZE', 2)"]
)
def test_a_name_of_a_module_that_is_replaced_is_not_known(change: str) -> None:
    assert passed("", "SIZE", before=f"SIZE = 1\ndef test():\n    {change}") == "?"
    assert services(f"SIZE = {MADE}\ndef test():\n    {change}\n    SIZE.op()") == ["sqs?"]


def test_a_default_may_be_passed_over() -> None:
    assert services(f"def use(queue={MADE}): queue.op()") == ["sqs?"]
    assert services(f"def use(queue={MADE}): queue.op()\nuse({MADE})") == ["sqs"]


@pytest.mark.parametrize(
    ("fixture", "test", "expected"),
    [
        (f"def queue(): return {MADE}", "def test_it(queue)", ["sqs"]),
        (f"def queue(): yield {MADE}", "def test_it(queue)", ["sqs"]),
        (f"def queue(): return {MADE}", "def check(queue)", []),
        (f"def queue(): return {MADE}", "@pytest.fixture\ndef used(queue)", ["sqs"]),
        (f"def queue(): return {MADE}", "@pytest.mark.usefixtures('a')\ndef check(queue)", ["sqs"]),
        (f"def other(): return {MADE}", "def test_it(queue)", []),
        ("def queue(): return x", "def test_it(queue)", []),
    ],
)
def test_a_test_is_given_what_its_fixtures_return(fixture: str, test: str, expected: list[str]) -> None:
    assert services(f"@pytest.fixture\n{fixture}\n{test}: queue.op()") == expected


@pytest.mark.parametrize("names", ["'queue'", "'a, queue'", "('a', 'queue')", "['queue']"])
def test_a_test_is_given_values_in_the_place_of_a_fixture(names: str) -> None:
    fixture = f"@pytest.fixture\ndef queue(): return {MADE}\n"
    assert services(f"{fixture}@pytest.mark.parametrize({names}, x)\ndef test_it(a, queue): queue.op()") == []
    assert services(f"{fixture}@pytest.mark.parametrize('a', x)\ndef test_it(a, queue): queue.op()") == ["sqs"]


@pytest.mark.parametrize(
    ("decorator", "name"),
    [
        ("pytest.fixture", "made"),
        ("pytest.fixture()", "made"),
        ("pytest.fixture(name='queue')", "queue"),
        ("pytest.fixture(scope='queue', name='other')", "other"),
        ("pytest.fixture(scope='queue')", "made"),
        ("pytest.fixture(name=x)", "made"),
        ("fixture(name='queue')", "queue"),
    ],
)
def test_a_fixture_may_have_another_name_than_its_function(decorator: str, name: str) -> None:
    for asked in ("made", "queue", "other"):
        text = f"@{decorator}\ndef made(): return {MADE}\ndef test_it({asked}): {asked}.op()"
        assert services(text) == ["sqs"] * (asked == name), asked


def test_a_fixture_that_asks_for_one_of_its_own_name_is_given_that_of_conftest(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(f"{HEAD}@pytest.fixture\ndef queue(): return {MADE}\n")
    text = "@pytest.fixture\ndef queue(queue):\n    queue.op()\n    return queue\ndef test_it(queue): queue.op()"
    assert services(text, tmp_path / "test_app.py") == ["sqs", "sqs"]
    assert services(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import stores\nstores.queue.op()", ["sqs"]),
        ("import stores as s\ns.make().op()", ["sqs"]),
        ("from stores import queue\nqueue.op()", ["sqs"]),
        ("from stores import queue as q\nq.op()", ["sqs"]),
        ("from .stores import queue\nqueue.op()", ["sqs"]),
        ("from . import stores\nstores.queue.op()", ["sqs"]),
        ("from stores import Store\nStore().queue.op()", ["sqs"]),
        ("from stores import queues\nqueues[0].op()", []),
        ("import stores\nstores.queues[0].op()", []),
        ("from stores import absent\nabsent.op()", []),
        ("import stores\nstores.absent.op()", []),
        ("from package import inside\ninside.queue.op()", ["s3"]),
        ("import package\npackage.inside.queue.op()", ["s3"]),
        ("from package.inside import queue\nqueue.op()", ["s3"]),
        ("from package import absent\nabsent.op()", []),
        ("import absent\nabsent.queue.op()", []),
    ],
)
def test_what_another_module_of_the_project_gives(tmp_path: Path, text: str, expected: list[str]) -> None:
    stores = f"queue = {MADE}\nqueues = [queue]\ndef make(): return queue\nclass Store:\n    queue = {MADE}\n"
    (tmp_path / "stores.py").write_text(HEAD + stores)
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("# clients\n")
    (tmp_path / "package" / "inside.py").write_text(f"{HEAD}queue = {OTHER}\n")
    assert services(text, tmp_path / "app.py") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from config import REGION\nX = REGION", "eu"),
        ("from config import REGION as R\nX = R", "eu"),
        ("import config\nX = config.REGION", "eu"),
        ("import config as c\nX = c.NAME", "eu-1"),
        ("from package import settings\nX = settings.DELAY", 901),
        ("from package.settings import DELAY\nX = DELAY", 901),
        ("from config import Kind\nX = Kind.ONE.value", "one"),
        ("import config\nX = config.Kind.ONE.value", "one"),
        ("import config\nX = config.BUCKET", "?"),
        ("from config import EMPTY\nX = EMPTY", "?"),
        ("import config\nX = config.EMPTY", "?"),
        ("from config import NAMES\nX = NAMES", "?"),
        ("from config import EITHER\nX = EITHER", "?"),
        ("from config import region\nX = region", "?"),
        ("import config\nX = config.REGION\nconfig.REGION = 'us'", "?"),
        ("from config import ABSENT\nX = ABSENT", "?"),
        ("from absent import REGION\nX = REGION", "?"),
    ],
)
def test_constants_of_a_module_that_has_nothing_to_do_with_clients(tmp_path: Path, text: str, expected: Any) -> None:
    config = (
        "REGION = 'eu'\nNAME = f'{REGION}-1'\nBUCKET = None\nEMPTY = ''\nNAMES = ['a']\nregion = 'eu'\n"
        "class Kind(Enum):\n    ONE = 'one'\nif x:\n    EITHER = 1\nelse:\n    EITHER = 2\n"
    )
    (tmp_path / "config.py").write_text(config)
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("")
    (tmp_path / "package" / "settings.py").write_text("DELAY = 901\n")
    source = f"{HEAD}{text}\ndef f():\n    {MADE}.op(X=X)\n"
    path = str(tmp_path / "app.py")
    (call,) = (
        each for each in find_calls(SourceTree(), parsed(path, source.encode()), Clients({})) if each.name == "op"
    )
    assert plain(call.arguments.named["X"]) == expected


def test_a_method_may_be_called_of_a_derived_class_with_another_constant() -> None:
    source = f"{HEAD}class A:\n    SIZE = 1\n    @classmethod\n    def use(cls): {MADE}.op(X=cls.SIZE, Y=A.SIZE)\n"
    (call,) = (
        each for each in find_calls(SourceTree(), parsed("app.py", source.encode()), Clients({})) if each.name == "op"
    )
    assert {name: plain(value) for name, value in call.arguments.named.items()} == {"X": "?", "Y": 1}


def test_a_package_counts_before_a_module_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "stores.py").write_text(f"{HEAD}queue = {OTHER}\n")
    (tmp_path / "stores").mkdir()
    text = "from stores import queue\nqueue.op()"
    assert services(text, tmp_path / "app.py") == ["s3"]
    (tmp_path / "stores" / "__init__.py").write_text(f"{HEAD}queue = {MADE}\n")
    assert services(text, tmp_path / "app.py") == ["sqs"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("queue = 1  # shapesmith: client[sqs]\nqueue.op()", ["sqs"]),
        ("def use(x): x.queue.op()", []),
        ("class A:\n    def use(self): self.named.op()", ["sqs"]),
        (f"class A:\n    named = {OTHER}\n    def use(self): self.named.op()", ["sqs"]),
        ("def use(named): named.op()", ["sqs"]),
        (f"named = {OTHER}\ndef use(): named.op()", ["sqs"]),
        ("def named(): pass\ndef use(): named.op()", []),
        ("import named\ndef use(): named.op()", []),
    ],
)
def test_a_client_that_is_named(text: str, expected: list[str]) -> None:
    assert services(text, named={"named": "sqs"}) == expected


def chain(length: int) -> str:
    """Return functions of which each returns what the one before it returns."""
    lines = [f"def f0(): return {MADE}", *(f"def f{n}(): return f{n - 1}()" for n in range(1, length))]
    return "\n".join([*lines, f"f{length - 1}().op()"])


def test_functions_are_followed_to_a_depth() -> None:
    known = [length for length in range(1, 16) if services(chain(length))]
    assert known == list(range(1, known[-1] + 1))
    assert known[-1] == 3


def derived(length: int) -> str:
    """Return classes of which each is derived from the one before it; the first has the attribute."""
    lines = [f"class C0:\n    queue = {MADE}", *(f"class C{n}(C{n - 1}): pass" for n in range(1, length))]
    return "\n".join([*lines, f"C{length - 1}().queue.op()"])


def test_an_attribute_is_looked_up_in_12_classes() -> None:
    assert [length for length in range(1, 16) if services(derived(length))] == list(range(1, 13))


# Whether a call of `queues["a"]` changes what it is passed rests on whether any call changes `queues`.
def test_what_calls_share_is_found_in_the_time_of_their_number() -> None:
    assert_no_quadratic_time(
        services,
        lambda size: f"queues = {{'a': {MADE}}}\ndef use(x):\n" + "    queues['a'].op(X=x)\n" * size,
        100,
    )


@pytest.mark.parametrize("given", ["1", MADE])
def test_what_a_call_returns_is_found_once_however_many_calls_there_are(given: str) -> None:
    made = [f"def make{level}(a): return [{f'make{level + 1}(a), ' * 12}]" for level in range(8)]
    assert services("\n".join([*made, "def make8(a): return a", f"make0({given})", f"{MADE}.op()"])) == ["sqs"]


@pytest.mark.parametrize("operator", ["or", "and"])
def test_the_parts_of_a_condition_are_read_in_the_time_of_their_number(operator: str) -> None:
    assert_no_quadratic_time(services, lambda size: f"x = {f' {operator} '.join(['y'] * size * 10)}\n{MADE}.op()", 100)


APP = f"class App:\n    def __init__(self):\n        self.queue = {MADE}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(app: App):\n    app.queue.op()", ["sqs"]),
        ("def f(app: 'App | None' = None):\n    app.queue.op()", ["sqs"]),
        ("class A:\n    app: App\n    def f(self):\n        self.app.queue.op()", ["sqs"]),
        ("class A:\n    def __init__(self, app: App):\n        self.app = app\n        self.app.queue.op()", ["sqs"]),
        ("def make() -> App:\n    return load()\nmake().queue.op()", ["sqs"]),
        ("def f(app: App | Other):\n    app.queue.op()", []),
        ("def f(app: Other):\n    app.queue.op()", []),
        ("class B(App):\n    queue = Fake()\ndef f(app: App):\n    app.queue.op()", ["sqs?"]),
        # What the source makes says more.
        (f"def f():\n    queue: App = {OTHER}\n    queue.op()", ["s3"]),
        (f"def f(app: App):\n    app.op()\nf({OTHER})", ["s3"]),
    ],
)
def test_an_annotation_with_a_class_of_the_source_says_what_attributes_there_are(
    text: str, expected: list[str]
) -> None:
    assert services(f"{APP}{text}") == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (f"field(default_factory=lambda: {MADE})", ["sqs?"]),
        (f"dataclasses.field(init=False, default_factory=lambda: {MADE})", ["sqs?"]),
        ("field(default_factory=make)", ["sqs?"]),
        ('field(default_factory=partial(boto3.client, "sqs"))', []),
        (f"attr.ib(factory=lambda: {MADE})", ["sqs?"]),
        (f"Field(default={MADE})", ["sqs?"]),
        (f"other(default_factory=lambda: {MADE})", []),
        (f"field(metadata=lambda: {MADE})", []),
        ("field(default_factory=list)", []),
    ],
)
def test_a_field_is_its_default_unless_an_instance_is_given_another(field: str, expected: list[str]) -> None:
    text = f"def make():\n    return {MADE}\n@dataclass\nclass A:\n    queue: object = {field}\n"
    assert services(f"{text}    def f(self):\n        self.queue.op()") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make = lambda: MADE\nmake().op()", ["sqs"]),
        ("make = lambda name, *rest: boto3.client(name)\nmake('sqs').op(); make(name='s3').op()", ["sqs", "s3"]),
        ("def f():\n    make = lambda: MADE\n    make().op()", ["sqs"]),
        ("make = lambda c: c\nmake(MADE).op(); make([MADE])[0].op(); make().op()", ["sqs"]),
        ("c = MADE\nmake = lambda c: c\nmake(x).op()", []),
        ("c = MADE\n[(lambda: c)().op() for c in others]", []),
        ("make = lambda: make()\nmake().op()", []),
        ("make = partial(boto3.client, 'sqs')\nmake(region_name='a').op()", ["sqs"]),
        ("make = functools.partial(boto3.client, service_name='sqs')\ndef f(): make().op()", ["sqs"]),
        ("make = partial(partial(boto3.client, region_name='a'), 'sqs')\nmake().op()", ["sqs"]),
        ("def get(name, region): return boto3.client(name)\nmake = partial(get, 'sqs')\nmake('a').op()", ["sqs"]),
        ("make = partial(boto3.client)\nmake(x).op()", []),
        ("make = partial(other, 'sqs')\nmake().op()", []),
        ("def get(name='sqs'): return boto3.client(name)\nget().op(); get('s3').op()", ["sqs", "s3"]),
        ("def get(name='sqs', *, other='s3'): return boto3.client(other)\nget('a').op()", ["s3"]),
        ("def get(name='sqs'): return boto3.client(name)\nget(x).op(); get(*x).op(); get(**x).op()", []),
        ("def get(name='sqs'):\n    name = name or x\n    return boto3.client(name)\nget().op()", []),
        ("def get(): return MADE\ndef f(c=Depends(get)): c.op()", ["sqs?"]),
        ("def get():\n    yield MADE\ndef f(c=fastapi.Depends(get)): c.op()", ["sqs?"]),
        ("def f(c=Depends(get)): c.op()", []),
    ],
)
def test_what_a_lambda_or_a_partial_function_returns_is_known(text: str, expected: list[str]) -> None:
    assert services(text.replace("MADE", MADE)) == expected


OF_SERVICE = "class Base:\n    def __init__(self, service, region=None):\n        self.client = boto3.client(service)\n"


@pytest.mark.parametrize(
    ("init", "expected"),
    [
        ("super().__init__('sqs')", ["sqs?"]),
        ("super().__init__(region='a', service='sqs')", ["sqs?"]),
        ("super(Queue, self).__init__('sqs')", ["sqs?"]),
        ("super().__init__(x)", []),
        ("super().__init__(*x)", []),
        ("super().__init__('sqs') if x else super().__init__('s3')", []),
        ("Other.__init__(self, 'sqs')", []),
        ("pass", []),
    ],
)
def test_a_base_class_makes_a_client_of_what_a_derived_class_passes(init: str, expected: list[str]) -> None:
    queue = f"class Queue(Base):\n    def __init__(self):\n        {init}\n"
    assert services(f"{OF_SERVICE}{queue}    def f(self): self.client.op()\n") == expected
    assert services(f"{OF_SERVICE}{queue}Queue().client.op()") == expected
    assert services(f"{OF_SERVICE}{queue}def f(queue: Queue): queue.client.op()") == expected


def test_each_derived_class_passes_its_own() -> None:
    classes = "".join(
        f"class C{number}(Base):\n    def __init__(self): super().__init__('{service}')\n    def f(self): self.client.op()\n"
        for number, service in enumerate(("sqs", "s3"))
    )
    assert services(OF_SERVICE + classes) == ["sqs?", "s3?"]
    assert services(f"{OF_SERVICE}    def f(self): self.client.op()\n{classes}") == ["sqs?", "s3?"]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("def __init__(self): self.client = boto3.client(self.service)", ["sqs?"]),
        ("client = None\n    def start(self): self.client = boto3.client(self.service)", ["sqs?"]),
        ("@property\n    def client(self): return boto3.client(self.service)", ["sqs?"]),
        ("@cached_property\n    def client(self): return boto3.client(self.service)", ["sqs?"]),
        ("def __init__(self):\n        self.client = boto3.client(self.service)\n        self.client = x", []),
        ("def __init__(self): self.client = boto3.client(self.other)", []),
    ],
)
def test_a_base_class_makes_a_client_of_the_constant_of_a_derived_class(base: str, expected: list[str]) -> None:
    text = f"class Base:\n    service = None\n    {base}\nclass Queue(Base):\n    service = 'sqs'\n"
    use = "    def f(self): self.client.op()\n"
    assert services(text + use) == expected
    assert services(f"{text}{use}class Other(Queue):\n    service = 's3'\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("app.queue = MADE\napp.queue.op()", ["sqs?"]),
        ("app.state.queue = MADE\ndef f(): app.state.queue.op()", ["sqs?"]),
        ("def start(): g.queue = MADE\ndef f(): g.queue.op()", ["sqs?"]),
        ("class A:\n    queue = None\na = A()\na.queue = MADE\na.queue.op()", ["sqs?"]),
        ("def f(a):\n    a.queue = MADE\n    a.queue.op()", ["sqs?"]),
        ("def f(a):\n    a.queue = MADE\ndef g(a):\n    a.queue.op()", []),
        ("app.queue = MADE\nother.queue.op()", []),
        ("app.queue = MADE\napp.queue = OTHER\napp.queue.op()", []),
        ("app.queue = MADE\napp.queue = Mock()\napp.queue.op()", []),
        ("app.queue = MADE\nmonkeypatch.setattr(x, 'queue', fake)\napp.queue.op()", []),
        ("app.queue = MADE\ndel x.queue\napp.queue.op()", []),
    ],
)
def test_an_attribute_that_only_gets_a_client_from_outside_has_it_by_this_path(text: str, expected: list[str]) -> None:
    assert services(text.replace("MADE", MADE).replace("OTHER", OTHER)) == expected
