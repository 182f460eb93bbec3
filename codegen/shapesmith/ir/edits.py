"""What boto3 changes in calls and responses beyond the model: one row for each edit, as a value.

Types, docstrings, checks and conversions are derived from the rows, so their code has no special case for a service.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

Form: TypeAlias = Literal["bytes", "text", "structure", "value", "condition"]
Trait: TypeAlias = (
    Literal["blob", "checksum-algorithm", "checksummed-payload", "document", "endpoint", "float", "header"]
    | Literal["header-map", "hostLabel", "idempotencyToken", "payload", "text"]
)
Condition: TypeAlias = (
    Literal["algorithm", "ascii", "attribute", "buffer", "bytes", "document", "endpoint", "file", "header", "keys"]
    | Literal["match", "number", "one", "part", "signed-file", "utf-8"]
)
Through: TypeAlias = Literal["client", "resource"]


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of every edit.

    `id` is stable and is what violations and `explain` show. `service` is a name as boto3 takes it, `operations` are
    names of the model; `*` means every one but those of `besides`. The value that is edited is at `places` of the
    request (for an `Answers`, of the response); or it is a member whose shape is one of `shapes`, at any depth if
    `nested`; or a member with `trait`. `handler` is the function that does it, registered for `event`, a phase of the
    call; without an event it is not a handler, but a step of each call. `through` says which calls are edited: those of
    clients, or those of the clients behind resources only. `says` is a sentence for docstrings and `explain`.
    """

    id: str
    service: str
    handler: str
    says: str
    event: str = ""
    operations: tuple[str, ...] = ("*",)
    besides: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    nested: bool = False
    trait: Trait | None = None
    through: Through = "client"
    # What a row of this kind edits: a value in a request or a response, or a method of a client.
    about: ClassVar[Literal["value", "method"]] = "value"

    def concerns(self, operation: str) -> bool:
        """Whether an operation of the service is one of those that are edited."""
        return operation in self.operations or ("*" in self.operations and operation not in self.besides)


class Accepts(Row, frozen=True, kw_only=True, tag_field="does", tag="accepts"):
    """A member accepts more than its model allows.

    `forms`: `bytes` is anything with the buffer protocol, `text` a str, `structure` a dict with the members of
    `structure` (others are ignored; `text`: a required one that must be text), `value` a Python value that is converted
    to the shape, `condition` an object of `boto3.dynamodb.conditions`. `text` is what a structure becomes: the first
    part is quoted for a URL, each further part is added if its member is set. `unless`: the member that, if it is set,
    leaves only the model's own form.
    """

    forms: tuple[Form, ...]
    structure: dict[str, Literal["text", "required", "optional"]] = {}
    text: tuple[str, ...] = ()
    unless: str | None = None


class Aliases(Row, frozen=True, kw_only=True, tag_field="does", tag="aliases"):
    """A member may be given by another name, `alias`, if the input shape has the member; both at once are refused."""

    alias: str


class Fills(Row, frozen=True, kw_only=True, tag_field="does", tag="fills"):
    """A member that is left out is set, so its absence is no violation; `null`: so is one that is None.

    `value` is what it is set to, if that is always the same; `md5_of` the member whose MD5 it is; `source` says where
    it comes from otherwise. `when`: the member that must be set for it.
    """

    value: str | None = None
    md5_of: str | None = None
    source: str | None = None
    null: bool = False
    when: str | None = None


class Rewrites(Row, frozen=True, kw_only=True, tag_field="does", tag="rewrites"):
    """A value is replaced before it is validated: the model's constraints apply to the result.

    `to`: `last-segment` is what follows the last `/`, `removed` takes the member out of what is sent. `quoted` is
    quoted for a URL, except the end that `pattern` finds. `parts`: where `pattern` matches, each of its named groups
    becomes the member of that name.
    """

    to: Literal["base64", "file", "last-segment", "parts", "quoted", "region", "removed", "url"]
    pattern: str | None = None


class Refuses(Row, frozen=True, kw_only=True, tag_field="does", tag="refuses"):
    """A call is refused before it is sent unless the value is as `must` says; this is in addition to ParamValidator.

    `says` has each condition in words. `match`: one of `patterns`, of Python's `re`, is found in the value, so `$`
    allows a line break at the end; `keys`: the dict has the required members of its form; `one`: the member is not set
    beside its alias; `part`: equal to what a rewrite takes out of another member, or, with a pattern, the members that
    its named groups name equal what it finds, if they are set; `algorithm`: one of `values`, in any case; `attribute`:
    a value of DynamoDB; `file`: text, bytes, or a file that can be sent and signed; `signed-file`: a checksum is given
    or computed, too; `bytes`: no bytearray. `raises` is the class of the exception. `unless`: the members that, if
    one of them is set, make any value pass; `unless_matching`: those that do so if the pattern is found in them.
    """

    must: Condition
    raises: str
    patterns: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_matching: dict[str, str] = {}


class Answers(Row, frozen=True, kw_only=True, tag_field="does", tag="answers"):
    """A response differs from its model.

    `becomes`: `json` is the value of the text as JSON, or the text if it is not JSON; `member` is a further member,
    given as `member`; `absent` is left out under a condition that `says` names; `unquoted` is decoded from a URL.
    """

    becomes: Literal["absent", "base64-decoded", "error-code", "json", "member", "text", "unquoted", "value"]
    member: str | None = None


class Removes(Row, frozen=True, kw_only=True, tag_field="does", tag="removes"):
    """The client has no method for the operations."""

    about: ClassVar[Literal["value", "method"]] = "method"


class Names(Row, frozen=True, kw_only=True, tag_field="does", tag="names"):
    """A method of the client may be called by another name, `alias`, too."""

    method: str
    alias: str
    about: ClassVar[Literal["value", "method"]] = "method"


Edit: TypeAlias = Accepts | Aliases | Fills | Rewrites | Refuses | Answers | Removes | Names
