"""CreateContactRequest as someone who knows pydantic and msgspec well would write it, with every constraint of the model.

Generated models wrap each named string in a class of its own, which takes time. With models written by hand, no peer is
slow because of its generator.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import pydantic
from msgspec import Meta
from pydantic import Field

ChannelValue = Literal["VOICE", "CHAT", "TASK", "EMAIL"]
InitiationMethodValue = Literal[
    "INBOUND",
    "OUTBOUND",
    "TRANSFER",
    "QUEUE_TRANSFER",
    "CALLBACK",
    "API",
    "DISCONNECT",
    "MONITOR",
    "EXTERNAL_OUTBOUND",
    "WEBRTC_API",
    "AGENT_REPLY",
    "FLOW",
]
InitiateAsValue = Literal["CONNECTED_TO_USER", "COMPLETED"]
ReferenceTypeValue = Literal[
    "URL",
    "ATTACHMENT",
    "CONTACT_ANALYSIS",
    "NUMBER",
    "STRING",
    "DATE",
    "EMAIL",
    "EMAIL_MESSAGE",
    "EMAIL_MESSAGE_PLAIN_TEXT",
    "EMAIL_MESSAGE_PLAIN_TEXT_REDACTED",
    "EMAIL_MESSAGE_REDACTED",
]
ReferenceStatusValue = Literal["AVAILABLE", "DELETED", "APPROVED", "REJECTED", "PROCESSING", "FAILED", "DRAFTING"]

ARN = r"^[\-:/A-Za-z0-9]+$"


class PydanticShape(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True)


class PydanticUserInfo(PydanticShape):
    UserId: Annotated[str, Field(min_length=1, max_length=256)] | None = None


class PydanticReference(PydanticShape):
    Value: Annotated[str, Field(max_length=4096)] | None = None
    Type: ReferenceTypeValue
    Status: ReferenceStatusValue | None = None
    Arn: Annotated[str, Field(min_length=20, max_length=256, pattern=ARN)] | None = None
    StatusReason: Annotated[str, Field(max_length=100)] | None = None


class PydanticSegmentAttributeValue(PydanticShape):
    ValueString: Annotated[str, Field(max_length=1024)] | None = None
    ValueMap: dict[Annotated[str, Field(min_length=1, max_length=128)], PydanticSegmentAttributeValue] | None = None
    ValueInteger: int | None = None
    ValueList: list[PydanticSegmentAttributeValue] | None = None
    ValueArn: Annotated[str, Field(max_length=1024)] | None = None


class PydanticCreateContactRequest(PydanticShape):
    InstanceId: Annotated[str, Field(min_length=1, max_length=100)]
    ClientToken: Annotated[str, Field(max_length=500)] | None = None
    RelatedContactId: Annotated[str, Field(min_length=1, max_length=256)] | None = None
    Attributes: (
        dict[Annotated[str, Field(min_length=1, max_length=32767)], Annotated[str, Field(max_length=32767)]] | None
    ) = None
    References: dict[Annotated[str, Field(min_length=1, max_length=4096)], PydanticReference] | None = None
    Channel: ChannelValue
    InitiationMethod: InitiationMethodValue
    ExpiryDurationInMinutes: int | None = None
    UserInfo: PydanticUserInfo | None = None
    InitiateAs: InitiateAsValue | None = None
    Name: Annotated[str, Field(max_length=1024)] | None = None
    Description: Annotated[str, Field(max_length=4096)] | None = None
    SegmentAttributes: (
        dict[Annotated[str, Field(min_length=1, max_length=128)], PydanticSegmentAttributeValue] | None
    ) = None
    PreviousContactId: Annotated[str, Field(min_length=1, max_length=256)] | None = None


class MsgspecUserInfo(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    UserId: Annotated[str, Meta(min_length=1, max_length=256)] | None = None


class MsgspecReference(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    Value: Annotated[str, Meta(max_length=4096)] | None = None
    Type: ReferenceTypeValue
    Status: ReferenceStatusValue | None = None
    Arn: Annotated[str, Meta(min_length=20, max_length=256, pattern=ARN)] | None = None
    StatusReason: Annotated[str, Meta(max_length=100)] | None = None


class MsgspecSegmentAttributeValue(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    ValueString: Annotated[str, Meta(max_length=1024)] | None = None
    ValueMap: dict[Annotated[str, Meta(min_length=1, max_length=128)], MsgspecSegmentAttributeValue] | None = None
    ValueInteger: int | None = None
    ValueList: list[MsgspecSegmentAttributeValue] | None = None
    ValueArn: Annotated[str, Meta(max_length=1024)] | None = None


class MsgspecCreateContactRequest(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    InstanceId: Annotated[str, Meta(min_length=1, max_length=100)]
    ClientToken: Annotated[str, Meta(max_length=500)] | None = None
    RelatedContactId: Annotated[str, Meta(min_length=1, max_length=256)] | None = None
    Attributes: (
        dict[Annotated[str, Meta(min_length=1, max_length=32767)], Annotated[str, Meta(max_length=32767)]] | None
    ) = None
    References: dict[Annotated[str, Meta(min_length=1, max_length=4096)], MsgspecReference] | None = None
    Channel: ChannelValue
    InitiationMethod: InitiationMethodValue
    ExpiryDurationInMinutes: int | None = None
    UserInfo: MsgspecUserInfo | None = None
    InitiateAs: InitiateAsValue | None = None
    Name: Annotated[str, Meta(max_length=1024)] | None = None
    Description: Annotated[str, Meta(max_length=4096)] | None = None
    SegmentAttributes: dict[Annotated[str, Meta(min_length=1, max_length=128)], MsgspecSegmentAttributeValue] | None = (
        None
    )
    PreviousContactId: Annotated[str, Meta(min_length=1, max_length=256)] | None = None
