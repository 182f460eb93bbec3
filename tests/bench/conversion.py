"""From an instance to what boto3 takes and back, against pydantic's dump and validate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.bench import by_hand
from tests.bench.measure import Row, alternate, per_call
from tests.bench.request import CREATE_CONTACT
from tests.bench.workshop import Workshop


def conversion(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """A full CreateContactRequest, there and back."""
    ours = workshop.connect.CreateContactRequest
    instance = ours.from_boto3(CREATE_CONTACT)
    assert instance.to_boto3() == CREATE_CONTACT
    generated = workshop.pydantic_create_contact.CreateContactRequest
    contenders = [per_call(lambda: ours.from_boto3(instance.to_boto3()))]
    contenders += [per_call(_there_and_back(model)) for model in (generated, by_hand.PydanticCreateContactRequest)]
    us, them, hand = alternate(contenders, rounds)
    what = "to_boto3 and from_boto3"
    yield Row(what, us, "pydantic, generated", them, at_least=2)
    yield Row(what, us, "pydantic, by hand", hand, at_least=2)


def _there_and_back(model: Any) -> Callable[[], object]:
    instance = model.model_validate(CREATE_CONTACT)
    assert instance.model_dump(by_alias=True, exclude_none=True, mode="json") == CREATE_CONTACT

    def call() -> object:
        return model.model_validate(instance.model_dump(by_alias=True, exclude_none=True))

    return call
