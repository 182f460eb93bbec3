"""The lists of `runtime/retries.py` are those of the pinned botocore."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import botocore
import pytest
from botocore.retries import special, standard
from shapesmith.runtime import retries

LEGACY = json.loads((Path(botocore.__file__).parent / "data" / "_retry.json").read_text())


def test_codes_and_statuses_are_those_of_the_standard_mode() -> None:
    assert set(standard.ThrottledRetryableChecker._THROTTLED_ERROR_CODES) == retries.THROTTLING_CODES
    special_code = special.RetryIDPCommunicationError
    transient = {*standard.TransientRetryableChecker._TRANSIENT_ERROR_CODES, "IDPCommunicationError"}
    assert transient == retries.TRANSIENT_CODES
    assert "IDPCommunicationError" in Path(special.__file__).read_text(), special_code
    assert set(standard.TransientRetryableChecker._TRANSIENT_STATUS_CODES) == retries.TRANSIENT_STATUSES
    assert standard.ThrottlingStatusCodeChecker._THROTTLING_STATUS_CODES == [retries.THROTTLING_STATUS]


def test_codes_and_statuses_are_those_of_the_legacy_mode() -> None:
    default, *_ = LEGACY["retry"].values()
    conditions = [LEGACY["definitions"][name]["applies_when"] for name in default["policies"]]
    responses = [condition["response"] for condition in conditions if "response" in condition]
    codes = {
        (each["service_error_code"], each["http_status_code"]) for each in responses if "service_error_code" in each
    }
    assert codes == retries.LEGACY_CODES
    assert {each["http_status_code"] for each in responses if len(each) == 1} == retries.LEGACY_STATUSES
    of_services = {
        service: {
            (each["service_error_code"], each["http_status_code"])
            for policy in rules["__default__"]["policies"].values()
            if "service_error_code" in (each := policy["applies_when"]["response"])
        }
        for service, rules in LEGACY["retry"].items()
        if service != "__default__"
    }
    assert of_services == retries.LEGACY_CODES_OF_SERVICES


def context(code: str, status: int, errors: list[SimpleNamespace]) -> standard.RetryContext:
    return standard.RetryContext(
        attempt_number=1,
        operation_model=SimpleNamespace(
            error_shapes=errors, name="GetThing", service_model=SimpleNamespace(service_name="thing")
        ),
        http_response=SimpleNamespace(status_code=status, headers={}),
        parsed_response={"Error": {"Code": code}},
    )


CODES = [*sorted(retries.THROTTLING_CODES | retries.TRANSIENT_CODES - {"IDPCommunicationError"}), "Modelled", "Other"]


@pytest.mark.parametrize("status", [200, 400, 429, 500, 502, 503, 504, 509])
@pytest.mark.parametrize("trait", ["", "transient", "throttling"])
def test_what_is_tried_again_is_what_botocore_tries_again(status: int, trait: retries.Trait) -> None:
    modelled = {"transient": {"retryable": {}}, "throttling": {"retryable": {"throttling": True}}, "": {}}[trait]
    shape = SimpleNamespace(name="Modelled", metadata=modelled)
    conditions = standard.StandardRetryConditions(max_attempts=5)
    detector = standard.ThrottlingErrorDetector(standard.RetryEventAdapter())
    for code in CODES:
        given = context(code, status, [shape])
        of_operation = trait if code == "Modelled" else None
        assert retries.is_retryable(code, status, of_operation) == conditions.is_retryable(given), code
        assert retries.is_throttling(code, status, of_operation) == detector.is_throttling_error_from_context(given)


@pytest.mark.parametrize("service", [*retries.LEGACY_CODES_OF_SERVICES, "none"])
def test_the_legacy_mode_tries_again_by_status_by_code_and_by_service(service: str) -> None:
    of_services = set().union(*retries.LEGACY_CODES_OF_SERVICES.values())
    own = retries.LEGACY_CODES_OF_SERVICES.get(service, set())
    for code, status in retries.LEGACY_CODES | of_services | {("Unheard", 400), ("Throttling", 401), ("Unheard", 429)}:
        expected = status in retries.LEGACY_STATUSES or (code, status) in retries.LEGACY_CODES | own
        assert retries.is_retryable_in_legacy_mode(service, code, status) is expected, (code, status)
    assert not retries.is_retryable_in_legacy_mode(service, "Unheard", None)


@pytest.mark.parametrize(
    ("code", "status", "trait", "retryable", "throttling"),
    [
        ("", None, None, False, False),
        ("", None, "", False, False),
        ("", None, "transient", True, False),
        ("", None, "throttling", True, True),
        ("", 429, None, True, True),
        ("", 429, "", False, False),
        ("", 429, "transient", True, False),
        ("", 428, None, False, False),
        ("", 500, "", True, False),
        ("", 501, "", False, False),
        ("SlowDown", 200, "", True, True),
        ("RequestTimeout", 200, "", True, False),
    ],
)
def test_an_error_is_tried_again_by_its_code_its_status_or_its_model(
    code: str, status: int | None, trait: retries.Trait | None, retryable: bool, throttling: bool
) -> None:
    assert retries.is_retryable(code, status, trait) is retryable
    assert retries.is_throttling(code, status, trait) is throttling
