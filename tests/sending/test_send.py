"""`request.send(client)`: the check, the call, the typed response and the typed errors."""

from __future__ import annotations

import copy
import pickle
import sys
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock, Mock, create_autospec

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError
from botocore.stub import Stubber

from tests.sending.stub import AsyncClient, Stub, error

JOB = {"JobId": "j-1", "Status": "DONE"}


def test_a_call_returns_the_response_class(requests, stub):
    stub.answer({"Job": JOB})
    response = requests.GetJobRequest(job_id="j-1").send(stub.client)
    assert type(response) is requests.GetJobResponse
    assert response.job == requests.Job(job_id="j-1", status="DONE")
    assert response.response_metadata.request_id == "r-1"
    assert stub.calls == [("GetJob", {"JobId": "j-1"})]


def test_a_request_is_checked_before_it_is_sent(requests, stub):
    with pytest.raises(requests.rt.ValidationError, match=r"GetJobRequest.JobId must have at most 40 characters"):
        requests.GetJobRequest(job_id="j" * 41).send(stub.client)
    assert stub.calls == []


def test_what_is_wrong_at_no_level_but_the_own_is_sent(requests, stub):
    request = requests.GetJobRequest(job_id="j" * 41)
    request.send(stub.client, level="botocore")
    with pytest.raises(requests.rt.ValidationError):
        request.send(stub.client, level="modelled")
    request.send(stub.client, check=False)
    assert stub.params == [{"JobId": "j" * 41}] * 2


def test_a_level_must_be_known_though_nothing_is_checked(requests, stub):
    with pytest.raises(ValueError, match=r'level must be one of botocore, modelled, documented \(got "strict"\)'):
        requests.StopAllRequest().send(stub.client, level="strict", check=False)


def test_what_cannot_be_converted_is_a_violation(requests, stub):
    class Odd(requests.GetJobRequest):
        def to_boto3(self):
            raise RuntimeError("odd")

    with pytest.raises(requests.rt.ValidationError, match="JobId"):
        Odd(job_id="j" * 41).send(stub.client)
    with pytest.raises(RuntimeError, match="odd"):
        Odd(job_id="j").send(stub.client)
    assert stub.calls == []


def test_a_check_that_a_derived_class_adds_is_made(requests, stub):
    class Careful(requests.GetJobRequest):
        def validate(self, *, partial=False, level="documented"):
            super().validate(partial=partial, level=level)
            if self.job_id == "j-0":
                raise LookupError("no such job")

    with pytest.raises(LookupError):
        Careful(job_id="j-0").send(stub.client)
    assert type(Careful(job_id="j-1").send(stub.client)) is requests.GetJobResponse
    assert stub.calls == [("GetJob", {"JobId": "j-1"})]


def test_a_conversion_of_a_derived_class_is_its_own(requests, stub):
    class Prefixed(requests.GetJobRequest):
        def to_boto3(self):
            return {**super().to_boto3(), "JobId": f"team-{self.job_id}"}

    for _ in range(2):
        Prefixed(job_id="j").send(stub.client)
    assert stub.params == [{"JobId": "team-j"}] * 2


def test_a_derived_class_is_checked_as_it_is_sent(requests, stub):
    class Short(requests.GetJobRequest):
        def to_boto3(self):
            return {**super().to_boto3(), "JobId": self.job_id[:3]}

    request = Short(job_id="j" * 41)
    request.validate()
    request.send(stub.client)
    assert stub.params == [{"JobId": "jjj"}]


def test_a_class_derived_in_a_folder_of_that_name_is_sent(requests, stub):
    module = ModuleType("acme.operations.orders")
    made = type("GetOrder", (requests.GetJobRequest,), {"__module__": module.__name__, "__slots__": ()})
    sys.modules[module.__name__] = module
    try:
        made(job_id="j").send(stub.client)
    finally:
        del sys.modules[module.__name__]
    assert stub.calls == [("GetJob", {"JobId": "j"})]


def test_an_error_has_what_boto3_says_of_its_response(requests, stub):
    stub.answer(error("JobNotFound", status=404))
    with pytest.raises(requests.JobNotFound) as caught:
        requests.GetJobRequest(job_id="j").send(stub.client)
    assert caught.value.response_metadata.http_status_code == 404
    assert requests.JobNotFound().response_metadata is None


def test_a_response_without_members_keeps_all(requests, stub):
    for _ in range(3):
        response = requests.StopAllRequest().send(stub.client)
    assert response.response_metadata.request_id == "r-1"
    stub.answer({"Later": 1})
    assert requests.StopAllRequest().send(stub.client).unknown_members == {"Later": 1}


def test_a_guard_checks_what_a_handler_has_changed(requests, stub):
    requests.guard(stub.client, on_violation="raise")
    stub.client.meta.events.register("provide-client-params", lambda params, **_: {**params, "JobId": "j" * 41})
    with pytest.raises(ParamValidationError, match="JobId"):
        requests.GetJobRequest(job_id="j").send(stub.client)


def test_a_guard_checks_a_call_within_a_call(requests, stub):
    requests.guard(stub.client, on_violation="raise")
    inner = []

    def call(**_):
        if not inner:
            inner.append(None)
            with pytest.raises(ParamValidationError, match="JobId"):
                stub.client.get_job(JobId="j" * 41)

    stub.client.meta.events.register("provide-client-params", call)
    requests.GetJobRequest(job_id="j").send(stub.client)
    assert inner == [None]


def test_what_a_request_has_beside_its_members_is_judged(requests, stub):
    request = requests.GetJobRequest.from_boto3({"JobId": "j", "Other": 1})
    with pytest.raises(requests.rt.ValidationError, match="Other"):
        request.send(stub.client)
    assert stub.calls == []


def test_a_copy_is_sent_as_what_it_is_of(requests, stub):
    copy.copy(requests.GetJobRequest(job_id="j")).send(stub.client)
    assert stub.params == [{"JobId": "j"}]


def test_a_request_is_sent_as_it_is_at_each_call(requests, stub):
    request = requests.GetJobRequest(job_id="a")
    for job_id in ("a", "b", None, "c"):
        request.job_id = job_id
        if job_id is None:
            with pytest.raises(requests.rt.ValidationError, match=r"JobId must be set"):
                request.send(stub.client)
        else:
            request.send(stub.client)
    assert stub.params == [{"JobId": "a"}, {"JobId": "b"}, {"JobId": "c"}]


def test_an_operation_without_input_has_an_empty_request(requests, stub):
    stub.answer({"Jobs": 3})
    assert requests.GetQuotaRequest().send(stub.client) == requests.Quota(jobs=3)
    assert stub.calls == [("GetQuota", {})]


def test_an_operation_without_output_returns_what_boto3_says_of_the_response(requests, stub):
    response = requests.StopAllRequest().send(stub.client)
    assert isinstance(response, requests.rt.EmptyResponse)
    assert response.response_metadata.http_status_code == 200
    assert response.to_boto3().keys() == {"ResponseMetadata"}
    assert repr(response) == "EmptyResponse()"


@pytest.mark.parametrize(
    ("request_name", "params", "operation", "response"),
    [
        ("PauseJobRequest", {"job_id": "j"}, "PauseJob", "Job"),
        ("ResumeJobRequest", {"job_id": "j"}, "ResumeJob", "EmptyResponse"),
        ("GetQueueRequest", {"name": "q"}, "GetQueue", "Queue"),
        ("DescribeQueueRequest", {"name": "q"}, "DescribeQueue", "QueueDetails"),
        ("Job", {"job_id": "j"}, "UpdateJob", "Job"),
        ("PartList", {"parts": ["a"]}, "ListParts", "PartList"),
    ],
)
def test_a_request_knows_its_operation(requests, stub, request_name, params, operation, response):
    request = getattr(requests, request_name)(**params)
    assert type(request.send(stub.client)).__name__ == response
    assert stub.calls == [(operation, request.to_boto3())]
    assert requests.operation(operation).request is type(request)


def test_members_with_the_names_of_methods_are_sent(requests, stub):
    requests.GetJobRequest(job_id="j", send_="a", send_async_="b", items=["c"], wait_until_job_done_="d").send(
        stub.client
    )
    assert stub.params == [{"JobId": "j", "Send": "a", "SendAsync": "b", "Items": ["c"], "WaitUntilJobDone": "d"}]


def test_what_is_no_request_of_an_operation_is_said(requests, stub):
    class Own(requests.rt.Request):
        pass

    with pytest.raises(TypeError, match="Own is not the request of an operation"):
        Own().send(stub.client)


# Errors.


def raised(requests, stub, answer: dict[str, Any]) -> Any:
    stub.answer(answer)
    with pytest.raises(ClientError) as caught:
        requests.GetJobRequest(job_id="j-1").send(stub.client)
    return caught.value


def test_a_modelled_error_is_typed_and_botocores_own(requests, stub):
    response = error("JobNotFound", "no such job", 404, JobId="j-1")
    found = raised(requests, stub, response)
    assert isinstance(found, requests.JobNotFound)
    assert isinstance(found, requests.rt.ServiceError)
    assert isinstance(found, stub.client.exceptions.JobNotFound)
    assert (found.message, found.job_id) == ("no such job", "j-1")
    assert found.response["Error"] == response["Error"]
    assert found.operation_name == "GetJob"
    assert type(found.__cause__) is stub.client.exceptions.JobNotFound
    assert found.args == found.__cause__.args
    assert (
        str(found)
        == str(found.__cause__)
        == ("An error occurred (JobNotFound) when calling the GetJob operation: no such job")
    )
    assert repr(found) == "JobNotFound(message='no such job', job_id='j-1')"


def test_present_handlers_catch_it(requests, stub):
    stub.answer(error("JobNotFound"))
    for handled in (ClientError, stub.client.exceptions.ClientError, stub.client.exceptions.JobNotFound):
        with pytest.raises(handled):
            requests.GetJobRequest(job_id="j-1").send(stub.client)


def test_an_error_is_known_by_its_code(requests, stub):
    found = raised(requests, stub, error("Slow.Down", status=429))
    assert isinstance(found, requests.Throttled)
    assert (found.is_throttling, found.http_status_code) == (True, 429)


@pytest.mark.parametrize(
    "answer", [error("AccessDenied"), error(None), error(None, None), {**error(None), "Error": None}]
)
def test_an_error_without_a_model_or_a_code_is_a_plain_service_error(requests, stub, answer):
    if answer["Error"] is None:
        # botocore itself fails at what is no dict.
        answer["Error"] = {}
    found = raised(requests, stub, answer)
    assert isinstance(found, requests.rt.ServiceError)
    assert not isinstance(found, requests.JobNotFound)
    assert found.response["Error"] == answer["Error"]
    assert str(found)


def test_errors_are_equal_by_their_members(requests, stub):
    found, again = (raised(requests, stub, error("JobNotFound", JobId="j-1")) for _ in range(2))
    assert found == again == requests.JobNotFound(message="why", job_id="j-1") == found
    assert found != requests.JobNotFound(message="why", job_id="j-2")
    assert found != requests.Throttled(message="why")
    assert type(found) is type(again)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda found: pickle.loads(pickle.dumps(found))])
def test_an_error_is_copied_with_all_that_it_is(requests, stub, copied):
    found = raised(requests, stub, error("JobNotFound", JobId="j-1"))
    made = copied(found)
    assert made == found
    assert isinstance(made, requests.JobNotFound)
    assert isinstance(made, ClientError)
    assert (made.response, made.operation_name, made.args) == (found.response, found.operation_name, found.args)


def test_what_is_no_error_of_the_service_is_raised_as_it_is(requests, stub):
    unreachable = EndpointConnectionError(endpoint_url="https://stub")

    def fail(**_: object) -> None:
        raise unreachable

    stub.client.meta.events.unregister("before-call", stub._answer)
    stub.client.meta.events.register("before-call", fail)
    with pytest.raises(EndpointConnectionError) as caught:
        requests.GetJobRequest(job_id="j-1").send(stub.client)
    assert caught.value is unreachable


# Clients.


@pytest.mark.parametrize(
    ("client", "said"),
    [
        (lambda: boto3.client("s3", region_name="us-east-1"), r"client must be a client of requests \(got one of s3\)"),
        (
            lambda: boto3.resource("s3", region_name="us-east-1"),
            r"client of requests \(got a resource\); make one by boto3.client",
        ),
        (boto3.Session, r"client must be a boto3 client of requests \(got Session\)"),
        (lambda: boto3, r"client must be a boto3 client of requests \(got module\)"),
        (lambda: None, r"client must be a boto3 client of requests \(got NoneType\)"),
        (lambda: "requests", r"client must be a boto3 client of requests \(got str\)"),
    ],
)
def test_a_client_must_be_one_of_the_service(requests, client, said):
    made = client()
    request = requests.ListJobsRequest()
    for call in (request.send, request.pages, request.items, requests.GetQuotaRequest().wait_until_quota_free):
        with pytest.raises(ValueError, match=said):
            call(made)


def test_each_client_is_looked_at_though_another_was_sent_with(requests, stub):
    request = requests.GetJobRequest(job_id="j")
    request.send(stub.client)
    with pytest.raises(ValueError, match=r"client must be a client of requests \(got one of sqs\)"):
        request.send(boto3.client("sqs", region_name="us-east-1"))
    request.send(stub.client)
    assert len(stub.calls) == 2


def test_a_mock_may_stand_in_the_place_of_a_client(requests):
    for client in (Mock(), MagicMock()):
        client.get_job.return_value = {"Job": JOB}
        assert requests.GetJobRequest(job_id="j-1").send(client).job.status is requests.JobState.DONE
        client.get_job.assert_called_once_with(JobId="j-1")
        client.get_job.side_effect = ClientError(error("JobNotFound"), "GetJob")
        with pytest.raises(requests.JobNotFound):
            requests.GetJobRequest(job_id="j-1").send(client)


def test_a_mock_may_have_the_attributes_of_a_client(requests):
    client = MagicMock()
    client.meta.service_model.service_name = create_autospec("requests")
    client.get_job.return_value = {"Job": JOB}
    assert requests.GetJobRequest(job_id="j-1").send(client).job.job_id == "j-1"
    client.get_job.assert_called_once_with(JobId="j-1")


def test_the_items_of_a_mock_are_those_of_the_only_list_of_its_pages(requests):
    client = MagicMock()
    paginate = client.get_paginator.return_value.paginate
    paginate.return_value = [{"Jobs": [JOB, JOB], "Owner": "o"}, {"Jobs": []}]
    assert list(requests.ListJobsRequest().items(client)) == [requests.Job(job_id="j-1", status="DONE")] * 2
    for page, got in ({}, "none"), ({"Jobs": [], "More": []}, '"Jobs", "More"'), ({"More": []}, '"More"'):
        paginate.return_value = [page]
        message = rf"^a page of a mock must have exactly one list, of items \(got {got}\); or use pages\(\)$"
        with pytest.raises(ValueError, match=message):
            list(requests.ListJobsRequest().items(client))


def test_nothing_follows_the_pages_of_a_mock(requests):
    client = MagicMock()
    client.get_paginator.return_value.paginate.return_value = [{"Jobs": [JOB]}]
    items = requests.ListJobsRequest().items(client, max_items=1)
    assert len(list(items)) == 1
    assert items.resume_token is None


def test_what_a_mock_returns_is_returned_as_it_is_unless_it_is_a_dict(requests):
    client = MagicMock()
    assert requests.GetJobRequest(job_id="j-1").send(client) is client.get_job.return_value


def test_the_paginator_of_a_mock_is_called_once_with_what_was_given(requests):
    client = MagicMock()
    paginate = client.get_paginator.return_value.paginate
    paginate.return_value = [{"Jobs": [JOB]}, {"Jobs": []}]
    assert [len(page.jobs) for page in requests.ListJobsRequest().pages(client)] == [1, 0]
    client.get_paginator.assert_called_once_with("list_jobs")
    paginate.assert_called_once_with()
    assert len(list(requests.ListJobsRequest().pages(client, page_size=5))) == 2
    paginate.assert_called_with(PaginationConfig={"PageSize": 5})


def test_the_waiter_of_a_mock_is_called_with_what_was_given(requests):
    client = MagicMock()
    assert requests.GetJobRequest(job_id="j").wait_until_job_done(client) is None
    client.get_waiter.assert_called_once_with("job_done")
    client.get_waiter.return_value.wait.assert_called_once_with(JobId="j")
    requests.GetJobRequest(job_id="j").wait_until_job_done(client, delay=2)
    client.get_waiter.return_value.wait.assert_called_with(JobId="j", WaiterConfig={"Delay": 2})


def test_an_answer_of_botocores_stubber_is_typed(requests, stub):
    stubber = Stubber(stub.client)
    stubber.add_response("get_job", {"Job": JOB}, {"JobId": "j-1"})
    stub.client.meta.events.unregister("before-call", stub._answer)
    with stubber:
        assert requests.GetJobRequest(job_id="j-1").send(stub.client).job.job_id == "j-1"


def test_a_client_of_aiobotocore_is_refused_before_anything_is_sent(requests, stub):
    client = AsyncClient(stub.client)
    request = requests.ListJobsRequest()
    for call in (request.send, request.pages, request.items, requests.GetQuotaRequest().wait_until_quota_free):
        with pytest.raises(ValueError, match=r"must be a boto3 client \(got one of aiobotocore\).*send_async"):
            call(client)
    assert stub.calls == []


def test_a_method_that_botocore_lacks_is_said(requests, stub, monkeypatch):
    monkeypatch.delattr(type(stub.client), "get_job")
    message = (
        "^client has no method get_job: the installed botocore is older than these classes, or cannot call GetJob$"
    )
    with pytest.raises(ValueError, match=message):
        requests.GetJobRequest(job_id="j-1").send(stub.client)


def test_a_client_that_was_closed_is_boto3s_matter(requests, stub):
    stub.client.close()
    assert requests.StopAllRequest().send(stub.client).response_metadata.http_status_code == 200


# Guards.


class Watched:
    """A guard that counts what it is asked to check."""

    def __init__(self, requests: Any, stub: Stub, monkeypatch: pytest.MonkeyPatch, level: str = "documented") -> None:
        self.checked: list[str] = []
        self.found: list[list[str]] = []
        guard = pytest.importorskip(f"{requests.rt.__name__}.guard")
        check = guard.check_value

        def counting(structure: Any, *arguments: Any, **options: Any) -> Any:
            self.checked.append(structure.__name__)
            return check(structure, *arguments, **options)

        monkeypatch.setattr(guard, "check_value", counting)
        requests.guard(stub.client, level=level, on_violation=lambda error, _: self.found.append(error.violations))


def test_a_guard_does_not_check_again(requests, stub, monkeypatch):
    watched = Watched(requests, stub, monkeypatch)
    requests.GetJobRequest(job_id="j-1").send(stub.client)
    assert watched.checked == []
    stub.client.get_job(JobId="j-1")
    assert watched.checked == ["GetJobRequest"]


@pytest.mark.parametrize(
    ("level", "options", "checks"),
    [
        ("documented", {"level": "modelled"}, True),
        ("documented", {"check": False}, True),
        ("modelled", {"level": "modelled"}, False),
        ("botocore", {"level": "documented"}, False),
    ],
)
def test_a_guard_checks_what_was_not_checked_at_its_level(requests, stub, monkeypatch, level, options, checks):
    watched = Watched(requests, stub, monkeypatch, level)
    requests.GetJobRequest(job_id="j-1").send(stub.client, **options)
    assert bool(watched.checked) is checks


def test_a_guard_checks_the_calls_that_handlers_make_meanwhile(requests, stub, monkeypatch):
    watched = Watched(requests, stub, monkeypatch)

    def call_another(**_: object) -> None:
        stub.client.get_quota()

    stub.client.meta.events.register("before-call.requests.GetJob", call_another)
    stub.client.meta.events.unregister("before-call", stub._answer)
    stub.client.meta.events.register_last("before-call", stub._answer)
    requests.GetJobRequest(job_id="j-1").send(stub.client)
    assert watched.checked == ["GetQuotaRequest"]
