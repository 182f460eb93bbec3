"""A call is left where something tells the error of a request that is wrong from that of boto3.

For a wrong value boto3 raises ParamValidationError, a BotoCoreError, and a request ValidationError, a ValueError.
"""

from __future__ import annotations

import pytest

from tests.adopt.conftest import Adopt

HEAD = """\
import boto3
import botocore
import botocore.exceptions
import errors as other
from botocore.exceptions import BotoCoreError, ClientError
from botocore.exceptions import BotoCoreError as Failure
from elsewhere import ANY_OF, OneOf

ERRORS = (ClientError, BotoCoreError)
CALLS_ERRORS = (ClientError, KeyError)
ALIAS = ERRORS
TWICE = ClientError
TWICE = ValueError
sqs = boto3.client("sqs")
s3 = boto3.client("s3")
"""
CALL = "sqs.list_queues()"
REASON = (
    "is handled in line {}, which distinguishes the ValidationError of a request, a ValueError, "
    "from the ParamValidationError of boto3, a BotoCoreError"
)
FIRST = HEAD.count("\n") + 1


def tried(*handlers: str, body: str = CALL) -> str:
    return f"{HEAD}try:\n    {body}\n" + "".join(f"except{each}\n" for each in handlers)


@pytest.mark.parametrize(
    "handlers",
    [
        (" ValueError: pass",),
        (" BotoCoreError: pass",),
        (" (BotoCoreError, ClientError): pass",),
        (" botocore.exceptions.BotoCoreError: pass",),
        (" Failure: pass",),
        (" ERRORS: pass",),
        (" ALIAS: pass",),
        (" (KeyError, (ClientError, ValueError)): pass",),
        (" ClientError: pass", " BotoCoreError: pass"),
        (" BotoCoreError: pass", " Exception: pass"),
        (" ValueError: x()", ": y()"),
        # What the module does not say.
        (" ANY_OF: pass",),
        (" TWICE: pass",),
        (" other.ANY: pass",),
        (" errors(): pass",),
        (" KeyError if x else OSError: pass",),
        (" (KeyError, *x): pass",),
        # A handler of both that asks which one it has.
        (" Exception as error:\n    if isinstance(error, BotoCoreError): raise",),
        (" (ValueError, BotoCoreError) as error:\n    print(isinstance(error, ValueError))",),
    ],
)
def test_a_call_is_left_in_a_try_that_tells_the_errors_apart(adopted: Adopt, handlers: tuple[str, ...]) -> None:
    before = tried(*handlers)
    assert adopted(before) == (before, [REASON.format(FIRST)])


@pytest.mark.parametrize(
    "handlers",
    [
        (" ClientError: pass",),
        (": pass",),
        (" Exception: pass",),
        (" BaseException: pass",),
        (" (BotoCoreError, ValueError): pass",),
        (" (ClientError, Exception): pass", " ValueError: pass"),
        (" KeyError: pass",),
        (" OneOf: pass",),
        (" sqs.exceptions.QueueDoesNotExist: pass",),
        (" CALLS_ERRORS: pass",),
        (" UnicodeDecodeError: pass",),
        (" Exception as error:\n    raise ValueError('x') from error",),
        (" Exception as error:\n    raise ValueError",),
    ],
)
def test_a_call_is_rewritten_in_a_try_that_handles_both_alike(adopted: Adopt, handlers: tuple[str, ...]) -> None:
    found = adopted(tried(*handlers))
    assert found.reasons == []
    assert "ListQueuesRequest().send(sqs)" in found.text


@pytest.mark.parametrize("part", ["else:\n    {}", "finally:\n    {}"])
def test_only_the_body_of_a_try_is_handled(adopted: Adopt, part: str) -> None:
    before = tried(" BotoCoreError: pass", body="pass") + f"{part.format(CALL)}\n"
    assert "ListQueuesRequest().send(sqs)" in adopted(before).text


def test_a_handler_is_not_handled_by_its_own_try(adopted: Adopt) -> None:
    before = tried(f" ValueError: {CALL}", body="pass")
    assert "ListQueuesRequest().send(sqs)" in adopted(before).text


@pytest.mark.parametrize(
    ("functions", "place"),
    [
        ("def f():\n    {}\ntry:\n    f()\nexcept ValueError: pass", 2),
        ("def f():\n    {}\ndef g():\n    f()\ntry:\n    run(g)\nexcept ValueError: pass", 4),
        ("class A:\n    def f(self):\n        {}\n    def g(self):\n        try:\n            self.f()\n"
         "        except BotoCoreError: pass", 4),
        ("@retry(on=ValueError)\ndef f():\n    {}", 0),
        ("@on_exception(expo, (ClientError, BotoCoreError))\ndef f():\n    {}", 0),
        ("try:\n    def f():\n        {}\nexcept ValueError: pass", 0),
        ("try:\n    try:\n        {}\n    except Exception:\n        raise\nexcept ValueError: pass", 0),
        ("try:\n    {}\nexcept* ValueError: pass", 0),
    ],
)  # fmt: skip
def test_a_call_is_left_in_what_such_a_try_may_call(adopted: Adopt, functions: str, place: int) -> None:
    before = f"{HEAD}{functions.format(CALL)}\n"
    assert adopted(before) == (before, [REASON.format(FIRST + place)])


@pytest.mark.parametrize(
    "functions",
    [
        "def f():\n    {}\ntry:\n    g()\nexcept ValueError: pass",
        "def f():\n    {}\ntry:\n    f()\nexcept ClientError: pass",
        "@retry(on=ClientError)\ndef f():\n    {}",
        "def f():\n    {}\ntry:\n    int(x)\nexcept ValueError: f()",
    ],
)
def test_a_call_is_rewritten_in_what_no_such_try_calls(adopted: Adopt, functions: str) -> None:
    found = adopted(f"{HEAD}{functions.format(CALL)}\n")
    assert (found.reasons, "ListQueuesRequest().send(sqs)" in found.text) == ([], True)


PAGES = "pages = s3.get_paginator('list_objects_v2').paginate(Bucket='b')"
LOOP = "for page in pages: print(page.get('Name'))"


@pytest.mark.parametrize(
    "lines",
    [
        f"    {PAGES}\n    try:\n        {LOOP}\n    except Exception: pass",
        f"    try:\n        {PAGES}\n    except Exception: pass\n    {LOOP}",
    ],
)
def test_pages_are_left_that_are_made_and_read_in_different_tries(adopted: Adopt, lines: str) -> None:
    """boto3 raises when the first page is read, a request when the pages are made."""
    before = f"{HEAD}def f():\n{lines}\n"
    assert adopted(before) == (
        before, ["has pages that are read in another try than it is in; a request is checked before"]
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [PAGES, LOOP, LOOP],
        [PAGES, "for x in 'ab':", f"    {LOOP}"],
        [PAGES, "while x():", f"    {LOOP}"],
        [PAGES, "x = [page.get('Name') for page in pages], [page for page in pages]"],
        [PAGES, "x = [page.get('Name') for _ in x for page in pages]"],
        [PAGES, "x = [[page.get('Name') for page in pages] for _ in x]"],
    ],
)
def test_pages_are_left_that_are_read_more_than_once(adopted: Adopt, lines: list[str]) -> None:
    """The second time, those of boto3 begin with the last page."""
    before = f"{HEAD}def f():\n" + "".join(f"    {line}\n" for line in lines)
    reason = "has pages that are read more than once; those of boto3 go on where they were left"
    assert adopted(before) == (before, [reason])


def test_pages_may_be_made_and_read_in_each_round_of_a_loop(adopted: Adopt) -> None:
    found = adopted(f"{HEAD}def f():\n    for x in 'ab':\n        {PAGES}\n        {LOOP}\n")
    assert (".pages(s3)" in found.text, found.reasons) == (True, [])


@pytest.mark.parametrize(
    "line",
    [
        "type(e) is s3.exceptions.NoSuchBucket",
        "e.__class__ == s3.exceptions.NoSuchBucket",
        "{s3.exceptions.NoSuchBucket: 1}.get(type(e))",
        "type(e).__name__ == 'ClientError'",
        "e.__class__.__name__ in ('ClientError',)",
        "e.__class__.__module__",
    ],
)
def test_a_call_is_left_where_the_class_of_its_error_is_asked_for(adopted: Adopt, line: str) -> None:
    before = f"{HEAD}def f():\n    try:\n        s3.head_bucket(Bucket='bucket')\n    except Exception as e:\n        print({line})\n"
    number = before.count("\n") - 1
    reason = f"is handled in line {number}, which asks for the class of the error; a request raises its own"
    assert adopted(before) == (before, [reason])


@pytest.mark.parametrize(
    "line", ["type(e).__name__", "isinstance(e, s3.exceptions.NoSuchBucket)", "type(x)", "x.__class__"]
)
def test_the_name_of_the_class_of_an_error_may_be_shown(adopted: Adopt, line: str) -> None:
    found = adopted(
        f"{HEAD}def f():\n    try:\n        s3.head_bucket(Bucket='bucket')\n    except Exception as e:\n        print({line})\n"
    )
    assert ("HeadBucketRequest" in found.text, found.reasons) == (True, [])


def test_pages_are_rewritten_that_are_made_and_read_in_one_try(adopted: Adopt) -> None:
    found = adopted(f"{HEAD}def f():\n    try:\n        {PAGES}\n        {LOOP}\n    except Exception: pass\n")
    assert (found.reasons, "pages = ListObjectsV2Request(bucket='b').pages(s3)" in found.text) == ([], True)


@pytest.mark.parametrize(
    "line",
    [
        "def f(future): return isinstance(future.exception(), ValueError)",
        "def f(errors): return [type(e).__name__ == 'botocore.exceptions.BotoCoreError' for e in errors]",
        "def f(errors): return [e.__class__.__qualname__ == 'BotoCoreError' for e in errors]",
        "@app.exception_handler(ValueError)\ndef f(request, error): pass",
        "app.add_error_handler(BotoCoreError, f)",
        "def f(error=Failure): pass",
        "def f(error): return g(error)\ndef g(error): return isinstance(error, BotoCoreError)",
        "KINDS = {BotoCoreError: 1}; print(KINDS[type(x)])",
    ],
)
def test_the_calls_of_a_module_are_left_that_may_ask_any_error_what_it_is(adopted: Adopt, line: str) -> None:
    before = f"{HEAD}{CALL}\n{line}\n"
    found = adopted(before)
    assert found.text == before
    assert [each.startswith(f"is in a module whose line {FIRST + 1}") for each in found.reasons] == [True]


@pytest.mark.parametrize(
    "lines",
    [
        "class Mine(ValueError): pass",
        "def f(error: ValueError) -> BotoCoreError | None: pass",
        "x: type[ValueError]",
        "def f():\n    raise ValueError",
        "def f():\n    return BotoCoreError()",
        "KINDS = {BotoCoreError: 1}",
        "Mock(side_effect=BotoCoreError)",
        "def f():\n    Mock().side_effect = ValueError",
        "def f():\n    Mock(side_effect=ValueError)",
        "def f():\n    with pytest.raises(ValueError): x()",
        "def f(kind):\n    return kind == 'ValueError'",
        "try: x()\nexcept Exception as e:\n    if isinstance(e, ValueError): raise",
        "def f(error): return isinstance(error, BotoCoreError)\ntry: x()\nexcept Exception as e:\n    if f(e): raise",
        "for kind in (ValueError, BotoCoreError): print(kind)",
        "@pytest.mark.parametrize('error', [ValueError])\ndef test(error): pass",
        "logging.basicConfig(handlers=[StreamHandler(x)])",
        "try: x()\nexcept OneOf as e:\n    isinstance(e, BotoCoreError)",
    ],
)
def test_a_call_is_rewritten_where_an_error_is_named_for_others(adopted: Adopt, lines: str) -> None:
    found = adopted(f"{HEAD}{CALL}\n{lines}\n")
    assert (found.reasons, "ListQueuesRequest().send(sqs)" in found.text) == ([], True)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("with pytest.raises(Exception, match='must be set'):\n    g()\ndef g():\n    {}", 0),
        ("with pytest.raises(kind()):\n    g()\ndef g():\n    {}", 0),
        ("with suppress(KeyError, ValueError):\n    g()\ndef g():\n    {}", 0),
        ("with pytest.raises(expected_exception=ValueError):\n    g()\ndef g():\n    {}", 0),
        ("class T(TestCase):\n    def test(self):\n        self.assertRaisesRegex(Exception, 'x', self.g)\n"
         "    def g(self):\n        {}", 2),
        ("for attempt in Retrying(on=ValueError):\n    with attempt:\n        {}", 0),
        ("again = Retrying(on=ValueError)\nagain(lambda: {})", 1),
        ("again = Retrying(on=ValueError)\n@again\ndef f():\n    {}", 1),
        ("run(lambda: {}, catch=ValueError)", 0),
        ("class Guard:\n    def __exit__(self, kind, error, trace):\n        return issubclass(kind, ValueError)\n"
         "with Guard():\n    {}", 3),
        ("class Once:\n    def __call__(self, function):\n        def inner():\n            with suppress(ValueError):\n"
         "                function()\n        return inner\n@Once()\ndef f():\n    {}", 6),
        ("@asynccontextmanager\nasync def errors():\n    try: yield\n    except ValueError: pass\n"
         "async def f():\n    async with errors():\n        {}", 5),
        ("async def g():\n    {}\nasync def f():\n    task = create_task(g())\n    try: await task\n"
         "    except ValueError: pass", 4),
        *((f"async def g():\n    {{}}\nasync def f():\n    tasks = [g()]\n    try: await {awaits}\n"
           "    except ValueError: pass", 4)
          for awaits in ("gather(*tasks)", "asyncio.wait(tasks)", "asyncio.wait_for(tasks[0], 5)")),
    ],
)  # fmt: skip
def test_a_call_is_left_in_whatever_tells_the_errors_apart(adopted: Adopt, lines: str, place: int) -> None:
    before = f"{HEAD}{lines.format(CALL)}\n"
    assert adopted(before) == (before, [REASON.format(FIRST + place)])


@pytest.mark.parametrize(
    "lines",
    [
        "with pytest.raises(Exception):\n    g()\ndef g():\n    {}",
        "with pytest.raises(ClientError, match='x'):\n    g()\ndef g():\n    {}",
        "class T(TestCase):\n    def test(self):\n        self.assertRaises(KeyError, self.g)\n    def g(self):\n        {}",
        "def g():\n    {}\nrun(g)\ntry: int(x)\nexcept ValueError: pass",
        "@contextmanager\ndef errors():\n    try: yield\n    except ClientError: pass\nwith errors():\n    {}",
        "def pages():\n    try: yield 1\n    except ValueError: pass\nfor page in pages():\n    {}",
        "def f(x):\n    try: return int(x)\n    except ValueError: pass\nf(1)\n{}",
    ],
)
def test_a_call_is_rewritten_where_nothing_tells_the_errors_apart(adopted: Adopt, lines: str) -> None:
    found = adopted(f"{HEAD}{lines.format(CALL)}\n")
    assert (found.reasons, "ListQueuesRequest().send(sqs)" in found.text) == ([], True)
