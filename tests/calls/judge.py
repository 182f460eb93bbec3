"""The reference for level "botocore": a real boto3 call whose transport is stubbed at `before-send`.

Everything runs that runs in a call: every handler of botocore and boto3, the endpoint rules, ParamValidator, the
serializer of the protocol, checksums, signing, and the checks that the HTTP client makes of a URL, its headers and a
body. Only nothing is sent. A call is refused if an exception is raised before it would have been sent.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import boto3
import botocore.session
from botocore import exceptions
from botocore.awsrequest import AWSHTTPConnection, AWSPreparedRequest, AWSResponse
from botocore.config import Config
from botocore.model import OperationModel
from botocore.tokens import FrozenAuthToken
from botocore.validate import ParamValidator
from urllib3 import PoolManager
from urllib3.util.url import _encode_target

from tests.calls.answers import answer
from tests.corpus.models import Model

REGION = "us-east-1"
ACCOUNT = "111122223333"

CONFIG = Config(
    retries={"mode": "standard", "total_max_attempts": 1},
    ignore_configured_endpoint_urls=True,
    # A session of S3 Express would be asked for by a call of its own.
    s3={"disable_s3_express_session_auth": True},
)

# Exceptions that depend on the client and its environment, not on the parameters.
_SURROUNDINGS = (
    exceptions.CredentialRetrievalError,
    exceptions.MissingDependencyException,
    exceptions.NoAuthTokenError,
    exceptions.NoCredentialsError,
    exceptions.NoRegionError,
    exceptions.PartialCredentialsError,
    exceptions.TokenRetrievalError,
    exceptions.UnknownSignatureVersionError,
    exceptions.UnsupportedS3AccesspointConfigurationError,
    exceptions.UnsupportedS3ConfigurationError,
    exceptions.UnsupportedS3ControlConfigurationError,
)

# Each part of a call, in order, by the function of botocore that `BaseClient._make_api_call` calls for it.
_PARTS = {
    "_emit_api_params": "handlers",
    "_resolve_endpoint_ruleset": "endpoint",
    "_convert_to_request_dict": "serializer",
    "resolve_checksum_context": "checksum",
    "emit_until_response": "before-call handlers",
    "maybe_compress_request": "compression",
    "apply_request_checksum": "checksum",
    "_make_request": "request",
}


class Outcome(NamedTuple):
    """How a call ended: what was raised before it was sent, and in which part of the call; None and "" if it was sent."""

    error: Exception | None = None
    part: str = ""

    @property
    def undecided(self) -> bool:
        """Whether the call failed for a reason that lies outside its parameters."""
        return isinstance(self.error, _SURROUNDINGS)

    @property
    def refused(self) -> bool:
        """Whether the parameters are the reason that nothing was sent."""
        return self.error is not None and not self.undecided

    def __str__(self) -> str:
        return f"{type(self.error).__name__} in {self.part}: {self.error}" if self.error else "sent"


class Transport:
    """Takes every request of one client and answers it.

    `sent` are the requests of the last call by operation, `left` its parameters as the handlers left them. `reply`
    answers the next request, if it is set.
    """

    def __init__(self, client: Any) -> None:
        self._operations = client.meta.service_model
        self.sent: dict[str, AWSPreparedRequest] = {}
        self.left: dict[str, Any] = {}
        self.reply: AWSResponse | None = None
        client.meta.events.register_last("before-parameter-build", self._watch)
        client.meta.events.register_first("before-send", self._send)

    def _watch(self, params: dict[str, Any], **_: object) -> None:
        self.left = copy(params)

    def _send(self, request: AWSPreparedRequest, event_name: str, **_: object) -> AWSResponse:
        operation = self._operations.operation_model(event_name.rpartition(".")[2])
        _check_http(request)
        self.sent[operation.name] = request
        reply, self.reply = self.reply, None
        return answer(operation, request.url) if reply is None else reply


class Caller(NamedTuple):
    """A client of one service, and the transport behind it."""

    client: Any
    transport: Transport
    methods: dict[str, str]

    def call(self, operation: str, params: Any) -> Outcome:
        """Call an operation by its name in the model, with the keyword arguments that `params` are."""
        self.transport.sent.clear()
        try:
            self.method(operation)(**params)
        except Exception as error:  # whatever is raised is the verdict
            if operation not in self.transport.sent:
                return self._outcome(operation, params, error)
        assert operation in self.transport.sent, operation
        return Outcome()

    def _outcome(self, operation: str, params: Any, error: Exception) -> Outcome:
        shape = self.operation_model(operation).input_shape
        if isinstance(error, _SURROUNDINGS) and shape is not None:
            # The endpoint is looked up first: what the validator would refuse next is refused, whatever happened there.
            report = ParamValidator().validate(params, shape)
            if report.has_errors():
                return Outcome(exceptions.ParamValidationError(report=report.generate_report()), "validator")
        return Outcome(error, _part_of(error))

    def method(self, operation: str) -> Any:
        """Return the client's method for an operation."""
        return getattr(self.client, self.methods[operation])

    def operation_model(self, operation: str) -> OperationModel:
        """Return botocore's model of an operation, as handlers have left it."""
        return self.client.meta.service_model.operation_model(operation)

    def operations(self) -> list[str]:
        """Return the operations that the client has a method for, in the order of the model."""
        names = self.client.meta.service_model.operation_names
        return [name for name in names if hasattr(self.client, self.methods[name])]


def raised_before_sending(model: Model, operation: str, params: Mapping[str, Any]) -> bool:
    """Whether a boto3 call with `params` fails before anything is sent, because of what is in `params`."""
    return caller(model).call(operation, params).refused


@lru_cache(maxsize=8)
def caller(model: Model, through: str = "client") -> Caller:
    """Return a client for a model, or the one behind its resource.

    It has nothing of this machine's configuration, and no way to a network.
    """
    session = session_of(model.root)
    if through == "resource":
        client = session.resource(model.service, config=CONFIG).meta.client
    else:
        client = session.client(model.service, config=CONFIG, api_version=model.api_version)
    methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
    return Caller(client, Transport(client), methods)


@lru_cache(maxsize=2)
def session_of(root: Path) -> Any:
    """Return a session whose clients are of the models below a folder, or of botocore's own."""
    core = botocore.session.Session()
    for variable in ("config_file", "credentials_file"):
        core.set_config_variable(variable, os.devnull)
    core.get_component("data_loader").search_paths.insert(0, str(root))
    core.register_component("token_provider", _Tokens())
    return boto3.Session("key", "secret", botocore_session=core, region_name=REGION, aws_account_id=ACCOUNT)


class _Tokens:
    """Gives the token that the few services without signatures ask for."""

    def load_token(self, **_: object) -> FrozenAuthToken:
        return FrozenAuthToken("token")


def _part_of(error: Exception) -> str:
    """Return the part of a call that raised an exception."""
    names = _functions(error.__traceback__)
    if "_make_api_call" not in names:
        return "arguments"
    part = _PARTS.get(names[names.index("_make_api_call") + 1], "call")
    return "validator" if part == "serializer" and isinstance(error, exceptions.ParamValidationError) else part


def _functions(traceback: TracebackType | None) -> list[str]:
    names = []
    while traceback is not None:
        names.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return names


class _Nowhere(AWSHTTPConnection):
    """A connection that is open and sends nothing: what would be sent is only checked."""

    def connect(self) -> None:
        raise AssertionError("a stubbed call must not open a connection")

    def send(self, data: Any) -> None:
        memoryview(data)


# It opens no connection either: it looks at the scheme and the host of a URL.
_POOLS = PoolManager()


def _check_http(request: AWSPreparedRequest) -> None:
    """Have the HTTP client write a request to nowhere: it refuses line breaks in headers, odd bodies, odd hosts ..."""
    _POOLS.connection_from_url(request.url)
    connection = _Nowhere("nowhere.example.com")
    connection.auto_open = 0
    url = urlsplit(request.url)
    target = urlunsplit(("", "", url.path or "/", url.query, ""))
    # With this header, the connection would wait for a reply before it sends the body.
    headers = {name: value for name, value in request.headers.items() if name != "Expect"}
    chunked = headers.get("Transfer-Encoding") in ("chunked", b"chunked")
    connection.request(request.method, _encode_target(target), body=request.body, headers=headers, chunked=chunked)
