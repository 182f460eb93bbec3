"""The base of every generated module: base classes, open enums, schemas, errors.

Copied verbatim from shapesmith's `shapesmith/runtime`. Needs nothing but the standard
library. What few modules need is loaded on first use, so that importing one request
takes little time.
"""

from __future__ import annotations

from .enums import OpenEnum as OpenEnum
from .lazy import defer_imports as defer_imports, lazy_names
from .package import Package as Package
from .patterns import Pattern as Pattern
from .structure import Structure as Structure, Union as Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .conditions import (
        AllOrNone as AllOrNone,
        AnyOf as AnyOf,
        CountSet as CountSet,
        IsSet as IsSet,
        Not as Not,
    )
    from .containers import List as List, Map as Map
    from .deprecation import (
        deprecated as deprecated,
    )
    from .documents import Document as Document, Json as Json, Open as Open
    from .entries import (
        Blob as Blob,
        Boolean as Boolean,
        Float as Float,
        Integer as Integer,
        String as String,
        Timestamp as Timestamp,
    )
    from .errors import ServiceError as ServiceError
    from .findings import Violation as Violation
    from .guard import (
        Call as Call,
        OnViolation as OnViolation,
        ViolationWarning as ViolationWarning,
    )
    from .listing import Rule as Rule
    from .metadata import ResponseMetadata as ResponseMetadata
    from .nested import Events as Events, Nested as Nested
    from .operation import Operation as Operation
    from .pair_conditions import (
        Compare as Compare,
        Unique as Unique,
    )
    from .rules import RuleEntry as RuleEntry, Rules as Rules
    from .schema import Schema as Schema
    from .size_conditions import (
        Length as Length,
        MultipleOf as MultipleOf,
        Range as Range,
        TotalSize as TotalSize,
    )
    from .streams import EventStream as EventStream
    from .types import (
        AnyJson as AnyJson,
        AnyMembers as AnyMembers,
        BlobLike as BlobLike,
        Client as Client,
        ClientError as ClientError,
        Readable as Readable,
        StreamingBody as StreamingBody,
        TimestampLike as TimestampLike,
        datetime as datetime,
    )
    from .validation import Level as Level, ValidationError as ValidationError
    from .value_conditions import (
        Format as Format,
        Matches as Matches,
        NoneOf as NoneOf,
        OneOf as OneOf,
    )
else:
    _MODULES = {
        "AllOrNone": "conditions",
        "AnyJson": "types",
        "AnyMembers": "types",
        "AnyOf": "conditions",
        "Blob": "entries",
        "BlobLike": "types",
        "Boolean": "entries",
        "Call": "guard",
        "Client": "types",
        "ClientError": "types",
        "Compare": "pair_conditions",
        "CountSet": "conditions",
        "datetime": "types",
        "deprecated": "deprecation",
        "Document": "documents",
        "Events": "nested",
        "EventStream": "streams",
        "Float": "entries",
        "Format": "value_conditions",
        "Integer": "entries",
        "IsSet": "conditions",
        "Json": "documents",
        "Length": "size_conditions",
        "List": "containers",
        "Map": "containers",
        "Matches": "value_conditions",
        "MultipleOf": "size_conditions",
        "Nested": "nested",
        "NoneOf": "value_conditions",
        "Not": "conditions",
        "OneOf": "value_conditions",
        "Open": "documents",
        "Operation": "operation",
        "Range": "size_conditions",
        "Readable": "types",
        "ResponseMetadata": "metadata",
        "Rule": "listing",
        "RuleEntry": "rules",
        "Schema": "schema",
        "ServiceError": "errors",
        "StreamingBody": "types",
        "String": "entries",
        "Timestamp": "entries",
        "TimestampLike": "types",
        "TotalSize": "size_conditions",
        "Unique": "pair_conditions",
        "ValidationError": "validation",
        "Violation": "findings",
        "ViolationWarning": "guard",
    }
    __getattr__, __dir__ = lazy_names(__name__, _MODULES.get, _MODULES.keys)
