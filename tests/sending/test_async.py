"""The methods for clients of aiobotocore: they do what the others do, and await it."""

from __future__ import annotations

import asyncio
import contextvars
from importlib import import_module
from unittest.mock import AsyncMock, Mock

import boto3
import pytest
from botocore.exceptions import WaiterError

from tests.sending.stub import AsyncClient, error
from tests.sending.test_pages import PAGES


@pytest.fixture
def client(stub):
    return AsyncClient(stub.client)


async def gathered(items):
    return [item async for item in items]


def test_a_call_returns_the_response_class(requests, stub, client):
    stub.answer({"Job": {"JobId": "j"}})
    response = asyncio.run(requests.GetJobRequest(job_id="j").send_async(client))
    assert response == requests.GetJobResponse(job=requests.Job(job_id="j"))
    assert stub.calls == [("GetJob", {"JobId": "j"})]


def test_a_request_is_checked_before_it_is_sent(requests, stub, client):
    with pytest.raises(requests.rt.ValidationError):
        asyncio.run(requests.GetJobRequest(job_id="j" * 41).send_async(client))
    assert stub.calls == []
    asyncio.run(requests.GetJobRequest(job_id="j" * 41).send_async(client, check=False))
    assert len(stub.calls) == 1


def test_an_error_is_typed_and_botocores_own(requests, stub, client):
    stub.answer(error("JobNotFound"))
    with pytest.raises(requests.JobNotFound) as caught:
        asyncio.run(requests.GetJobRequest(job_id="j").send_async(client))
    assert isinstance(caught.value, stub.client.exceptions.JobNotFound)


def test_a_guard_does_not_check_again(requests, stub, client, monkeypatch):
    guard = import_module(f"{requests.rt.__name__}.guard")
    monkeypatch.setattr(guard, "check_value", lambda *_, **__: pytest.fail("checked again"))
    requests.guard(stub.client)
    asyncio.run(requests.GetJobRequest(job_id="j").send_async(client))


def test_pages_and_items(requests, stub, client):
    stub.answer(*PAGES)
    pages = asyncio.run(gathered(requests.ListJobsRequest().pages_async(client)))
    assert [len(page.jobs) for page in pages] == [2, 2, 1]
    stub.answer(*PAGES)
    items = requests.ListJobsRequest().items_async(client, max_items=3)
    assert [job.job_id for job in asyncio.run(gathered(items))] == ["a", "b", "c"]
    stub.answer(*PAGES[1:])
    rest = requests.ListJobsRequest().items_async(client, starting_token=items.resume_token)
    assert [job.job_id for job in asyncio.run(gathered(rest))] == ["d", "e"]
    stub.answer(*PAGES)
    result = asyncio.run(requests.ListJobsRequest().pages_async(client).build_full_result())
    assert (len(result.jobs), result.owner) == (5, "first")
    assert repr(rest) == "AsyncItems(ListJobs)"


def test_an_error_between_pages_is_typed(requests, stub, client):
    stub.answer(PAGES[0], error("Slow.Down"))
    with pytest.raises(requests.Throttled):
        asyncio.run(gathered(requests.ListJobsRequest().items_async(client)))


def test_waiters(requests, stub, client):
    stub.answer(error("JobNotFound"), {"Job": {"JobId": "j"}})
    attempts = []
    request = requests.GetJobRequest(job_id="j")
    response = asyncio.run(request.wait_until_job_done_async(client, on_attempt=attempts.append))
    assert response.job.job_id == "j"
    first, second = attempts
    assert (first.number, isinstance(first.error, requests.JobNotFound)) == (1, True)
    assert (second.number, second.error) == (2, None)
    stub.answer(error("JobNotFound"))
    with pytest.raises(WaiterError) as caught:
        asyncio.run(request.wait_until_job_done_async(client, max_attempts=2))
    assert isinstance(caught.value.__cause__, requests.JobNotFound)


def test_a_client_of_boto3_is_refused_before_anything_is_sent(requests, stub):
    said = r"must be a client of aiobotocore \(got one of boto3\); use the method without _async"
    with pytest.raises(ValueError, match=said):
        asyncio.run(requests.StopAllRequest().send_async(stub.client))
    with pytest.raises(ValueError, match=said):
        requests.ListJobsRequest().items_async(stub.client)
    with pytest.raises(ValueError, match=said):
        asyncio.run(requests.GetQuotaRequest().wait_until_quota_free_async(stub.client))
    with pytest.raises(ValueError, match=r"must be a client of requests \(got one of s3\)"):
        asyncio.run(requests.StopAllRequest().send_async(boto3.client("s3", region_name="us-east-1")))
    with pytest.raises(ValueError, match=r"must be an aiobotocore client of requests \(got NoneType\)"):
        asyncio.run(requests.StopAllRequest().send_async(None))
    assert stub.calls == []


def test_a_mock_may_stand_in_the_place_of_a_client(requests):
    client = AsyncMock()
    client.get_job.return_value = {"Job": {"JobId": "j"}}
    assert asyncio.run(requests.GetJobRequest(job_id="j").send_async(client)).job.job_id == "j"
    with pytest.raises(TypeError, match=r"client.get_job must return an awaitable \(got Mock\)"):
        asyncio.run(requests.GetJobRequest(job_id="j").send_async(Mock()))
    with pytest.raises(ValueError, match="must be a boto3 client"):
        requests.GetJobRequest(job_id="j").send(client)


def test_a_call_may_be_closed_in_another_context(requests, stub):
    class Waits:
        def __await__(self):
            yield

    requests.guard(stub.client)
    waiting = Mock(get_job=Mock(return_value=Waits()))
    call = requests.GetJobRequest(job_id="j").send_async(waiting)
    contextvars.copy_context().run(call.send, None)
    call.close()
