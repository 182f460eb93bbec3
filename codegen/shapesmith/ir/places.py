"""Places of a structure as paths of wire names: `Tags[].Key`, `Attributes{key}`, `References{}.Type`, `Tags[0]`."""

from __future__ import annotations

import re

_STEP = re.compile(r"\[\d*\]|\{[^{}]*\}|[^.\[\]{}]+")
_END_OF_MEMBER = re.compile(r"[.\[{]")


def steps_of(place: str) -> tuple[str, ...]:
    """Return the steps of a place: wire names, `[]`, `{}`, `{key}`, and `[0]` and `{NAME}` of one item or value.

    >>> steps_of("Tags[].Key"), steps_of("Attributes{key}"), steps_of("Attributes{app:name}.Value"), steps_of(".")
    (('Tags', '[]', 'Key'), ('Attributes', '{key}'), ('Attributes', '{app:name}', 'Value'), ())
    """
    return tuple(_STEP.findall(place))


def member_of(place: str) -> str:
    """Return the member of a structure that a place is, or is in; empty for the structure itself.

    >>> member_of("Tags[].Key"), member_of("Attributes{key}"), member_of(".")
    ('Tags', 'Attributes', '')
    """
    return _END_OF_MEMBER.split(place)[0]


def join(outer: str, inner: str) -> str:
    """Return the place of a structure that is `inner` of the values at `outer`.

    >>> join("Tags[]", "Key"), join("Tags[]", ".")
    ('Tags[].Key', 'Tags[]')
    """
    return outer if inner == "." else f"{outer}.{inner}"
