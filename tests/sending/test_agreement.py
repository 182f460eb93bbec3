"""Every paginator and waiter gives the results of boto3, on the same answers and with the same calls."""

from __future__ import annotations

from random import Random

import pytest

from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED, Model, analysed, latest, sampled, vendored
from tests.corpus.package import imported_from
from tests.sending.agreement import Subject, differing_pages, differing_waits
from tests.sending.stub import Stub

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def models() -> tuple[Model, ...]:
    """Return the vendored models and those that are published, the vendored ones in their place."""
    return tuple(vendored(model.service) if model.service in VENDORED else model for model in latest())


def chosen() -> frozenset[str]:
    """Return the services that are compared in any run: the vendored, some picked at random, those with odd paginators."""
    picked = Random(13).sample([model.service for model in latest()], 6)
    odd = ("devicefarm", "importexport", "iotsitewise", "rds-data")
    return frozenset({*VENDORED, *picked, *odd})


@pytest.mark.parametrize("model", sampled(models(), chosen()))
def test_pages_and_waits_are_those_of_boto3(
    model: Model, packages_of: PackagesOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = analysed(model).service
    if not service.paginators and not service.waiters:
        return
    monkeypatch.setattr("botocore.waiter.time.sleep", lambda seconds: None)
    with imported_from(packages_of([model.service]), model.service) as package:
        subject = Subject(service, package, Stub(model))
        found = [text for paginator in subject.paginators() for text in differing_pages(subject, paginator)]
        found += [text for waiter in subject.waiters() for text in differing_waits(subject, waiter)]
    assert found == []
