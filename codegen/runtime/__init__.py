"""What every generated module stands on: base classes, open enums, errors, streams.

Copied verbatim from shapesmith's `codegen/runtime`. Needs nothing but the standard
library; what few modules need is loaded when it is first asked for, so that importing
one request costs next to nothing.
"""

from __future__ import annotations

from .enums import OpenEnum as OpenEnum
from .lazy import lazy_names as lazy_names
from .patterns import Pattern as Pattern
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
    from .deprecation import (
        deprecated as deprecated,
        warn_member as warn_member,
    )
    from .errors import (
        ServiceError as ServiceError,
        from_client_error as from_client_error,
    )
    from .findings import (
        HIDDEN as HIDDEN,
        KEY as KEY,
        Violation as Violation,
        Violations as Violations,
        at as at,
        named as named,
    )
    from .guard import (
        OnViolation as OnViolation,
        ViolationWarning as ViolationWarning,
        guard as guard,
        unguard as unguard,
    )
    from .streams import (
        EventStream as EventStream,
        parse_stream as parse_stream,
        stream_to_boto3 as stream_to_boto3,
    )
    from .types import (
        Blob as Blob,
        CheckTable as CheckTable,
        ClientError as ClientError,
        Document as Document,
        Params as Params,
        Readable as Readable,
        StreamingBody as StreamingBody,
        Timestamp as Timestamp,
        Wire as Wire,
        datetime as datetime,
    )
    from .validation import (
        Level as Level,
        ValidationError as ValidationError,
        find_check as find_check,
        run_check as run_check,
    )
    from .values import (
        entries_fit as entries_fit,
        is_blob as is_blob,
        is_timestamp as is_timestamp,
        items_fit as items_fit,
        size_of_blob as size_of_blob,
    )
    from .violations import (
        INFINITY as INFINITY,
        blob_length as blob_length,
        document_problems as document_problems,
        json_problems as json_problems,
        length as length,
        map_length as map_length,
        not_a_structure as not_a_structure,
        not_listed as not_listed,
        not_one_member as not_one_member,
        outside as outside,
        refused_by_botocore as refused_by_botocore,
        required as required,
        unknown_members as unknown_members,
        unmatched as unmatched,
        wrong_type as wrong_type,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Blob": "types",
            "CheckTable": "types",
            "ClientError": "types",
            "Document": "types",
            "EventStream": "streams",
            "HIDDEN": "findings",
            "INFINITY": "violations",
            "Params": "types",
            "Readable": "types",
            "ServiceError": "errors",
            "StreamingBody": "types",
            "Timestamp": "types",
            "ValidationError": "validation",
            "Violation": "findings",
            "ViolationWarning": "guard",
            "Wire": "types",
            "at": "findings",
            "blob_length": "violations",
            "datetime": "types",
            "deprecated": "deprecation",
            "document_problems": "violations",
            "from_client_error": "errors",
            "guard": "guard",
            "is_blob": "values",
            "is_timestamp": "values",
            "json_problems": "violations",
            "length": "violations",
            "map_length": "violations",
            "not_a_structure": "violations",
            "not_listed": "violations",
            "not_one_member": "violations",
            "named": "findings",
            "KEY": "findings",
            "refused_by_botocore": "violations",
            "outside": "violations",
            "parse_stream": "streams",
            "required": "violations",
            "size_of_blob": "values",
            "entries_fit": "values",
            "items_fit": "values",
            "stream_to_boto3": "streams",
            "unguard": "guard",
            "unknown_members": "violations",
            "unmatched": "violations",
            "find_check": "validation",
            "run_check": "validation",
            "warn_member": "deprecation",
            "wrong_type": "violations",
        },
    )
