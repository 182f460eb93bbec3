"""The verdicts and overrides that come with shapesmith, for services whose documentation people have judged.

They are about the specs that botocore publishes. A verdict quotes its sentence, and holds for each release that has it.
In a project they are copies, which belong to the project: one that was edited there is never replaced.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from shapesmith.diagnostics import Diagnostic
from shapesmith.disk.digest import sha256
from shapesmith.specs.folders import versions_in
from shapesmith.specs.vendored import kept_by_hand

_PACKAGE = Path(__file__).parents[1]
# In a wheel they are inside the package, in a checkout beside the specs that they were made for.
_INSIDE, _BESIDE = _PACKAGE / "judged", _PACKAGE.parents[1] / "shapes"

# What is said of a verdict or an override that a spec has left behind; a bound that it gives may be out of order now.
_LEFT_BEHIND = frozenset(
    (
        *("verdict-outdated", "override-outdated", "override-needless", "override-tightens"),
        *("override-unmatched", "overrides-value"),
    )
)

Wanted = Literal["all", "renewed", "none"]
"""Which files a project takes: all that it lacks, too; new versions of those that it has, and those that it lost with
the folder of the service; none."""


class Brought(NamedTuple):
    """What comes with shapesmith for one service, by posix path in the folder of specs, and what the lock says of it.

    `kept` are the paths of copies that were edited, while shapesmith has a new version of them.
    """

    files: dict[str, bytes]
    locked: dict[str, str]
    kept: list[str]


def judged_folder() -> Path:
    """Return the folder that has a folder for each judged service; it does not exist where none was installed."""
    return _INSIDE if _INSIDE.is_dir() else _BESIDE


def without_left_behind(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics without those on what comes with shapesmith and was made for another release of the spec.

    Who uses it cannot correct it: what does not fit the spec at hand is off.
    """
    return [each for each in diagnostics if each.code not in _LEFT_BEHIND or not _is_inside(each.file)]


def _is_inside(path: str) -> bool:
    """Return whether a file is part of the installed shapesmith: no copy in a project, and not in a checkout."""
    return _INSIDE in Path(os.path.abspath(path)).parents


def judged_files(service: str) -> dict[str, str]:
    """Return the paths of the files that come with shapesmith for `service`, by name; empty if nobody judged it."""
    return kept_by_hand(service, judged_folder())


def kept_or_judged(service: str, shapes: Path) -> dict[str, str]:
    """Return the overrides and verdicts that hold for a service, by name.

    Of one that is vendored in the folder `shapes`, only the project decides. Of another, a file that is kept there
    stands for the one of that name which comes with shapesmith.
    """
    kept = kept_by_hand(service, shapes)
    return kept if versions_in(str(shapes / service)) else judged_files(service) | kept


def bring(
    service: str, locked: dict[str, str], shapes: Path, content: Callable[[str], bytes | None], wanted: Wanted
) -> Brought:
    """Return what to write of the files for `service`, of which `content` gives the present copy in `shapes`.

    `locked` has the digest of each file as it came. A copy that is still so is replaced by a new version.
    """
    present = {name: digest for name, digest in locked.items() if content(f"{service}/{name}") is not None}
    brought = Brought({}, present, [])
    if wanted == "none" or _is_same(judged_folder(), shapes):
        return brought
    # Who removes a copy refuses it; who lost the whole folder gets back what was in it.
    is_lost = not (shapes / service).is_dir()
    for name, path in judged_files(service).items():
        copy, new = f"{service}/{name}", Path(path).read_bytes()
        old = content(copy)
        is_replaced = old is not None and sha256(old) in (locked.get(name), sha256(new))
        is_back = old is None and (wanted == "all" or (is_lost and name in locked))
        if is_replaced or is_back:
            brought.files[copy] = new
            brought.locked[name] = sha256(new)
        elif old is not None and locked.get(name, sha256(new)) != sha256(new):
            brought.kept.append(copy)
    return brought


def _is_same(folder: Path, other: Path) -> bool:
    return os.path.exists(other) and os.path.exists(folder) and os.path.samefile(folder, other)
