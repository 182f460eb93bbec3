"""The line of a program that made a call of boto3, also from a transfer's thread."""

from __future__ import annotations

import sys

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any

# Frames of these packages are part of the call, not the line that made it.
_PACKAGES = ("botocore.", "boto3.", "s3transfer.", "aiobotocore.", f"{__package__}.")
# A thread that ends in one of these was not started by the line that made the call.
_THREADS = ("threading", "concurrent.futures.thread")


def calling_frame(client: Any) -> FrameType:
    """Return the frame of the line that calls a method of `client`.

    Transfers of S3 call it in threads of their own, while the line that started the
    transfer waits in another.
    """
    frame = _outside(sys._getframe())
    if frame.f_globals.get("__name__") in _THREADS:
        for waiting in _waiting(client):
            return waiting
    return frame


def _outside(frame: FrameType) -> FrameType:
    """Return the first frame outside of boto3, or the outermost."""
    while frame.f_back is not None and _is_part_of_call(frame):
        frame = frame.f_back
    return frame


def _is_part_of_call(frame: FrameType) -> bool:
    module = frame.f_globals.get("__name__")
    return isinstance(module, str) and f"{module}.".startswith(_PACKAGES)


def _waiting(client: Any) -> Iterator[FrameType]:
    """Yield where other threads have called a transfer of `client`."""
    for start in sys._current_frames().values():
        frame: FrameType | None = start
        while frame is not None:
            module = str(frame.f_globals.get("__name__"))
            if module.startswith("boto3.") and frame.f_locals.get("self") is client:
                yield _outside(frame)
                break
            frame = frame.f_back
