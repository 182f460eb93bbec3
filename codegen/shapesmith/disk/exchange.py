"""Exchange two directories in one atomic step, where the operating system and the file system can."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

# From <linux/fs.h>, <fcntl.h> and macOS <sys/stdio.h>; Python's `os` has none of them.
_LINUX_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2

# What a kernel, a file system (vfat, some network and overlay ones) or a sandbox returns if it does not support the
# call. EPERM is listed for old seccomp profiles: where it means a missing permission, the plain rename that follows
# fails with it too.
_UNKNOWN_CALL = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(first: str, second: str) -> bool:
    """Exchange the names of `first` and `second`, two directories on one file system, atomically.

    Return False, with nothing done, if there is no such call. Raise OSError if the call failed.
    """
    call = _exchange_call()
    if call is None:
        return False
    code = call(os.fsencode(first), os.fsencode(second))
    if code == 0:
        return True
    if code in _UNKNOWN_CALL:
        return False
    raise OSError(code, os.strerror(code), first, None, second)


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call, which returns 0 or an errno; None where the system has none."""
    import ctypes  # imported here, because an unchanged run never exchanges anything

    if sys.platform not in ("linux", "darwin"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    name = "renameat2" if sys.platform == "linux" else "renamex_np"
    if not hasattr(libc, name):  # glibc before 2.28, musl before 1.2.6
        return None
    function = getattr(libc, name)

    def call(first: bytes, second: bytes) -> int:
        if sys.platform == "linux":
            arguments = (_LINUX_AT_FDCWD, first, _LINUX_AT_FDCWD, second, _LINUX_RENAME_EXCHANGE)
        else:
            arguments = (first, second, _MACOS_RENAME_SWAP)
        return 0 if function(*arguments) == 0 else ctypes.get_errno()

    return call
