"""What every generated module stands on: base classes, open enums, errors, streams.

Copied verbatim from shapesmith's `shapesmith/runtime`. Needs nothing but the standard
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
    from .findings import Violation as Violation
    from .guard import (
        OnViolation as OnViolation,
        ViolationWarning as ViolationWarning,
        guard as guard,
        unguard as unguard,
    )
    from .listing import Rule as Rule, list_rules as list_rules
    from .rules import (
        ListRule as ListRule,
        MapRule as MapRule,
        Rules as Rules,
        StreamRule as StreamRule,
        StructureRule as StructureRule,
    )
    from .streams import (
        EventStream as EventStream,
        stream_to_boto3 as stream_to_boto3,
    )
    from .timestamps import is_timestamp as is_timestamp
    from .types import (
        Blob as Blob,
        ClientError as ClientError,
        Document as Document,
        FitTable as FitTable,
        Params as Params,
        Readable as Readable,
        StreamingBody as StreamingBody,
        Timestamp as Timestamp,
        Verdict as Verdict,
        Wire as Wire,
        datetime as datetime,
    )
    from .validation import (
        Level as Level,
        ValidationError as ValidationError,
        find_violations as find_violations,
    )
    from .value_rules import (
        BlobRule as BlobRule,
        BooleanRule as BooleanRule,
        DocumentRule as DocumentRule,
        FloatRule as FloatRule,
        IntegerRule as IntegerRule,
        JsonRule as JsonRule,
        StringRule as StringRule,
        TimestampRule as TimestampRule,
    )
    from .values import blob_fits as blob_fits
    from .violations import (
        document_problems as document_problems,
        json_problems as json_problems,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Blob": "types",
            "BlobRule": "value_rules",
            "BooleanRule": "value_rules",
            "ClientError": "types",
            "Document": "types",
            "DocumentRule": "value_rules",
            "EventStream": "streams",
            "FitTable": "types",
            "FloatRule": "value_rules",
            "IntegerRule": "value_rules",
            "JsonRule": "value_rules",
            "ListRule": "rules",
            "MapRule": "rules",
            "Params": "types",
            "Readable": "types",
            "Rule": "listing",
            "Rules": "rules",
            "ServiceError": "errors",
            "StreamRule": "rules",
            "StreamingBody": "types",
            "StringRule": "value_rules",
            "StructureRule": "rules",
            "Timestamp": "types",
            "TimestampRule": "value_rules",
            "ValidationError": "validation",
            "Verdict": "types",
            "Violation": "findings",
            "ViolationWarning": "guard",
            "Wire": "types",
            "blob_fits": "values",
            "datetime": "types",
            "deprecated": "deprecation",
            "document_problems": "violations",
            "find_violations": "validation",
            "from_client_error": "errors",
            "guard": "guard",
            "is_timestamp": "timestamps",
            "json_problems": "violations",
            "list_rules": "listing",
            "stream_to_boto3": "streams",
            "unguard": "guard",
            "warn_member": "deprecation",
        },
    )
