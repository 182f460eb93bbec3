"""The rooms of the house, from the ground up: what each may import, and why it may import nothing else.

A room is a module or a package right below `shapesmith`. It imports only rooms that stand above it in this table, so
that no two rooms can come to depend on each other.
"""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """A room, the rooms that it imports, and the reason why it knows of no others."""

    name: str
    imports: frozenset[str]
    reason: str


def _room(name: str, imports: str, reason: str) -> Room:
    return Room(name, frozenset(imports.split()), reason)


ROOMS = (
    _room("runtime", "", "it is copied into the output, where there is no generator to import"),
    _room("text", "", "words and literals are the same for every spec and every view"),
    _room("provenance", "", "a place in a file is the same for every file and every room"),
    _room("diagnostics", "provenance text", "every room returns diagnostics: they can know of none"),
    _room("options", "", "what a user may choose is a value; who reads it is not its business"),
    _room("parallel", "", "it shares out work and does not know what the work is"),
    _room("disk", "diagnostics provenance", "it replaces files of a folder, whoever made them"),
    _room("ir", "provenance", "the contract between readers and writers: it knows neither, and holds no Python name"),
    _room("regex", "runtime", "patterns are translated by their syntax, not by where they stand in a spec"),
    _room(
        "specs",
        "diagnostics disk provenance text",
        "it finds and copies files by name; what is in them is for `sources` to say",
    ),
    _room("prose", "ir", "a text is laid out by its markup: it knows no service and no Python name"),
    _room(
        "sources",
        "diagnostics ir prose provenance specs text",
        "from spec to IR: what is generated from it is not known here",
    ),
    _room(
        "rules",
        "diagnostics ir prose provenance regex text",
        "from documentation to rules: it reads an IR, and knows neither a spec's format nor what is made of a rule",
    ),
    _room(
        "analysis",
        "diagnostics ir prose provenance regex rules runtime",
        "from IR to what follows from it: neither the format of the spec nor a Python name shows",
    ),
    _room(
        "targets",
        "analysis diagnostics ir options prose provenance regex runtime text",
        "from an analysed service to files: it neither reads a spec nor touches a folder",
    ),
    _room(
        "review",
        "analysis diagnostics ir prose provenance rules targets text",
        "it explains a service to people and writes nothing",
    ),
    _room(
        "pipeline",
        "analysis diagnostics ir options parallel sources specs targets",
        "pure: it touches no output folder, so that `check` and `diff` can call it",
    ),
    _room(
        "output",
        "diagnostics disk options provenance specs text",
        "it puts files in their place, and must not be able to make them",
    ),
    _room(
        "runs",
        "diagnostics options output parallel pipeline provenance specs targets",
        "one run over several services: it prints nothing",
    ),
    _room(
        "removal",
        "diagnostics output provenance specs targets",
        "what is vendored and what is generated of a service go together: it prints nothing",
    ),
    _room(
        "cli",
        "diagnostics ir options output pipeline removal review runs specs targets text",
        "arguments in, one call, diagnostics out: whatever works stands below",
    ),
    _room("__main__", "cli", "`python -m shapesmith` is the command line"),
)
