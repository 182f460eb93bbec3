"""The calls that are made, or not, by the version of boto3: what one version takes, another may not."""

from __future__ import annotations

import ast

import pytest
from shapesmith.clients.versions import calls_of_some_versions


def of_some_versions(text: str) -> list[str]:
    """Return which of the calls `a()`, `b()` and `c()` are."""
    calls = (ast.unparse(call) for call in calls_of_some_versions(ast.parse(text), text))
    return sorted(call for call in calls if call in ("a()", "b()", "c()"))


@pytest.mark.parametrize(
    "question",
    [
        "botocore.__version__ >= '1.30'",
        "boto3.__version__.startswith('1.3')",
        "Version(botocore.__version__) < Version('1.30')",
        "tuple(map(int, boto3.__version__.split('.'))) >= (1, 30) and ready",
        "not (1, 30) > parse(boto3.__version__)",
        "importlib.metadata.version('boto3') >= '1.30'",
        "pkg_resources.get_distribution('botocore').version >= '1.30'",
        "module.botocore_at_least('1.30')",
        "get_boto3_version() > (1, 30)",
    ],
)
def test_both_ways_of_a_question_for_the_version_are_taken_by_some_versions(question: str) -> None:
    assert of_some_versions(f"if {question}:\n    a()\nelse:\n    b()\nc()") == ["a()", "b()"]
    assert of_some_versions(f"(a() if {question} else b(), c())") == ["a()", "b()"]
    assert of_some_versions(f"{question} and a()\nc()") == ["a()"]


@pytest.mark.parametrize(
    "bound",
    [
        "IS_NEW = botocore.__version__ >= '1.30'",
        "VERSION = parse(botocore.__version__)\nIS_NEW = VERSION > parse('1.30')",
        "from botocore import __version__\nIS_NEW = __version__ >= '1.30'",
        "from boto3 import __version__ as known\nIS_NEW = known >= '1.30'",
        "def IS_NEW():\n    return botocore.__version__ >= '1.30'",
    ],
)
def test_a_name_for_the_answer_asks_the_question(bound: str) -> None:
    assert of_some_versions(f"{bound}\nif IS_NEW:\n    a()\nc()") == ["a()"]
    assert of_some_versions(f"{bound}\nif app.IS_NEW:\n    a()\nc()") == ["a()"]


@pytest.mark.parametrize("leaving", ["return", "raise E", "continue", "pytest.skip()", "self.skipTest()", "sys.exit()"])
def test_what_is_behind_a_question_that_leaves_is_made_by_some_versions(leaving: str) -> None:
    source = f"def f():\n    for x in c():\n        if boto3.__version__ < '1.30':\n            {leaving}\n        a()"
    assert of_some_versions(source) == ["a()"]


def test_a_test_that_is_skipped_by_the_version_is_made_by_some_versions() -> None:
    skipped = "@pytest.mark.skipif(boto3.__version__ < '1.30', reason='')\n"
    assert of_some_versions(f"{skipped}def test():\n    a()\ndef other():\n    b()") == ["a()"]
    assert of_some_versions(f"{skipped}class Test:\n    def test(self):\n        a()\nb()") == ["a()"]


@pytest.mark.parametrize(
    "question", ["app.__version__ >= '1.30'", "version('click') >= '8'", "at_least(2)", "versions(boto3)", "x.version"]
)
def test_a_question_for_another_version_is_none(question: str) -> None:
    assert of_some_versions(f"print(boto3.__version__)\nif {question}:\n    a()") == []
