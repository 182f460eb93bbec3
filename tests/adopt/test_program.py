"""A call is left where something in another file of the same run tells the errors apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter, Outcome

from tests.adopt.conftest import SHAPES

STORE = """\
import boto3

sqs = boto3.client("sqs")


def save():
    sqs.list_queues()


class Store:
    def keep(self):
        save()

    def update(self):
        save()
"""
HANDLED = "try:\n    {}\nexcept ValueError:\n    pass\n"


@pytest.fixture
def adopted(packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return what rewrites one of several files, given with their texts, that make a program."""

    def run(path: str, **texts: str) -> Outcome:
        monkeypatch.chdir(tmp_path)
        files = [f"{name.replace('__', '/').replace('/init', '/__init__')}.py" for name in texts]
        for file, text in zip(files, texts.values(), strict=True):
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text, encoding="utf-8")
        return Adopter(packages, {}, SHAPES, Choices(), files).file(path)

    return run


def reasons(outcome: Outcome) -> list[str]:
    return [each.reason.partition(", which")[0] for each in outcome.left]


@pytest.mark.parametrize(
    ("head", "call"),
    [
        ("from store import save", "save()"),
        ("from store import save as keep", "keep()"),
        ("import store", "store.save()"),
        ("from .store import save", "save()"),
        ("from . import store", "store.save()"),
        ("from store import save", "run(save)"),
        ("from store import Store", "Store().keep()"),
        ("import store", "thing.keep()"),
    ],
)
def test_a_call_is_left_that_a_handler_in_another_file_may_call(adopted, head: str, call: str) -> None:
    outcome = adopted("app/store.py", app__main=f"{head}\n{HANDLED.format(call)}", app__store=STORE)
    assert (reasons(outcome), outcome.adopted) == ([f"is handled in line 2 of {Path('app/main.py')}"], 0)


@pytest.mark.parametrize(
    ("head", "call"),
    [
        ("from store import save", "int(x)"),
        ("from store import Store", "Store()"),
        ("from store import Store", "int(keep)"),
        ("from store import Store", "x.update({})"),  # of a dict, most likely
        ("from elsewhere import save", "save()"),
        ("import json", "thing.keep()"),
    ],
)
def test_a_call_is_rewritten_that_no_such_handler_calls(adopted, head: str, call: str) -> None:
    outcome = adopted("app/store.py", app__main=f"{head}\n{HANDLED.format(call)}", app__store=STORE)
    assert (reasons(outcome), outcome.adopted) == ([], 1)


def test_a_handler_reaches_through_files_and_through_the_init_of_a_package(adopted) -> None:
    outcome = adopted(
        "app/store.py",
        main=f"from app import again\n{HANDLED.format('again()')}",
        app__init="from .between import again\n",
        app__between="from app import store\ndef again():\n    later()\ndef later():\n    store.save()\n",
        app__store=STORE,
    )
    assert reasons(outcome) == ["is handled in line 2 of main.py"]


def test_the_handler_of_the_same_file_is_named_first(adopted) -> None:
    outcome = adopted(
        "store.py",
        main=f"from store import save\n{HANDLED.format('save()')}",
        store=STORE + HANDLED.format("save()"),
    )
    assert reasons(outcome) == [f"is handled in line {STORE.count(chr(10)) + 1}"]


@pytest.mark.parametrize(
    ("told", "use"),
    [
        ("from botocore.exceptions import BotoCoreError\nBad = (BotoCoreError, KeyError)",
         "from told import Bad\ntry:\n    save()\nexcept Bad: pass"),
        ("from botocore.exceptions import BotoCoreError\nBad = (BotoCoreError, KeyError)",
         "import told\ntry:\n    save()\nexcept told.Bad: pass"),
        ("def is_bad(error):\n    return isinstance(error, ValueError)",
         "from told import is_bad\ntry:\n    save()\nexcept Exception as e:\n    if is_bad(e): raise"),
        ("def once(function):\n    def inner():\n        try: function()\n        except ValueError: pass\n    return inner",
         "from told import once\n@once\ndef f():\n    save()"),
        ("import contextlib\n@contextlib.contextmanager\ndef once():\n    try: yield\n    except ValueError: pass",
         "from told import once\nwith once():\n    save()"),
    ],
)  # fmt: skip
def test_a_call_is_left_where_something_of_another_file_tells_the_errors_apart(adopted, told: str, use: str) -> None:
    outcome = adopted("store.py", told=f"{told}\n", store=f"{STORE}{use}\n")
    assert [each.startswith("is handled in line ") for each in reasons(outcome)] == [True]


def test_what_tells_the_errors_apart_is_found_through_a_file_between(adopted) -> None:
    outcome = adopted(
        "store.py",
        between="from told import is_bad\ndef is_worse(e):\n    return is_bad(e) and e.worse\n",
        store=f"{STORE}from between import is_worse\ntry: save()\nexcept Exception as e:\n    if is_worse(e): raise\n",
        told="def is_bad(error):\n    return isinstance(error, ValueError)\n",
    )
    assert [each.startswith("is handled in line ") for each in reasons(outcome)] == [True]


def test_the_calls_of_a_file_are_left_of_which_another_registers_a_handler(adopted) -> None:
    main = "import store\n\n@app.exception_handler(ValueError)\ndef handled(request, error): pass\n"
    outcome = adopted("store.py", main=main, store=STORE)
    assert reasons(outcome) == ["is in a program whose line 3 of main.py may ask any error what it is, and distinguishes "
                                "the ValidationError of a request, a ValueError, from the ParamValidationError of boto3, "
                                "a BotoCoreError"]  # fmt: skip
    assert reasons(adopted("store.py", main=main.replace("store", "other"), store=STORE)) == []


def test_files_that_cannot_be_parsed_or_that_import_each_other_are_no_hindrance(adopted) -> None:
    outcome = adopted(
        "store.py",
        broken="def (:\n",
        main=f"import broken\nfrom store import save\nfrom other import x\n{HANDLED.format('save()')}",
        other="from main import x\n",
        store=f"from main import x\n{STORE}",
    )
    assert reasons(outcome) == ["is handled in line 4 of main.py"]
