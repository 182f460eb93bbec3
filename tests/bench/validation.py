"""Checking a plain dict before it is sent, against botocore, pydantic and msgspec."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

import msgspec
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from tests.bench import by_hand
from tests.bench.measure import Row, alternate, per_call
from tests.bench.request import CREATE_CONTACT, full_requests
from tests.bench.workshop import Workshop
from tests.corpus.models import vendored


def validation(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """A full CreateContactRequest, all of whose values are right."""
    connect, shape = workshop.connect, "CreateContactRequest"
    assert connect.validate(shape, CREATE_CONTACT) == []
    model = _connect_model()
    generated = workshop.pydantic_create_contact.CreateContactRequest.model_validate
    hand, converted = by_hand.PydanticCreateContactRequest.model_validate, by_hand.MsgspecCreateContactRequest
    us, botocore, pydantic, pydantic_by_hand, msgspec_convert = alternate(
        [
            per_call(connect.validate, shape, CREATE_CONTACT),
            per_call(*_botocore(model, shape, CREATE_CONTACT)),
            per_call(generated, CREATE_CONTACT),
            per_call(hand, CREATE_CONTACT),
            per_call(msgspec.convert, CREATE_CONTACT, converted),
        ],
        rounds,
    )
    what = "validate CreateContactRequest"
    yield Row(what, us, "botocore ParamValidator", botocore, at_least=17)
    yield Row(what, us, "pydantic, generated", pydantic, at_least=1.5)
    yield Row(what, us, "pydantic, by hand", pydantic_by_hand, at_least=1.5)
    yield Row(what, us, "msgspec, by hand", msgspec_convert)


def operations(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """A request with everything set, for operations picked evenly from all whose request passes."""
    connect, model = workshop.connect, _connect_model()
    ratios, ours, theirs = [], [], []
    for picked in full_requests(connect):
        name, params = picked.shape, picked.params
        us, botocore = alternate(
            [
                per_call(connect.validate, name, params, least=0.002),
                per_call(*_botocore(model, name, params), least=0.002),
            ],
            rounds,
        )
        ratios.append(botocore / us)
        ours.append(us)
        theirs.append(botocore)
    yield Row(
        f"validate, median of {len(ratios)} operations",
        median(ours),
        "botocore ParamValidator",
        median(theirs),
        at_least=13.5,
        ratio_of=median(ratios),
        note=f"{min(ratios):.1f} to {max(ratios):.1f} times faster",
    )


def _connect_model() -> ServiceModel:
    return ServiceModel(vendored("connect").document("service-2"), "connect")


def _botocore(model: ServiceModel, shape_name: str, params: dict[str, Any]) -> tuple[Any, dict[str, Any], Any]:
    """Return the method of a validator, and its two arguments."""
    shape, validator = model.shape_for(shape_name), ParamValidator()
    assert not validator.validate(params, shape).has_errors(), shape_name
    return validator.validate, params, shape
