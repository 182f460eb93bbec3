"""What Python itself shows of a structure: `help()`, and `inspect.getdoc()` of a member."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import pydoc
import typing

import pytest


@pytest.fixture(scope="module")
def request_class(golden):
    return golden("scalars").PutReadingRequest


def test_help_shows_each_member_with_its_docstring(request_class):
    shown = pydoc.render_doc(request_class, renderer=pydoc.plaintext)
    assert " |  note\n |      Any text.\n" in shown
    assert " |  code\n |      Exactly four characters.\n |      \n |      Constraints: exactly 4 characters.\n" in shown


def test_a_method_is_described_alike_before_and_after_it_was_used(request_class):
    def described():
        methods = request_class.to_boto3, request_class.from_boto3
        return [(method.__name__, inspect.getdoc(method)) for method in methods]

    before = described()
    assert [name for name, _ in before] == ["to_boto3", "from_boto3"]
    assert all(doc for _, doc in before)
    assert request_class.from_boto3({"SensorId": "s-1"}).to_boto3() == {"SensorId": "s-1"}
    assert described() == before


def test_a_member_has_the_docstring_below_it(request_class):
    assert inspect.getdoc(request_class.label) == "A label of bounded length.\n\nConstraints: 3 to 64 characters."


def test_a_member_without_documentation_has_no_docstring(request_class):
    assert inspect.getdoc(request_class.offset) is None


def test_a_subclass_shows_the_docstrings_of_its_base_and_its_own(request_class):
    class Mine(request_class):
        __slots__ = ("extra",)

        extra: int
        """One more."""

    assert inspect.getdoc(Mine.note) == "Any text."
    assert inspect.getdoc(Mine.extra) == "One more."


def test_a_class_without_source_has_members_without_docstrings(request_class):
    made = type("Made", (request_class,), {"__slots__": ("name",), "__module__": "nowhere"})
    assert inspect.getdoc(made.name) is None
    assert inspect.getdoc(made.note) == "Any text."


def test_slots_with_docstrings_are_still_slots(request_class):
    assert list(request_class.__slots__) == [field.name for field in dataclasses.fields(request_class)]
    made = request_class.from_boto3({"Note": "a"})
    assert not hasattr(made, "__dict__")
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == made


def test_help_on_a_package_is_a_page(golden):
    package = golden("scalars")
    shown = pydoc.render_doc(package, renderer=pydoc.plaintext)
    assert len(shown.splitlines()) < 100
    assert "PACKAGE CONTENTS" in shown
    assert "validate(shape: " in shown
    assert "PutReadingRequest" not in shown
    # Only help() does without the names.
    assert {"PutReadingRequest", "validate"} <= set(dir(package)) & set(package.__all__)


def test_a_signature_has_the_members_first(request_class):
    fields = [field.name for field in dataclasses.fields(request_class)]
    parameters = inspect.signature(request_class).parameters
    assert list(parameters) == [*fields, "unknown_members", "response_metadata"]


def test_a_signature_says_what_is_kept_without_the_address_of_an_object(request_class):
    signature = str(inspect.signature(request_class))
    ending = "unknown_members: 'InitVar[dict[str, object] | None]' = None, response_metadata: 'InitVar[object]' = None"
    assert signature.endswith(f"{ending}) -> None")
    assert " at 0x" not in pydoc.render_doc(request_class, renderer=pydoc.plaintext)


def test_the_types_of_the_members_resolve(request_class):
    assert typing.get_type_hints(request_class)["note"] == str | None
