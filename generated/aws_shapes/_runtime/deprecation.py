"""`warnings.deprecated` (PEP 702) for older Pythons too, and the same for members."""

from __future__ import annotations

import sys
import warnings

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import deprecated as deprecated
elif sys.version_info >= (3, 13):
    deprecated = warnings.deprecated
else:

    class deprecated:
        """Marks a class as deprecated: building an instance warns."""

        def __init__(self, message: str) -> None:
            self.message = message

        def __call__(self, cls: type) -> type:
            """Return `cls`, whose `__new__` warns, as with `warnings.deprecated`."""
            original = cls.__new__
            message = self.message

            def __new__(new_cls, /, *args, **kwargs):
                if new_cls is cls:
                    warnings.warn(message, DeprecationWarning, stacklevel=2)
                if original is object.__new__:
                    return original(new_cls)
                return original(new_cls, *args, **kwargs)

            cls.__new__ = staticmethod(__new__)
            cls.__deprecated__ = message
            return cls


def warn_members(structure: object, deprecated: Mapping[str, str]) -> None:
    """Warn, from `__post_init__`, of each deprecated member that is set."""
    owner = type(structure).__name__
    for member, message in deprecated.items():
        if getattr(structure, member) is not None:
            # Frames: this function, __post_init__, __init__, the caller.
            warnings.warn(
                f"{owner}.{member} is deprecated: {message}",
                DeprecationWarning,
                stacklevel=4,
            )
