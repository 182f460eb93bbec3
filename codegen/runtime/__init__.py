"""What every generated module stands on: base classes, open enums, errors, streams.

Copied verbatim from shapesmith's `codegen/runtime`. Needs nothing but the standard library; what few modules need is
loaded when it is first asked for, so that importing one request costs next to nothing.
"""

from __future__ import annotations

from .enums import OpenEnum as OpenEnum
from .lazy import lazy_names as lazy_names
from .structure import (
    Structure as Structure,
    Union as Union,
    new_token as new_token,
    parse_keys as parse_keys,
    parse_list as parse_list,
    parse_map as parse_map,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .deprecation import deprecated as deprecated, warn_member as warn_member
    from .errors import (
        ServiceError as ServiceError,
        from_client_error as from_client_error,
    )
    from .streams import (
        EventStream as EventStream,
        parse_stream as parse_stream,
        stream_to_boto3 as stream_to_boto3,
    )
    from .types import (
        Blob as Blob,
        Document as Document,
        Params as Params,
        Readable as Readable,
        StreamingBody as StreamingBody,
        Timestamp as Timestamp,
        Wire as Wire,
        datetime as datetime,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Blob": "types",
            "Document": "types",
            "EventStream": "streams",
            "Params": "types",
            "Readable": "types",
            "ServiceError": "errors",
            "StreamingBody": "types",
            "Timestamp": "types",
            "Wire": "types",
            "datetime": "types",
            "deprecated": "deprecation",
            "from_client_error": "errors",
            "parse_stream": "streams",
            "stream_to_boto3": "streams",
            "warn_member": "deprecation",
        },
    )
