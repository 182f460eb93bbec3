"""The edits that boto3 makes to the parameters of a call before it validates them.

The schema of a request names its edits; `_edits` of the service's package defines
them. A check applies them to a copy of the parameters, in order, as boto3 does, and
then searches the result, so that constraints hold for what is sent. Some edits are
refusals: they only look.
"""

from __future__ import annotations

import re

from . import messages
from .findings import Finding
from .values import entries_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

    from .entries import Entry
    from .findings import Findings

    Edits: TypeAlias = Mapping[str, "Edit"]

# What botocore does not quote in a URL, beside letters and digits.
_SAFE = "-._~/"


class Edit:
    """One edit of the members of a request; `says` is it in words, for a message.

    `is_repeatable`: applied to its own result, it changes nothing. A guard sees the
    parameters after boto3's handlers, so it applies only such edits.
    """

    __slots__ = ("id", "members", "says")
    is_repeatable = True
    id: str

    def __init__(self, members: str | Sequence[str], says: str = "") -> None:
        self.members = (members,) if isinstance(members, str) else tuple(members)
        self.says = says

    if TYPE_CHECKING:
        # Each kind has its own.

        def apply(self, params: dict[Any, Any], request: Request) -> None:
            """Edit `params`; add what boto3 refuses to the findings of `request`."""
            ...

    def must(self) -> str:
        """Return what the value of a member must be."""
        return messages.must_be_for_boto3(self.says)


class Request:
    """The findings of the edits of one request, which has `members`."""

    def __init__(self, members: Mapping[str, Entry]) -> None:
        self.members = members
        self.found: Findings = []

    def refuse(self, edit: Edit, where: Any, value: Any, botocore: bool = True) -> None:
        """Add a finding on a value, which boto3 refuses."""
        name = where if isinstance(where, str) else where[0]
        entry = self.members.get(name)
        got = messages.typed(value, entry is not None and entry.is_hidden)
        said = edit.must(), got
        self.found.append(
            Finding(where, "boto3", said, botocore=botocore, rule=edit.id)
        )


def edited(
    edits: Sequence[Edit], members: Mapping[str, Entry], params: Any, handled: bool
) -> tuple[dict[Any, Any], Findings]:
    """Return a copy of `params` as boto3 sends them, and the findings of the edits.

    `members` are those of the request. `handled`: boto3's own handlers have run.
    """
    request = Request(members)
    sent = dict(entries_of(params))
    for edit in edits:
        if edit.is_repeatable or not handled:
            edit.apply(sent, request)
    return sent, request.found


class Alias(Edit):
    """A member that may be given by another name; given by both, one is unknown."""

    __slots__ = ("alias",)

    def __init__(self, member: str, alias: str) -> None:
        super().__init__(member)
        self.alias = alias

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Rename the alias."""
        (member,) = self.members
        if self.alias in params and member not in params:
            params[member] = params.pop(self.alias)


class Fill(Edit):
    """A member that is set to a value if it is left out; `null`: or is None."""

    __slots__ = ("null", "value")

    def __init__(self, member: str, value: str, *, null: bool = False) -> None:
        super().__init__(member)
        self.value = value
        self.null = null

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Set the member."""
        (member,) = self.members
        if member not in params or (self.null and params[member] is None):
            params[member] = self.value


class Base64(Edit):
    """Text or bytes that boto3 encodes as base64.

    `md5`: a member that boto3 sets to the MD5; if it is set, nothing is encoded.
    """

    __slots__ = ("md5",)
    is_repeatable = False

    def __init__(self, members: str | Sequence[str], says: str, md5: str = "") -> None:
        super().__init__(members, says)
        self.md5 = md5

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Encode the value; one of another type is left to the model."""
        if self.md5 in params:
            return
        for member in self.members:
            value = params.get(member)
            data = _bytes_of(value)
            if data is not None:
                params[member] = _base64(data)
                if self.md5:
                    from hashlib import md5

                    params[self.md5] = _base64(
                        md5(data, usedforsecurity=False).digest()
                    )
            elif isinstance(value, str):
                request.refuse(self, member, value)


def _base64(data: Any) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def _bytes_of(value: Any) -> Any:
    """Return text as UTF-8, and bytes of any form; None for any other value."""
    try:
        return memoryview(value.encode() if isinstance(value, str) else value)
    except (TypeError, ValueError, BufferError):
        return None


class LastSegment(Edit):
    """An id whose path boto3 removes: what follows the last `/` is sent."""

    __slots__ = ()

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Remove the path."""
        for member in self.members:
            value = params.get(member)
            if isinstance(value, str):
                params[member] = value.rsplit("/", 1)[-1]


class Quoted(Edit):
    """Text that boto3 quotes for a URL, except the end that `keeps` finds."""

    __slots__ = ("keeps",)
    is_repeatable = False

    def __init__(self, member: str, keeps: str, says: str) -> None:
        super().__init__(member, says)
        self.keeps = re.compile(keeps)

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Quote the text; text that cannot be encoded cannot be quoted."""
        (member,) = self.members
        value = params.get(member)
        if isinstance(value, str):
            kept = self.keeps.search(value)
            end = len(value) if kept is None else kept.start()
            try:
                params[member] = _quoted(value[:end]) + value[end:]
            except UnicodeEncodeError:
                request.refuse(self, member, value)


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe=_SAFE)


class Joined(Edit):
    """A dict that boto3 makes text of, beside text that is given.

    `members` of the dict are `text`, which must be text, `required` and `optional`. The
    first of `parts` is quoted for a URL, each further one is added if its member is
    set.
    """

    __slots__ = ("known", "parts", "required", "text")

    def __init__(
        self,
        member: str,
        parts: Sequence[str],
        says: str,
        *,
        text: Sequence[str] = (),
        required: Sequence[str] = (),
        optional: Sequence[str] = (),
    ) -> None:
        super().__init__(member, says)
        self.parts = parts
        self.text = text
        self.required = (*text, *required)
        self.known = (*self.required, *optional)

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Make text of a dict that has what it must have."""
        (member,) = self.members
        value = params.get(member)
        if not isinstance(value, dict):
            return
        before = len(request.found)
        for name in self.required:
            if name not in value:
                request.refuse(self, (member, name), None)
        for name, item in entries_of(value):
            # boto3 makes text of anything, and ignores what it does not know.
            if name not in self.known or not isinstance(item, str):
                refuses = name in self.text
                request.refuse(self, (member, name), item, botocore=refuses)
        texts = {name: value.get(name) for name in self.known}
        first, *further = self.parts
        try:
            text = _quoted(first.format(**texts))
        except UnicodeEncodeError:
            request.refuse(self, member, value)
        else:
            ends = (part for part in further if _is_set(part, texts))
            params[member] = text + "".join(part.format(**texts) for part in ends)
        if any(finding.botocore for finding in request.found[before:]):
            del params[member]


def _is_set(part: str, texts: dict[str, Any]) -> bool:
    """Whether the members that a part of a text names are set."""
    return all(
        value is not None for name, value in texts.items() if f"{{{name}}}" in part
    )


class Parts(Edit):
    """Text that boto3 takes apart: each named group of a match becomes a member.

    A member that is set already, other than the text itself, must be equal. `sets` is
    false where boto3 only compares.
    """

    __slots__ = ("pattern", "sets")

    def __init__(
        self, member: str, pattern: str, says: str, *, sets: bool = True
    ) -> None:
        super().__init__(member, says)
        self.pattern = re.compile(pattern)
        self.sets = sets

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Set the members."""
        (member,) = self.members
        value = params.get(member)
        match = self.pattern.search(value) if isinstance(value, str) else None
        if match is None:
            return
        for name, part in match.groupdict().items():
            if name != member and params.get(name, part) != part:
                request.refuse(self, name, params[name])
            if self.sets:
                params[name] = part
