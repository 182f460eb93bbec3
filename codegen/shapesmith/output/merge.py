"""What git leaves where two branches generated the same unit: conflict markers, and texts merged line by line.

Neither is a hand edit. A manifest with conflict markers is read as the manifests of both branches, which show which
files are merges of two generated texts.
"""

from __future__ import annotations

import re

import msgspec

from shapesmith.output import manifest
from shapesmith.output.manifest import Manifest

# `<<<<<<< ours`, `||||||| base` (only in some styles), `=======`, `>>>>>>> theirs`: exactly seven, see git-merge(1).
_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?")
_FOLLOWING = {"": "<", "<": "|=", "|": "=", "=": ">", ">": "<"}

_SECTION = re.compile(r'\s*"(\w+)": \{\s*')
# Whether each of the two is a string, the decoder says.
_ENTRY = re.compile(r'\s*(".*"): (".*"),?\s*')


def has_conflict(content: bytes) -> bool:
    """Return whether `content` is a text with git's conflict markers."""
    return _split(content) is not None


def sides(content: bytes) -> tuple[Manifest, Manifest] | None:
    """Return the manifests of our branch and of theirs that a merge left in `content`.

    None if `content` has no conflict markers or is not a manifest.
    """
    split = _split(content)
    if split is None:
        return None
    ours, theirs = map(_decode, split)
    return None if ours is None or theirs is None else (ours, theirs)


def _split(content: bytes) -> tuple[list[str], list[str]] | None:
    """Return the lines of our side and of theirs, each with the common lines; None if there is no conflict."""
    if b"<<<<<<<" not in content:
        return None
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    ours: list[str] = []
    theirs: list[str] = []
    where = ""
    for line in lines:
        marker = _MARKER.fullmatch(line)
        if marker is not None and marker[1][0] in _FOLLOWING[where]:
            where = marker[1][0]
            continue
        if where in ("", "<", ">"):
            ours.append(line)
        if where in ("", "=", ">"):
            theirs.append(line)
    return (ours, theirs) if where == ">" else None


def _decode(lines: list[str]) -> Manifest | None:
    """Return the manifest of one side, read line by line: where lines were merged, a comma may be missing."""
    facts: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {"": facts, "spec": {}}
    section = ""
    for line in lines:
        if opened := _SECTION.fullmatch(line):
            section = opened[1]
            sections.setdefault(section, {})
        elif entry := _ENTRY.fullmatch(line):
            try:
                name, value = (msgspec.json.decode(part, type=str) for part in entry.groups())
            except msgspec.DecodeError:
                return None
            sections[section][name] = value
        elif line.strip() not in ("", "{", "}", "},"):
            return None
    if "files" not in sections:
        return None
    return manifest.checked(msgspec.convert({**facts, "spec": sections["spec"], "files": sections["files"]}, Manifest))
