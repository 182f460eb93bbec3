"""Replace files of a directory tree in one atomic step: at every moment, all of the old ones or all of the new ones.

The smallest folder that contains every change is rebuilt, with hard links to the files that do not change, and
exchanged with the old one. So the cost of a change in one service does not depend on how many others there are.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection

from shapesmith.disk.paths import join
from shapesmith.disk.uninterrupted import uninterrupted
from shapesmith.disk.workspace import Workspace

_IN_THE_WAY = "has the name of a file or folder that is to be written: move it away"


def replace(space: Workspace, changed: Collection[str], then: Callable[[], None] = lambda: None) -> None:
    """Make each path of `changed` below `space.root` what it is below `space.tree`: a file, or absent.

    `changed` are posix paths of files; everything else below the root stays as it is (files, links, permissions, empty
    folders). Folders that become empty are removed, and so is the byte code of folders in which a file changes. `then`
    is called last, and no signal comes between. Raises OSError, or what `then` raises, with the root unchanged. What
    another program saves there in the milliseconds that this takes is lost.
    """
    if not changed:
        then()
        return
    point = _smallest_folder(space.root, changed)
    target = join(space.root, point)
    make, undo = space.put, space.put_back
    if os.path.lexists(target):
        _refuse_current_folder(target)
        os.makedirs(os.path.dirname(join(space.tree, point)), exist_ok=True)
        if _Carrier(space.root, space.tree, frozenset(changed)).carry(point) and point:
            make, undo = space.take, space.restore
        else:
            os.makedirs(join(space.tree, point), exist_ok=True)  # a root that is left empty stays
            make, undo = space.swap, space.swap_back
    with uninterrupted():
        make(point)
        try:
            then()
        except BaseException:
            undo(point)
            raise


def link(source: str, target: str) -> None:
    """Make `target` the file or symbolic link `source`: a hard link, or a copy where hard links are not supported.

    Raises FileExistsError if `target` exists.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from None
        shutil.copy2(source, target, follow_symlinks=False)


class _Carrier:
    """Links the files that do not change from `root` into `tree`."""

    def __init__(self, root: str, tree: str, changed: frozenset[str]) -> None:
        self._root = root
        self._tree = tree
        self._changed = changed
        self._folders = {path.rpartition("/")[0] for path in changed}

    def carry(self, folder: str) -> bool:
        """Link what stays of `folder`; return whether the changes empty it, in which case the tree does not have it.

        Raises FileExistsError if something stays in it, and a generated file has its place.
        """
        source, target = join(self._root, folder), join(self._tree, folder)
        blocked = False
        try:
            os.mkdir(target)
        except (FileExistsError, NotADirectoryError):
            blocked = not os.path.isdir(target)
        with os.scandir(source) as found:
            entries = list(found)
        for entry in entries:
            self._carry_entry(entry, folder, target, blocked=blocked)
        if entries and _is_left_empty(target):  # one that was empty before stays
            return True
        if blocked:
            raise FileExistsError(errno.EEXIST, _IN_THE_WAY, source)
        _inherit(os.stat(source), target)
        return False

    def _carry_entry(self, entry: os.DirEntry[str], folder: str, target: str, *, blocked: bool) -> None:
        """Link what stays of an entry of `folder` into `target`.

        `blocked`: a generated file has the place of `target`.
        """
        path = join(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            # Python uses byte code if its source has the recorded time, in seconds, and size: a regenerated file may
            # have both.
            if entry.name != "__pycache__" or folder not in self._folders:
                self.carry(path)
            return
        carried = f"{target}/{entry.name}"
        if path in self._changed:
            _inherit(entry.stat(follow_symlinks=False), carried)
            return
        if blocked:
            raise FileExistsError(errno.EEXIST, _IN_THE_WAY, os.path.dirname(entry.path))
        try:
            link(entry.path, carried)
        except FileExistsError:
            if os.path.isdir(carried):
                raise FileExistsError(errno.EEXIST, _IN_THE_WAY, entry.path) from None


def _is_left_empty(folder: str) -> bool:
    """Remove a folder of the tree if it is empty; return whether none is left, as where a file replaces it."""
    try:
        os.rmdir(folder)
    except NotADirectoryError:
        return True
    except OSError:  # not empty
        return False
    return True


def _smallest_folder(root: str, changed: Collection[str]) -> str:
    """Return the folder below `root` to replace: the deepest that contains every change and whose parent exists."""
    first, last = min(changed).split("/")[:-1], max(changed).split("/")[:-1]
    point = root
    shared: list[str] = []
    for step, other in zip(first, last, strict=False):
        if step != other or not os.path.isdir(point):
            break
        point = f"{point}/{step}"
        if os.path.islink(point) or (os.path.lexists(point) and not os.path.isdir(point)):
            break
        shared.append(step)
    return "/".join(shared)


def _inherit(old: os.stat_result, new: str) -> None:
    """Give the file or folder `new`, if there is one, the owner and the permissions of the one it replaces."""
    try:
        now = os.lstat(new)
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_IFMT(old.st_mode) != stat.S_IFMT(now.st_mode):  # as of a link: what is generated is none
        return
    if (old.st_uid, old.st_gid) != (now.st_uid, now.st_gid):
        with contextlib.suppress(PermissionError):  # only root may give files away
            os.chown(new, old.st_uid, old.st_gid)
    if stat.S_IMODE(old.st_mode) != stat.S_IMODE(now.st_mode):
        os.chmod(new, stat.S_IMODE(old.st_mode))


def _refuse_current_folder(folder: str) -> None:
    try:
        current = os.getcwd()
    except FileNotFoundError:
        return
    if current == folder or current.startswith(f"{folder}/"):
        raise OSError(errno.EBUSY, "is the current folder or holds it; run this from outside it", folder)
