"""A change of any value in the JSON of a spec is reported, refused, or silent for a reason that stands here."""

from __future__ import annotations

from functools import cache

import pytest
from shapesmith.diagnostics import SpecError

from tests.changes.cases import side_of
from tests.changes.judges.raw_values import Place, edits, places
from tests.changes.judges.test_applying import check
from tests.corpus.models import Model, latest, vendored

SILENT = {
    "service-2.metadata.apiVersion": "the folder of a spec says its version, and that of the model is compared with it",
    "service-2.merge.metadata.serviceId": "its absence: the model, into which the extras are merged, says the same",
    "service-2.operations.*.name": "its absence: an operation is called as its key is",
    "service-2.operations.*.errors": "its absence: it is empty",
    "service-2.shapes.*.members": "its absence: a structure without members",
    "service-2.shapes.*.required": "its absence: it is empty",
    "service-2.shapes.*.retryable.throttling": "its absence: it is false",
    "service-2.shapes.*.documentation": "its absence: it is an empty paragraph",
    "service-2.examples": "examples of a service are in a file of their own; a warning says so where there are any",
    "examples-1.version": "the version of the file's form",
    "paginators-1.version": "the version of the file's form",
    "waiters-2.version": "the version of the file's form",
}


def unaccounted(model: Model, kinds: dict[str, Place]) -> list[str]:
    """Return the changes of a spec, one of each kind, that nothing is said about."""
    spec = model.spec
    before = side_of(spec)
    found = []
    for place in kinds.values():
        for edit in edits(spec, place):
            try:
                after = side_of(edit.spec)
            except SpecError:
                continue  # refused, with the place
            changes = check(before, after)
            check(after, before)
            if not changes and place.kind not in SILENT:
                found.append(edit.what)
    return found


@cache
def first_of_each_kind() -> dict[Model, dict[str, Place]]:
    """Return the values of all services, each kind once, by the smallest model that has it."""
    sizes = [(sum(len(file.content) for file in model.spec.files.values()), model) for model in latest()]
    seen: set[str] = set()
    found = {}
    for _, model in sorted(sizes):
        new = {kind: place for kind, place in places(model.spec).items() if kind not in seen}
        if new:
            found[model] = new
            seen |= new.keys()
    return found


def test_a_change_of_any_value_of_sqs_is_accounted_for() -> None:
    model = vendored("sqs")
    assert unaccounted(model, places(model.spec)) == []


@pytest.mark.slow
def test_a_change_of_any_kind_of_value_in_botocore_is_accounted_for() -> None:
    kinds = first_of_each_kind()
    assert sum(map(len, kinds.values())) > 160
    assert [said for model, places_ in kinds.items() for said in unaccounted(model, places_)] == []
