"""The base of every generated module: base classes, open enums, schemas, errors.

Copied verbatim from shapesmith's `shapesmith/runtime`. Needs nothing but the standard
library. What few modules need is loaded on first use, so that importing one request
takes little time.
"""

from __future__ import annotations

from .lazy import (
    defer_imports as defer_imports,
    deferred,
    defined_names,
    lazy_names,
    module_that_defines,
)

TYPE_CHECKING: bool = False
if not TYPE_CHECKING:
    # The modules that import these use them only where something is compiled, converted
    # or wrong.
    compiler, conversions, findings, messages = deferred(
        "compiler", "conversions", "findings", "messages"
    )

from .containers import List as List, Map as Map  # noqa: E402
from .entries import (  # noqa: E402
    Blob as Blob,
    Boolean as Boolean,
    Float as Float,
    Integer as Integer,
    String as String,
    Timestamp as Timestamp,
)
from .enums import OpenEnum as OpenEnum  # noqa: E402
from .nested import Events as Events, Nested as Nested  # noqa: E402
from .package import Package as Package  # noqa: E402
from .patterns import Pattern as Pattern  # noqa: E402
from .request import (  # noqa: E402
    Paged as Paged,
    Paginated as Paginated,
    Request as Request,
)
from .structure import Structure as Structure, Union as Union  # noqa: E402

if TYPE_CHECKING:
    from .alternatives import AnyOf as AnyOf
    from .attribute_values import AttributeValueUnion as AttributeValueUnion
    from .calls import EmptyResponse as EmptyResponse
    from .conditions import (
        IsSet as IsSet,
        Not as Not,
        RuleEntry as RuleEntry,
        Rules as Rules,
    )
    from .deprecation import deprecated as deprecated
    from .documents import Document as Document, Json as Json, Open as Open
    from .edits import (
        Alias as Alias,
        Base64 as Base64,
        Edits as Edits,
        Fill as Fill,
        Joined as Joined,
        LastSegment as LastSegment,
        Parts as Parts,
        Quoted as Quoted,
    )
    from .errors import ServiceError as ServiceError
    from .findings import Violation as Violation
    from .guard import (
        Call as Call,
        OnViolation as OnViolation,
        ViolationWarning as ViolationWarning,
    )
    from .item_conditions import Count as Count, Each as Each
    from .joint_conditions import AllOrNone as AllOrNone, CountSet as CountSet
    from .listing import Rule as Rule
    from .metadata import ResponseMetadata as ResponseMetadata
    from .number_conditions import (
        MultipleOf as MultipleOf,
        Range as Range,
        TextRange as TextRange,
    )
    from .operation import Operation as Operation
    from .paging import (
        AsyncItems as AsyncItems,
        AsyncPages as AsyncPages,
        Items as Items,
        Pages as Pages,
    )
    from .pair_conditions import Compare as Compare, Unique as Unique
    from .refusing_edits import (
        Ascii as Ascii,
        Listed as Listed,
        Matching as Matching,
        NoBytearray as NoBytearray,
        SignedFile as SignedFile,
    )
    from .schema import Schema as Schema
    from .size_conditions import (
        Length as Length,
        SumSize as SumSize,
        TotalSize as TotalSize,
    )
    from .streams import EventStream as EventStream
    from .time_conditions import TimeStep as TimeStep
    from .types import (
        AnyJson as AnyJson,
        AnyMembers as AnyMembers,
        BlobLike as BlobLike,
        BytesLike as BytesLike,
        Client as Client,
        ClientError as ClientError,
        EnumMapping as EnumMapping,
        Level as Level,
        Mapping as Mapping,
        Readable as Readable,
        Sequence as Sequence,
        StreamingBody as StreamingBody,
        TimestampLike as TimestampLike,
        datetime as datetime,
    )
    from .validation import ValidationError as ValidationError
    from .value_conditions import (
        Format as Format,
        Matches as Matches,
        NoneOf as NoneOf,
        OneOf as OneOf,
    )
    from .waiters import AsyncWaiter as AsyncWaiter, Waiter as Waiter
    from .waiting import Attempt as Attempt
else:
    _NAMES = """
alternatives: AnyOf
attribute_values: AttributeValueUnion
calls: EmptyResponse
conditions: IsSet Not RuleEntry
deprecation: deprecated
documents: Document Json Open
edits: Alias Base64 Fill Joined LastSegment Parts Quoted
errors: ServiceError
findings: Violation
guard: Call OnViolation ViolationWarning
item_conditions: Count Each
joint_conditions: AllOrNone CountSet
listing: Rule
metadata: ResponseMetadata
number_conditions: MultipleOf Range TextRange
operation: Operation
paging: AsyncItems AsyncPages Items Pages
pair_conditions: Compare Unique
refusing_edits: Ascii Listed Matching NoBytearray SignedFile
schema: Schema
size_conditions: Length SumSize TotalSize
streams: EventStream
time_conditions: TimeStep
types: AnyJson AnyMembers BlobLike BytesLike Client ClientError datetime EnumMapping
types: Level Mapping Readable Sequence StreamingBody TimestampLike
validation: ValidationError
value_conditions: Format Matches NoneOf OneOf
waiters: AsyncWaiter Waiter
waiting: Attempt
"""
    __getattr__, __dir__ = lazy_names(
        __name__,
        lambda name: module_that_defines(name, _NAMES),
        lambda: [name for _, names in defined_names(_NAMES) for name in names],
    )
