"""Modelled errors: what the model says of them, and the way from botocore's ClientError."""

from __future__ import annotations

import copy
import pickle
from importlib import import_module

import pytest
from botocore.exceptions import ClientError, EventStreamError


@pytest.fixture(scope="module")
def errors(golden):
    return golden("errors")


def client_error(response: dict, operation: str = "GetThing") -> ClientError:
    return ClientError(response, operation)


@pytest.mark.parametrize(
    ("name", "code", "status", "client_fault", "retryable", "throttling"),
    [
        ("ThingNotFoundException", "ThingNotFoundException", 404, True, False, False),
        ("ThrottlingException", "ThrottlingException", 429, True, True, True),
        ("InternalServerException", "InternalServerException", 500, False, True, False),
        ("SlowDownException", "SlowDownException", None, None, True, False),
        ("PlainException", "PlainException", None, None, False, False),
        ("CodedException", "Service.Coded", 400, True, False, False),
        ("TeapotException", "TeapotException", 418, True, False, False),
        ("EmptyException", "EmptyException", 409, True, False, False),
    ],
)
def test_errors_say_what_the_model_says_of_them(errors, name, code, status, client_fault, retryable, throttling):
    error = getattr(errors, name)
    assert (error.error_code, error.http_status_code) == (code, status)
    assert (error.is_client_fault, error.is_retryable, error.is_throttling) == (client_fault, retryable, throttling)
    assert issubclass(error, Exception)


def test_from_client_error_of_a_json_service(errors):
    """The members of a JSON or REST error are at the top of the response."""
    raised = client_error(
        {
            "Error": {"Code": "ThingNotFoundException", "Message": "no such thing"},
            "Message": "no such thing",
            "ResourceId": "t-1",
            "Reason": "DELETED",
            "Details": [{"Key": "a"}],
            "New": 1,
            "ResponseMetadata": {"HTTPStatusCode": 404},
        }
    )
    error = errors.from_client_error(raised)
    assert type(error) is errors.ThingNotFoundException
    assert error.message == "no such thing"
    assert error.resource_id == "t-1"
    assert error.reason is errors.Reason.DELETED
    assert error.details == [errors.Detail(key="a")]
    assert error.unknown_members == {"New": 1}
    assert error.response is raised.response
    assert (error.operation_name, errors.ThingNotFoundException().operation_name) == ("GetThing", None)
    assert error.__cause__ is raised
    assert str(error) == "ThingNotFoundException: no such thing"


def test_from_client_error_of_a_query_service(golden):
    """The members of a query error are beside its code."""
    query = golden("protocol_query")
    raised = client_error(
        {
            "Error": {"Type": "Sender", "Code": "UserAlreadyExists", "Message": "taken", "UserName": "ann"},
            "ResponseMetadata": {"HTTPStatusCode": 400},
        },
        "CreateUser",
    )
    error = query.from_client_error(raised)
    assert type(error) is query.UserExistsFault
    assert error.message == "taken"
    assert error.user_name == "ann"
    assert error.unknown_members == {}


def test_from_client_error_of_a_query_compatible_service(golden):
    """Such a service gives two codes: the one of the model is in QueryErrorCode."""
    cbor = golden("protocol_cbor")
    error = {"Code": "Sender.Limit", "QueryErrorCode": "LimitExceeded", "Message": "enough"}
    typed = cbor.from_client_error(client_error({"Error": error}))
    assert type(typed) is cbor.LimitExceededFault
    assert typed.message == "enough"


def test_the_message_is_found_however_the_model_spells_it(errors):
    raised = client_error({"Error": {"Code": "ThrottlingException", "Message": "slow down"}})
    assert errors.from_client_error(raised).message == "slow down"


def test_from_client_error_by_a_code_of_its_own(errors):
    raised = client_error({"Error": {"Code": "Service.Coded", "Message": "m"}})
    assert type(errors.from_client_error(raised)) is errors.CodedException


def test_an_error_that_the_model_does_not_name_is_a_plain_service_error(errors):
    raised = client_error({"Error": {"Code": "AccessDenied", "Message": "no"}, "Hint": "ask"})
    error = errors.from_client_error(raised)
    assert type(error) is errors.rt.ServiceError
    assert str(error) == "AccessDenied: no"
    assert error.__cause__ is raised


def test_an_error_without_code_or_message_is_still_an_error(errors):
    error = errors.from_client_error(client_error({}))
    assert type(error) is errors.rt.ServiceError
    assert str(error)


def test_errors_can_be_raised_and_caught_by_class(errors):
    raised = client_error({"Error": {"Code": "ThrottlingException", "Message": "m"}})
    with pytest.raises(errors.ThrottlingException) as caught:
        raise errors.from_client_error(raised)
    assert caught.value.__cause__ is raised


def test_members_named_like_attributes_of_an_exception_keep_their_values(errors):
    wire = {"args": "a", "response": "r", "errorCode": "e", "httpStatusCode": 418, "withTraceback": "w", "addNote": "n"}
    error = errors.ReservedException.from_boto3(wire)
    assert error.to_boto3() == wire
    assert (error.args_, error.response_, error.error_code_) == ("a", "r", "e")
    assert error.error_code == "ReservedException"
    assert error.args == ()


def test_required_members_may_be_absent_from_an_error(errors):
    assert errors.ThingNotFoundException().message is None


def test_two_errors_may_share_a_code_and_that_of_the_operation_counts(errors, monkeypatch):
    """Such as CloudWatch's ResourceNotFound and ResourceNotFoundException."""
    monkeypatch.setattr(errors.PlainException, "error_code", "ThingNotFoundException")
    monkeypatch.setattr(errors.operation("ListThings"), "errors", (errors.PlainException,))
    response = {"Error": {"Code": "ThingNotFoundException", "Message": "m"}}
    of_operation, of_service = (
        errors.from_client_error(client_error(response, name)) for name in ("ListThings", "Any")
    )
    assert (type(of_operation), type(of_service)) == (errors.PlainException, errors.ThingNotFoundException)


def test_an_error_in_a_stream_has_the_name_of_its_event_as_its_code(golden):
    streams = golden("event_streams")
    raised = EventStreamError({"Error": {"Code": "Failed", "Message": "m"}}, "Converse")
    error = streams.from_client_error(raised)
    assert type(error) is streams.StreamFailedException
    assert (error.message, error.error_code) == ("m", "StreamFailedException")
    assert type(streams.from_client_error(EventStreamError({"Error": {"Code": "Text"}}, "Converse"))) is (
        streams.rt.ServiceError
    )


@pytest.mark.parametrize(
    ("code", "status", "retryable", "throttling", "legacy"),
    [
        ("Throttling", 400, True, True, True),
        ("SlowDown", 503, True, True, True),
        ("RequestTimeout", 400, True, False, False),
        ("Unheard", 503, True, False, True),
        ("Unheard", 429, True, True, True),
        ("Unheard", 509, False, False, True),
        ("Unheard", 400, False, False, False),
        # A modelled error decides for itself at status 429.
        ("ThingNotFoundException", 429, False, False, True),
        ("ThrottlingException", 200, True, True, False),
    ],
)
def test_an_error_says_what_botocore_does(errors, code, status, retryable, throttling, legacy):
    response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    error = errors.from_client_error(client_error(response))
    assert (error.is_retryable, error.is_throttling) == (retryable, throttling)
    assert (error.is_retried(), error.is_retried("adaptive"), error.is_retried("legacy")) == (
        retryable,
        retryable,
        legacy,
    )
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.is_retryable, copied.is_retried("legacy")) == (retryable, legacy)


def test_a_retry_mode_must_be_known(errors):
    with pytest.raises(ValueError, match=r'mode must be one of standard, adaptive, legacy \(got "fast"\)'):
        errors.ThrottlingException().is_retried("fast")


@pytest.mark.parametrize("response", [None, [], {"Error": None}, {"Error": []}, {"Error": {"Code": 5}}, {"Error": {}}])
def test_an_odd_response_is_still_an_error(errors, response):
    raised = client_error({})
    raised.response = response
    error = errors.from_client_error(raised)
    assert type(error) is errors.rt.ServiceError
    assert str(error)
    assert error.is_retryable is False


def test_a_sensitive_message_does_not_show(errors):
    error = errors.SecretiveException.from_boto3({"Message": "s3cret", "Secret": "s3cret"})
    assert str(error) == "SecretiveException: <sensitive>"
    assert error.message == "s3cret"


def test_errors_survive_copies_and_pickles(errors):
    error = errors.ThingNotFoundException.from_boto3({"Message": "m", "Reason": "NEW", "New": 1})
    for copied in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert copied.to_boto3() == {"Message": "m", "Reason": "NEW", "New": 1}
        assert copied.unknown_members == {"New": 1}
        assert str(copied) == str(error)


def test_errors_match_by_class_and_member(errors):
    match errors.ThingNotFoundException(reason="DELETED"):
        case errors.ThingNotFoundException(reason=errors.Reason.DELETED):
            pass
        case _:
            pytest.fail("no match")


def test_errors_are_equal_by_class_and_members(errors):
    def gone(reason="DELETED"):
        return errors.ThingNotFoundException(reason=reason)

    assert gone() == gone()
    assert gone() != gone("NEW")
    assert gone() != errors.SecretiveException.from_boto3({})
    assert gone() != "gone"


def as_botocores(typed, reason=None):
    """Return a typed error that is also botocore's, as a call raises it."""
    response = {"Error": {"Code": "Code", "Message": "m"}} | ({"Reason": reason} if reason else {})
    made = import_module("aws_shapes._runtime.typed_errors")
    return made.as_client_error(typed, client_error(response))


def test_typed_errors_of_botocore_are_equal_by_members(errors):
    def gone(reason):
        return as_botocores(errors.ThingNotFoundException(reason=reason), reason)

    error = gone("DELETED")
    assert error == gone("DELETED")
    assert error != gone("NEW")
    assert error != "gone"
    assert hash(error) == Exception.__hash__(error)
    assert error.operation_name == "GetThing"
    assert type(error) is type(gone("NEW"))
    assert isinstance(error, ClientError)


def test_errors_without_members_are_equal_only_to_themselves(errors):
    one, other = errors.EmptyException(), errors.EmptyException()
    assert [one == one, one == other] == [True, False]
    one, other = as_botocores(one), as_botocores(other)
    assert [one == one, one == other] == [True, False]


@pytest.mark.parametrize("error", [3, None, "Denied", ValueError])
def test_what_is_no_exception_has_no_modelled_error(errors, error):
    with pytest.raises(TypeError, match=r"error must be a ClientError of botocore \(got (int|NoneType|str|type)\)"):
        errors.from_client_error(error)
