"""`request.wait_until_NAME(client)`: boto3's waiter, with the last response, progress, and typed errors."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
from botocore.exceptions import ClientError, WaiterError

from tests.sending.stub import error


def job(status: str) -> dict[str, object]:
    return {"Job": {"JobId": "j", "Status": status}}


@pytest.fixture(autouse=True)
def slept(monkeypatch):
    seconds: list[float] = []
    monkeypatch.setattr("botocore.waiter.time.sleep", seconds.append)
    return seconds


@pytest.fixture
def get_job(requests):
    return requests.GetJobRequest(job_id="j")


def test_it_returns_the_last_response(requests, stub, get_job, slept):
    stub.answer(job("RUNNING"), job("RUNNING"), job("DONE"))
    response = get_job.wait_until_job_done(stub.client)
    assert type(response) is requests.GetJobResponse
    assert response.job.status is requests.JobState.DONE
    assert stub.calls == [("GetJob", {"JobId": "j"})] * 3
    assert slept == [1, 1]


def test_delay_and_attempts_are_chosen(stub, get_job, slept):
    stub.answer(job("RUNNING"))
    with pytest.raises(WaiterError, match="Waiter JobDone failed: Max attempts exceeded") as caught:
        get_job.wait_until_job_done(stub.client, delay=0.25, max_attempts=3)
    assert caught.value.last_response["Job"] == {"JobId": "j", "Status": "RUNNING"}
    assert caught.value.__cause__ is None
    assert slept == [0.25, 0.25]


def test_a_callable_is_given_each_attempt(requests, stub, get_job):
    stub.answer(error("JobNotFound"), job("DONE"))
    attempts = []
    get_job.wait_until_job_done(stub.client, delay=0, on_attempt=attempts.append)
    first, second = attempts
    assert (first.number, first.max_attempts, first.delay, first.response) == (1, 4, 0, None)
    assert isinstance(first.error, requests.JobNotFound)
    assert (second.number, second.response.job.status, second.error) == (2, "DONE", None)


def test_what_the_callable_raises_ends_the_wait(stub, get_job):
    def stop(attempt):
        raise TimeoutError(attempt.number)

    stub.answer(job("RUNNING"))
    with pytest.raises(TimeoutError, match="1"):
        get_job.wait_until_job_done(stub.client, on_attempt=stop)
    assert len(stub.calls) == 1


def test_where_an_error_is_waited_for_there_is_no_response(stub, get_job):
    stub.answer(job("RUNNING"), error("JobNotFound"))
    assert get_job.wait_until_job_gone(stub.client) is None


def test_a_state_that_cannot_be_reached_any_more_is_boto3s_error(stub, get_job):
    stub.answer(job("FAILED"))
    with pytest.raises(WaiterError, match="terminal failure state"):
        get_job.wait_until_job_done(stub.client)


def test_an_error_of_the_service_is_the_cause_of_the_failure(requests, stub, get_job):
    stub.answer(error("Slow.Down"))
    with pytest.raises(WaiterError, match=r"An error occurred \(Slow.Down\)") as caught:
        get_job.wait_until_job_done(stub.client)
    assert isinstance(caught.value.__cause__, requests.Throttled)
    assert isinstance(caught.value.__cause__, ClientError)
    assert caught.value.last_response["Error"]["Code"] == "Slow.Down"


def test_a_request_is_checked_first(requests, stub):
    request = requests.GetJobRequest(job_id="j" * 41)
    with pytest.raises(requests.rt.ValidationError):
        request.wait_until_job_done(stub.client)
    assert stub.calls == []
    stub.answer(job("DONE"))
    request.wait_until_job_done(stub.client, level="botocore")
    request.wait_until_job_done(stub.client, check=False)
    assert len(stub.calls) == 2


def test_a_guard_does_not_check_again(requests, stub, get_job, monkeypatch):
    guard = import_module(f"{requests.rt.__name__}.guard")
    monkeypatch.setattr(guard, "check_value", lambda *_, **__: pytest.fail("checked again"))
    requests.guard(stub.client)
    stub.answer(job("RUNNING"), job("DONE"))
    get_job.wait_until_job_done(stub.client)


def test_waiters_of_requests_without_members_and_of_shared_inputs(requests, stub):
    stub.answer({"Jobs": 0}, {"Jobs": 2})
    assert requests.GetQuotaRequest().wait_until_quota_free(stub.client) == requests.Quota(jobs=2)
    stub.answer({"JobId": "j", "Status": "RUNNING"}, {"JobId": "j", "Status": "DONE"})
    assert requests.PauseJobRequest(job_id="j").wait_until_job_paused(stub.client).status == "DONE"
    assert not hasattr(requests.ResumeJobRequest(job_id="j"), "wait_until_job_paused")


def test_an_option_must_be_known(stub, get_job):
    with pytest.raises(TypeError, match="timeout"):
        get_job.wait_until_job_done(stub.client, timeout=5)


def test_a_waiter_that_botocore_lacks_is_said(requests, stub, get_job):
    waiter = requests.rt.Waiter("job_found")
    message = "^client has no waiter job_found: the installed botocore is older than these classes$"
    with pytest.raises(ValueError, match=message):
        waiter.__get__(get_job, None)(stub.client)


def test_a_waiter_of_a_class_has_its_name(requests):
    assert repr(requests.GetJobRequest.wait_until_job_done) == "Waiter('job_done')"
    assert repr(requests.GetJobRequest.wait_until_job_done_async) == "AsyncWaiter('job_done')"


def test_the_options_are_in_the_signature(requests, get_job):
    options = ["client", "delay", "max_attempts", "on_attempt", "level", "check"]
    assert list(inspect.signature(get_job.wait_until_job_done).parameters) == options
    assert list(inspect.signature(get_job.wait_until_job_done_async).parameters) == options
