"""What a module replaces may be anything: no call of it is reported, and every other call is."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import Settings

MADE = """\
import boto3
from unittest import mock
"""
CALL = 'boto3.client("sqs").create_queue(QueueName=1)\n'
IN_CLASS = """\
import boto3
from unittest import mock
class Service:
    def __init__(self):
        self.client = boto3.client("sqs")
        self.other = boto3.client("sqs")
    def make(self):
        self.client.create_queue(QueueName=1)
        self.other.create_queue(QueueName=1)
service = Service()
"""


def reported(folder: Path, source: str, **others: str) -> list[int]:
    """Return the lines of the reports on a module, beside others."""
    for name, text in {"app": source, **others}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    reports = lint(Run([str(folder / "app.py")], Settings(), folder, is_cached=False))
    assert {report.code for report in reports} <= {"value-type"}
    return [report.line for report in reports]


@pytest.mark.parametrize(
    "replacing",
    [
        "boto3.client = Fake",
        "boto3.client: object = Fake",
        "del boto3.client",
        'setattr(boto3, "client", Fake)',
        'monkeypatch.setattr(boto3, "client", Fake)',
        'monkeypatch.setattr("boto3.client", Fake)',
        'monkeypatch.delattr("boto3.client")',
        'mock.patch("boto3.client").start()',
        'mock.patch("app.boto3.client").start()',
        'mock.patch("app.boto3").start()',
        'mock.patch(f"{__name__}.boto3").start()',
        'mock.patch.object(boto3, "client")',
        "mock.patch.multiple(boto3, client=Fake)",
        'mock.patch.multiple("boto3", client=Fake)',
        'mock.patch.dict("sys.modules", {"boto3": Fake})',
        'monkeypatch.setitem(sys.modules, "boto3", Fake)',
        'sys.modules["boto3"] = Fake',
        "import boto3 as b; b.client = Fake",
    ],
)
def test_a_client_is_not_known_where_what_makes_it_is_replaced(tmp_path: Path, replacing: str) -> None:
    assert reported(tmp_path, f"{MADE}{CALL}") == [3]
    for call in (CALL, 'q_client = boto3.client("sqs")\nq_client.create_queue(QueueName=1)\n'):
        assert reported(tmp_path, f"{MADE}{replacing}\n{call}") == []
        assert reported(tmp_path, f"{MADE}def test():\n    {replacing}\n{call}") == []


@pytest.mark.parametrize(
    "replacing",
    [
        "boto3.resource = Fake",
        "settings.client = Fake",
        'mock.patch("app.client").start()',
        'mock.patch("botocore.client.BaseClient._make_api_call").start()',
        'register("boto3.client")',
        'environ["boto3"] = Fake',
    ],
)
def test_a_client_is_known_where_something_else_is_replaced(tmp_path: Path, replacing: str) -> None:
    assert reported(tmp_path, f"{MADE}{replacing}\n{CALL}") == [4]


def test_what_another_module_makes_is_not_known_where_boto3_is_replaced(tmp_path: Path) -> None:
    stores = 'import boto3\ndef queue():\n    return boto3.client("sqs")\n'
    source = "from stores import queue  # a client\nqueue().create_queue(QueueName=1)\n"
    assert reported(tmp_path, source, stores=stores) == [2]
    assert reported(tmp_path, f'{source}patch("stores.boto3.client")\n', stores=stores) == []


@pytest.mark.parametrize(
    "replacing",
    [
        "service.client = Fake()",
        "Service.client = Fake()",
        "service.inner.client = Fake()",
        "with fake() as service.client: pass",
        'setattr(service, "client", Fake())',
        'mock.patch.object(Service, "client")',
        'mock.patch("app.service.client").start()',
        "class Other:\n    def __init__(self, service):\n        service.client = Fake()",
    ],
)
def test_an_attribute_that_is_set_from_outside_of_its_class_is_not_known(tmp_path: Path, replacing: str) -> None:
    assert reported(tmp_path, IN_CLASS) == [8, 9]
    assert reported(tmp_path, f"{IN_CLASS}{replacing}\n") == [9]


def test_an_attribute_that_another_class_sets_on_itself_is_another(tmp_path: Path) -> None:
    other = "class Other:\n    def __init__(self):\n        self.client = Fake()\n"
    assert reported(tmp_path, f"{IN_CLASS}{other}") == [8, 9]


def test_a_name_of_another_module_that_is_replaced_is_not_known(tmp_path: Path) -> None:
    stores = 'import boto3\nqueue = boto3.client("sqs")\n'
    source = "import stores  # a client\nstores.queue.create_queue(QueueName=1)\n"
    assert reported(tmp_path, source, stores=stores) == [2]
    assert reported(tmp_path, f"{source}stores.queue = Fake()\n", stores=stores) == []


@pytest.mark.parametrize(
    "replacing",
    ["queue.create_queue = Fake()", 'mock.patch.object(queue, "create_queue")', 'mock.patch("app.queue.create_queue")'],
)
def test_a_method_that_is_replaced_is_not_known(tmp_path: Path, replacing: str) -> None:
    calls = 'queue = boto3.client("sqs")\nqueue.create_queue(QueueName=1)\nqueue.delete_queue(QueueUrl=1)\n'
    assert reported(tmp_path, f"{MADE}{calls}") == [4, 5]
    assert reported(tmp_path, f"{MADE}{calls}{replacing}\n") == [5]


@pytest.mark.parametrize("replacing", ["session.client = Fake", 'mock.patch.object(session, "client")'])
def test_a_function_of_a_session_that_is_replaced_is_not_known(tmp_path: Path, replacing: str) -> None:
    made = f'{MADE}session = boto3.Session()\nsession.client("sqs").create_queue(QueueName=1)\n'
    assert reported(tmp_path, made) == [4]
    assert reported(tmp_path, f"{made}{replacing}\n") == []


PATCHING = 'def fake_boto(monkeypatch):\n    monkeypatch.setattr(boto3, "client", Fake)\n'


@pytest.mark.parametrize(
    ("fixture", "test", "is_known"),
    [
        (f"@pytest.fixture(autouse=True)\n{PATCHING}", "def test_a():", False),
        (f'@pytest.fixture(scope="session", autouse=True)\n{PATCHING}', "def test_a():", False),
        (f"@pytest.fixture\n{PATCHING}", "def test_a(fake_boto):", False),
        (f"@pytest.fixture\n{PATCHING}", '@pytest.mark.usefixtures("fake_boto")\ndef test_a():', False),
        (
            f"@pytest.fixture\n{PATCHING}@pytest.fixture(autouse=True)\ndef all_of_it(fake_boto): ...\n",
            "def test_a():",
            False,
        ),
        ('monkeypatch.setattr(boto3, "client", Fake)\n', "def test_a():", False),
        (f"@pytest.fixture\n{PATCHING}", "def test_a():", True),
        (f"@pytest.fixture(autouse=False)\n{PATCHING}", "def test_a():", True),
        (f"@pytest.fixture\n{PATCHING}@pytest.fixture\ndef other(fake_boto): ...\n", "def test_a():", True),
    ],
)
def test_what_fixtures_of_a_conftest_replace_is_not_known_to_the_tests_that_use_them(
    tmp_path: Path, fixture: str, test: str, is_known: bool
) -> None:
    source = f'import boto3\n{test}\n    boto3.client("sqs").create_queue(QueueName=1)\n'
    line = source.count("\n")
    folder = tmp_path / "tests"
    folder.mkdir()
    for name, text in {
        "conftest.py": f"import boto3\nimport pytest\n{fixture}",
        "tests/test_app.py": source,
        "tests/app_test.py": source,
        "tests/app.py": source,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def lines(name: str) -> list[int]:
        return [each.line for each in lint(Run([str(folder / name)], Settings(), tmp_path, is_cached=False))]

    assert lines("app.py") == [line]  # no test
    assert lines("test_app.py") == lines("app_test.py") == ([line] if is_known else [])
