"""The guide docs/calls.md: its programs run one after another on moto, and print what the page has below them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "calls.md"

_PROGRAM = re.compile(
    r"^```python\n(?P<program>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```$)?", re.DOTALL | re.MULTILINE
)
_MARK = "-- next --"
_HEAD = "from moto import mock_aws\nmock_aws().start()\n"


def printed_now(programs: list[str]) -> Iterator[str]:
    """Yield what each program prints, run one after another in one process, as one module."""
    code = _HEAD + "".join(f"{program}\nprint({_MARK!r})\n" for program in programs)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        "PYTHONPATH": str(REPOSITORY / "generated"),
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
    }
    done = subprocess.run([sys.executable, "-B", "-c", code], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *found, rest = done.stdout.split(f"{_MARK}\n")
    assert rest == ""
    yield from found


def test_the_programs_of_the_guide_print_what_it_has(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = list(_PROGRAM.finditer(text))
    assert len(found) == text.count("```python\n")
    now = list(printed_now([each["program"] for each in found]))
    if request.config.getoption("--update-golden"):
        for each, printed in reversed(list(zip(found, now, strict=True))):
            if each["printed"] is not None:
                text = text[: each.start("printed")] + printed + text[each.end("printed") :]
        PAGE.write_text(text, encoding="utf-8")
    else:
        assert [each["printed"] or "" for each in found] == now


def test_the_asynchronous_methods_of_the_guide_exist() -> None:
    """They need aiobotocore, so that the program of the guide only defines a function."""
    text = PAGE.read_text(encoding="utf-8")
    called = re.findall(r"(\w+Request)\(.*\)\.(\w+_async)\(", text)
    assert [name for _, name in called] == ["send_async", "items_async", "wait_until_object_exists_async"]
    code = "from aws_shapes import s3, sqs\n" + "".join(
        f"getattr(s3, {cls!r}, None) and s3.{cls}.{name} or sqs.{cls}.{name}\n" for cls, name in called
    )
    assert list(printed_now([code])) == [""]
