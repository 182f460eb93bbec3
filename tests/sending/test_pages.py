"""`request.pages(client)` and `request.items(client)`: typed, fetched lazily, limited and resumed as boto3 does it."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from itertools import islice

import pytest
from botocore.exceptions import PaginationError

from tests.sending.stub import error


def jobs(*names: str, token: str | None = None, **more: object) -> dict[str, object]:
    page: dict[str, object] = {"Jobs": [{"JobId": name} for name in names], **more}
    return page if token is None else {**page, "NextToken": token}


PAGES = (jobs("a", "b", token="t-1", Owner="first"), jobs("c", "d", token="t-2", Owner="second"), jobs("e"))


@pytest.fixture
def listing(requests, stub):
    stub.answer(*PAGES)
    return requests.ListJobsRequest()


def ids(items):
    return [job.job_id for job in items]


def test_pages_are_responses(requests, stub, listing):
    pages = list(listing.pages(stub.client))
    assert [type(page) for page in pages] == [requests.ListJobsResponse] * 3
    assert [ids(page.jobs) for page in pages] == [["a", "b"], ["c", "d"], ["e"]]
    assert stub.params == [{}, {"NextToken": "t-1"}, {"NextToken": "t-2"}]


def test_items_are_those_of_all_pages(requests, stub, listing):
    items = list(listing.items(stub.client))
    assert [type(item) for item in items] == [requests.Job] * 5
    assert ids(items) == ["a", "b", "c", "d", "e"]


def test_a_page_is_fetched_when_it_is_asked_for(stub, listing):
    items = listing.items(stub.client)
    assert stub.calls == []
    assert ids(islice(items, 2)) == ["a", "b"]
    assert len(stub.calls) == 1
    pages = listing.pages(stub.client)
    assert len(stub.calls) == 1
    next(iter(pages))
    assert len(stub.calls) == 2


def test_each_iteration_begins_with_the_first_page(stub, listing):
    items = listing.items(stub.client)
    assert ids(items) == ["a", "b", "c", "d", "e"]
    stub.answer(*PAGES)
    assert ids(items) == ["a", "b", "c", "d", "e"]
    assert stub.params[0] == {}


def test_limits_are_those_of_boto3(stub, listing):
    items = listing.items(stub.client, max_items=3, page_size=2)
    assert ids(items) == ["a", "b", "c"]
    assert stub.params == [{"MaxResults": 2}, {"MaxResults": 2, "NextToken": "t-1"}]


def test_what_was_limited_is_resumed(stub, listing):
    items = listing.items(stub.client, max_items=3)
    assert items.resume_token is None
    assert ids(items) == ["a", "b", "c"]
    stub.answer(*PAGES[1:])
    rest = listing.items(stub.client, starting_token=items.resume_token)
    assert ids(rest) == ["d", "e"]
    assert stub.params == [{"NextToken": "t-1"}, {"NextToken": "t-2"}]
    assert rest.resume_token is None


def test_a_full_result_is_one_response(requests, stub, listing):
    pages = listing.pages(stub.client)
    result = pages.build_full_result()
    assert type(result) is requests.ListJobsResponse
    # `Owner` is no result key, but one that is the same on all pages.
    assert (ids(result.jobs), result.owner, result.next_token) == (["a", "b", "c", "d", "e"], "first", None)


def test_a_full_result_that_was_limited_has_the_token_to_resume_with(stub, listing):
    pages = listing.pages(stub.client, max_items=2)
    result = pages.build_full_result()
    assert ids(result.jobs) == ["a", "b"]
    assert result.next_token == pages.resume_token is not None


def test_result_keys_may_be_in_a_structure_and_several(requests, stub):
    at = datetime(2024, 1, 1, tzinfo=UTC)
    stub.answer(
        {
            "Result": {"Done": [{"Name": "a", "At": at}], "Open": [{"Name": "x"}], "Count": 2, "NextMarker": "m"},
            "IsTruncated": True,
        },
        {"Result": {"Open": [{"Name": "y"}], "Count": 1, "NextMarker": "n", "NextPrefix": "p"}, "IsTruncated": True},
        {"Result": {"Done": [{"Name": "b"}], "Count": 3, "NextMarker": "ignored"}, "IsTruncated": False},
    )
    request = requests.ListStepsRequest()
    steps = list(request.items(stub.client))
    assert steps == [requests.Step(name="a", at=at), requests.Step(name="b")]
    assert stub.params == [{}, {"Marker": "m"}, {"Marker": "n", "Prefix": "p"}]
    stub.answer(
        {
            "Result": {"Done": [{"Name": "a"}], "Open": [{"Name": "x"}], "Count": 2, "NextMarker": "m"},
            "IsTruncated": True,
        },
        {"Result": {"Done": [], "Open": [{"Name": "y"}], "Count": 1}, "IsTruncated": False},
    )
    result = request.pages(stub.client).build_full_result().result
    assert (result.done, result.count) == ([requests.Step(name="a")], 3)
    assert result.open == [requests.Step(name="x"), requests.Step(name="y")]


def test_items_may_be_values_of_an_enum(requests, stub):
    stub.answer({"States": ["DONE", "NEW"], "NextToken": "t"}, {"States": []})
    done, new = requests.ListStatesRequest().items(stub.client)
    assert done is requests.JobState.DONE
    assert (new, new.is_known) == ("NEW", False)


def test_where_the_first_result_key_is_no_list_there_are_only_pages(requests, stub):
    stub.answer({"Log": "one, ", "Marker": "m"}, {"Log": "two"})
    request = requests.GetLogRequest()
    assert not hasattr(request, "items")
    assert [page.log for page in request.pages(stub.client)] == ["one, ", "two"]
    stub.answer({"Log": "one, ", "Marker": "m"}, {"Log": "two"})
    assert request.pages(stub.client).build_full_result().log == "one, two"


def test_a_paginator_without_results_is_none(requests):
    assert not hasattr(requests.SearchJobsRequest(), "pages")


def test_members_with_the_names_of_methods_are_sent(requests, stub):
    stub.answer(jobs("a"))
    request = requests.ListJobsRequest(pages_="p", items_="i", pages_async_="q", items_async_="j", max_results=5)
    list(request.items(stub.client))
    assert stub.params == [{"Pages": "p", "Items": "i", "PagesAsync": "q", "ItemsAsync": "j", "MaxResults": 5}]


def test_a_request_is_checked_when_its_pages_are_asked_for(requests, stub):
    request = requests.ListJobsRequest(max_results=101)
    for call in (request.pages, request.items):
        with pytest.raises(requests.rt.ValidationError, match="MaxResults"):
            call(stub.client)
        call(stub.client, level="botocore")
        call(stub.client, check=False)


def test_a_limit_that_boto3_does_not_take_is_refused_at_once(requests, stub):
    with pytest.raises(PaginationError, match="PageSize parameter is not supported"):
        requests.ListStatesRequest().items(stub.client, page_size=5)


def test_an_error_between_pages_is_typed(requests, stub, listing):
    stub.answer(PAGES[0], error("Slow.Down"))
    items = iter(listing.items(stub.client))
    assert [next(items).job_id, next(items).job_id] == ["a", "b"]
    with pytest.raises(requests.Throttled) as caught:
        next(items)
    assert isinstance(caught.value, stub.client.exceptions.Throttled)
    stub.answer(error("Slow.Down"))
    with pytest.raises(requests.Throttled):
        listing.pages(stub.client).build_full_result()


def test_the_same_token_twice_is_boto3s_error(stub, listing):
    stub.answer(jobs("a", token="t"))
    with pytest.raises(PaginationError, match="same next token"):
        list(listing.items(stub.client))


def test_a_paginator_that_botocore_lacks_is_said(stub, listing, monkeypatch):
    monkeypatch.setattr(type(stub.client), "can_paginate", lambda client, name: False)
    message = "^client has no paginator of list_jobs: the installed botocore is older than these classes$"
    with pytest.raises(ValueError, match=message):
        listing.items(stub.client)


def test_a_result_key_that_the_classes_lack_is_said(requests, stub, listing, monkeypatch):
    schema = import_module(f"{requests.rt.__name__}.schema").schema_of(requests.ListJobsResponse)
    monkeypatch.delitem(schema.members, "Jobs")
    message = (
        "ListJobsResponse has no Jobs, which the installed botocore looks for: it is newer than these classes; "
        "generate them again from it"
    )
    with pytest.raises(ValueError, match=f"^{message}$"):
        list(listing.items(stub.client))


def test_a_guard_checks_no_page_again_but_limits(requests, stub, listing):
    found = []
    requests.guard(stub.client, on_violation=lambda error, call: found.append(call.params))
    list(listing.pages(stub.client))
    assert found == []
    # The page size becomes a parameter that `pages` did not check.
    stub.answer(jobs("a"))
    list(listing.pages(stub.client, page_size=101))
    assert [params["MaxResults"] for params in found] == [101]


def test_what_is_returned_says_of_what(stub, listing):
    assert repr(listing.pages(stub.client)) == "Pages(ListJobs)"
    assert repr(listing.items(stub.client)) == "Items(ListJobs)"


def test_each_page_gets_a_token_of_its_own_where_the_request_sets_none(requests, stub, listing, monkeypatch):
    schema = import_module(f"{requests.rt.__name__}.schema").schema_of(requests.ListJobsRequest)
    monkeypatch.setattr(schema, "tokens", frozenset({"pages_"}))
    monkeypatch.setattr(schema.members["Pages"], "token", True)
    monkeypatch.setattr(import_module(f"{requests.rt.__name__}.calls"), "_OPERATIONS", {})
    # boto3 would fill in a token: this model has none, so nothing is sent.
    list(listing.pages(stub.client))
    assert [params.get("Pages") for params in stub.params] == [None, None, None]
    listing.pages_ = "own"
    stub.answer(*PAGES)
    list(listing.pages(stub.client))
    assert [params.get("Pages") for params in stub.params] == ["own"] * 3
