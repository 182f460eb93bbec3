"""What a structure is given when it is built: its arguments, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import Parameter, Signature, signature as signature_of
from typing import Any

from .schema import KEPT


def concrete(value: Any) -> Any:
    """Return a sequence as a list and a mapping as a dict; anything else as it is."""
    if isinstance(value, (list, dict, str, bytes, bytearray)):
        return value
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, Sequence) else value


def signature(structure: type[Any]) -> Signature:
    """Return the signature of a class with its members first.

    What it keeps beside them comes last, though its base class has it.
    """
    own = signature_of(structure.__init__)
    _, *parameters = own.parameters.values()

    def is_kept(parameter: Parameter) -> bool:
        return parameter.name in KEPT

    return own.replace(parameters=sorted(parameters, key=is_kept))
