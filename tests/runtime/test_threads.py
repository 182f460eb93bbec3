"""The first use of a class by several threads: none takes what another has not finished."""

from __future__ import annotations

import typing
from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Any


def _while(act: Callable[[], Any], found: list[Any]) -> Any:
    """Run a function in a thread of its own to its end, and keep what it returns."""
    thread = Thread(target=lambda: found.append(act()))
    thread.start()
    thread.join()


def test_rules_are_there_when_all_are(golden, monkeypatch):
    structure = golden("rules").CreateTicketRequest
    schema = import_module("aws_shapes._runtime.schema").schema_of(structure)
    made, meanwhile = structure._rules, []

    def slowly():
        if not meanwhile:
            meanwhile.append(None)
            _while(lambda: [rule.sentence for rule in schema.rules], meanwhile)
        return made()

    monkeypatch.setattr(structure, "_rules", slowly)
    monkeypatch.setattr(schema, "_rules", None)
    assert [rule.sentence for rule in schema.rules] == meanwhile[1] != []


def test_names_in_annotations_are_there_when_all_are(golden, monkeypatch):
    package = golden("companions")
    job, lazy = import_module(f"{package.__name__}.shared.job"), import_module("aws_shapes._runtime.lazy")
    monkeypatch.setattr(job, "__class__", lazy._Deferring)
    annotated, meanwhile = lazy._annotated, []

    def slowly(*given):
        if not meanwhile:
            meanwhile.append(None)
            _while(lambda: sorted(typing.get_type_hints(job.Job)), meanwhile)
        return annotated(*given)

    monkeypatch.setattr(lazy, "_annotated", slowly)
    assert sorted(typing.get_type_hints(job.Job)) == meanwhile[1] != []


def _loading(names: dict[str, Any]) -> Any:
    """Return a class that adds a name when it is asked for its module, as another thread would that loads a class."""

    class Loading(type):
        @property
        def __module__(cls) -> str:
            names[f"loaded_{len(names)}"] = None
            return "elsewhere"

    return Loading("Odd", (), {})


def test_names_are_listed_while_others_are_loaded(golden, monkeypatch):
    package = golden("companions")
    names = package.__all__
    monkeypatch.setattr(package, "odd", _loading(vars(package)), raising=False)
    assert package.__all__ == names


def test_annotations_are_read_while_names_are_loaded(golden, monkeypatch):
    package = golden("companions")
    job, lazy = import_module(f"{package.__name__}.shared.job"), import_module("aws_shapes._runtime.lazy")
    hints = list(typing.get_type_hints(job.Job))
    monkeypatch.setattr(job, "odd", _loading(vars(job)), raising=False)
    monkeypatch.setattr(job, "__class__", lazy._Deferring)
    assert list(typing.get_type_hints(job.Job)) == hints
