"""Event streams, streaming blobs, documents and jsonvalues: what boto3 gives is passed on, typed where it can be."""

from __future__ import annotations

import asyncio
import io

import pytest
from botocore.exceptions import EventStreamError


@pytest.fixture(scope="module")
def streams(golden):
    return golden("event_streams")


class Raw:
    """What boto3 gives for an event stream: an iterator of dicts that can be closed."""

    def __init__(self, *events: dict) -> None:
        self.events = events
        self.closed = False

    def __iter__(self):
        return iter(self.events)

    def close(self) -> None:
        self.closed = True


def test_an_event_stream_iterates_over_typed_events(streams):
    raw = Raw(
        {"Text": {"Text": "hi", "Kind": "FINAL", "Words": [{"Text": "hi"}]}}, {"Done": {"Summary": {"Seconds": 3}}}
    )
    response = streams.ConverseResponse.from_boto3({"Session": "s", "Events": raw})
    text, done = response.events
    assert text.which == "text"
    assert text.text == streams.TextEvent(text="hi", kind="FINAL", words=[streams.Word(text="hi")])
    assert done.done.summary.seconds == 3


def test_an_exception_in_a_stream_is_its_class(streams):
    response = streams.ConverseResponse.from_boto3({"Events": Raw({"Failed": {"Message": "m", "Position": 7}})})
    (event,) = response.events
    assert event.which == "failed"
    assert isinstance(event.failed, streams.StreamFailedException)
    assert event.failed.position == 7


def test_an_event_that_the_spec_does_not_know_is_kept(streams):
    response = streams.ConverseResponse.from_boto3({"Events": Raw({"Later": {"X": 1}})})
    (event,) = response.events
    assert event.which is None
    assert event.unknown_members == {"Later": {"X": 1}}


def test_a_stream_is_not_read_before_it_is_iterated(streams):
    class Unread(Raw):
        def __iter__(self):
            raise AssertionError

    response = streams.ConverseResponse.from_boto3({"Events": Unread()})
    assert "Unread" in repr(response)


def failing(*events, error):
    yield from events
    raise error


def test_an_error_in_a_stream_is_typed_and_botocores_own(streams):
    raised = EventStreamError({"Error": {"Code": "Failed", "Message": "m"}}, "Converse")
    raw = failing({"Done": {}}, error=raised)
    events = iter(streams.ConverseResponse.from_boto3({"Events": raw}).events)
    assert next(events).which == "done"
    with pytest.raises(EventStreamError) as caught:
        next(events)
    assert isinstance(caught.value, streams.StreamFailedException)
    assert (caught.value.message, caught.value.response) == ("m", raised.response)
    assert caught.value.__cause__ is raised


def test_another_exception_in_a_stream_is_raised_as_it_is(streams):
    raised = ConnectionResetError()
    events = streams.ConverseResponse.from_boto3({"Events": failing(error=raised)}).events
    with pytest.raises(ConnectionResetError) as caught:
        list(events)
    assert caught.value is raised


def test_a_stream_of_aiobotocore_is_iterated_over_with_await(streams):
    async def raw():
        yield {"Text": {"Text": "hi"}}
        raise EventStreamError({"Error": {"Code": "Failed"}}, "Converse")

    async def read(found):
        async for event in streams.ConverseResponse.from_boto3({"Events": raw()}).events:
            found.append(event.which)

    found = []
    with pytest.raises(streams.StreamFailedException):
        asyncio.run(read(found))
    assert found == ["text"]


def test_a_stream_closes_what_is_underneath(streams):
    raw = Raw()
    with streams.ConverseResponse.from_boto3({"Events": raw}).events as events:
        assert list(events) == []
    assert raw.closed


def test_a_stream_of_what_cannot_be_closed_is_closed_without_an_error(streams):
    with streams.ConverseResponse.from_boto3({"Events": iter(())}).events as events:
        events.close()


def test_streams_are_equal_if_what_is_underneath_is(streams):
    def stream(raw):
        return streams.ConverseResponse.from_boto3({"Events": raw}).events

    raw = Raw()
    assert stream(raw) == stream(raw)
    assert stream(raw) != stream(Raw())
    assert stream([]) == stream([])
    assert stream([]) != []
    with pytest.raises(TypeError):
        hash(stream(raw))


def test_what_is_no_event_is_passed_on(streams):
    assert list(streams.ConverseResponse.from_boto3({"Events": iter([None, "x"])}).events) == [None, "x"]


def test_a_stream_that_is_absent_is_none(streams):
    assert streams.ConverseResponse.from_boto3({}).events is None


def test_to_boto3_gives_back_the_raw_stream(streams):
    raw = Raw()
    assert streams.ConverseResponse.from_boto3({"Events": raw}).to_boto3() == {"Events": raw}


def test_streaming_blobs_are_passed_on_unread(golden):
    blobs = golden("streaming_blobs")
    body = io.BytesIO(b"content")
    assert blobs.UploadRequest(key="k", body=body).to_boto3() == {"Key": "k", "Body": body}
    assert blobs.DownloadResponse.from_boto3({"Body": body}).body is body
    assert body.tell() == 0


@pytest.mark.parametrize("document", [{}, {"a": [1, None, {"b": 1.5}]}, [1, [2]], "text", 0, False, 1.5])
def test_documents_and_jsonvalues_are_passed_on_as_they_are(golden, document):
    documents = golden("documents")
    request = documents.InvokeRequest(
        input=document,
        attributes=document,
        steps=[document],
        by_name={"a": document},
        nested=documents.Holder(json=document),
    )
    params = request.to_boto3()
    assert params == {
        "Input": document,
        "Attributes": document,
        "Steps": [document],
        "ByName": {"a": document},
        "Nested": {"Json": document},
    }
    assert documents.InvokeRequest.from_boto3(params) == request


def test_a_stream_that_was_received_is_no_violation(streams):
    streams.ConverseResponse.from_boto3({"Session": "s", "Events": Raw()}).validate()


def test_a_stream_is_checked_as_it_is_sent(streams):
    for raw in ({}, {"Text": {"Text": "hi"}}, Raw({"Text": {"Text": "hi"}})):
        response = streams.ConverseResponse.from_boto3({"Session": "s", "Events": raw})
        found = streams.validate("ConverseResponse", response.to_boto3())
        try:
            response.validate()
        except ValueError as failure:
            assert [each.message for each in failure.violations] == [each.message for each in found] != []
        else:
            assert found == []
