"""The rooms of the house, from the ground up: what each may import, and why it may import nothing else.

A room is a module or a package right below `codegen`. It imports only rooms that stand above it in this table, so
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
    _room("diagnostics", "", "every room returns diagnostics: they can know of none"),
    _room("text", "", "words and literals are the same for every spec and every view"),
    _room("options", "", "what a user may choose is a value; who reads it is not its business"),
    _room("parallel", "", "it shares out work and does not know what the work is"),
    _room("exchange", "", "it asks an operating system to swap two folders, whatever is in them"),
    _room("manifest", "", "a record of files and digests, read by tools that know no spec"),
    _room("ir", "", "the contract between readers and writers: it knows neither, and holds no Python name"),
    _room("lock", "diagnostics", "a record of spec files and digests: not where they are, nor what is in them"),
    _room("locate", "diagnostics lock", "it finds files by name; what is in them is for `sources` to say"),
    _room("fingerprint", "locate options", "a digest of bytes: it must not need to understand what it stands for"),
    _room("regex", "runtime", "patterns are translated by their syntax, not by where they stand in a spec"),
    _room("prose", "ir", "a text is laid out by its markup: it knows no service and no Python name"),
    _room(
        "sources",
        "diagnostics ir locate manifest prose",
        "from spec to IR: what is generated from it is not known here",
    ),
    _room(
        "passes",
        "diagnostics ir prose regex runtime",
        "from IR to IR: neither the format of the spec nor a Python name shows",
    ),
    _room(
        "python",
        "diagnostics ir options prose text",
        "from IR to views: it spells names, and leaves printing to templates",
    ),
    _room(
        "render",
        "diagnostics text",
        "from views to text: it must not be able to look anything up, as templates decide nothing",
    ),
    _room(
        "pipeline",
        "diagnostics fingerprint ir locate manifest options parallel passes python render sources text",
        "pure: it touches no output folder, so that `check` and `diff` can call it",
    ),
    _room("distribution", "fingerprint manifest python render", "the files that no spec decides"),
    _room("export", "diagnostics ir locate passes prose python regex", "another back end of the IR, beside `python`"),
    _room(
        "review",
        "diagnostics export ir locate passes prose python regex render text",
        "it explains an IR to people and writes nothing",
    ),
    _room("workspace", "diagnostics exchange", "a place to work in and a lock on it: not what is written there"),
    _room("tree", "workspace", "it replaces files of a folder, whoever made them"),
    _room("survey", "diagnostics manifest", "it compares a folder with texts; making them is for others"),
    _room(
        "write",
        "diagnostics manifest survey tree workspace",
        "it puts files in their place, and must not be able to make them",
    ),
    _room(
        "vendor",
        "diagnostics locate lock manifest tree workspace",
        "it copies specs byte for byte, without reading them",
    ),
    _room(
        "runs",
        "diagnostics distribution fingerprint locate manifest options pipeline survey text vendor write",
        "one run over several services: it prints nothing",
    ),
    _room("terminal", "diagnostics vendor", "what is printed beside a command's own output"),
    _room(
        "cli",
        "diagnostics export ir locate options pipeline review runs sources terminal vendor",
        "arguments in, one call, diagnostics out: whatever works stands below",
    ),
    _room("__main__", "cli", "`python -m codegen` is the command line"),
)
