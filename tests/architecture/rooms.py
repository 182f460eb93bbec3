"""The layers of `shapesmith`, lowest first: what each room may import, and why it may import nothing else.

A room is a module or a package right below `shapesmith`. It imports only rooms that are above it in this table, so that
no two rooms can depend on each other.
"""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """A room, the rooms that it imports, and the reason why it imports no others."""

    name: str
    imports: frozenset[str]
    reason: str


def _room(name: str, imports: str, reason: str) -> Room:
    return Room(name, frozenset(imports.split()), reason)


ROOMS = (
    _room("runtime", "", "it is copied into the output, where there is no generator to import"),
    _room("text", "", "words and literals are the same for every spec and every view"),
    _room("provenance", "", "a position in a file is the same for every file and every room"),
    _room("diagnostics", "provenance text", "every room returns diagnostics, so they depend on none"),
    _room("options", "provenance", "what a user may choose is a value, independent of the code that reads it"),
    _room(
        "project", "diagnostics options provenance text", "it reads the settings of a project, not what they are for"
    ),
    _room("parallel", "", "it distributes work of any kind"),
    _room("disk", "diagnostics provenance", "it replaces files of a folder, whoever made them"),
    _room("clients", "disk", "it follows clients through Python source: `lint` checks the calls, and knows the models"),
    _room(
        "ir",
        "provenance text",
        "the contract between readers and writers: it depends on neither, and has no Python name",
    ),
    _room("regex", "runtime", "patterns are translated by their syntax, not by their position in a spec"),
    _room(
        "specs",
        "diagnostics disk provenance text",
        "it finds and copies files by name; `sources` reads them",
    ),
    _room("prose", "ir", "a text is laid out by its markup, independent of service and Python names"),
    _room(
        "sources",
        "diagnostics ir prose provenance specs text",
        "from spec to IR, independent of what is generated from it",
    ),
    _room(
        "rules",
        "diagnostics ir prose provenance regex runtime text",
        "from documentation to rules: it reads an IR, and knows neither a spec's format nor what is made of a rule",
    ),
    _room(
        "analysis",
        "diagnostics ir prose provenance regex rules runtime text",
        "from IR to what follows from it: neither the format of the spec nor a Python name shows",
    ),
    _room(
        "targets",
        "analysis diagnostics ir options parallel prose provenance runtime text",
        "from an analysed service to files: it neither reads a spec nor writes to a folder",
    ),
    _room(
        "review",
        "analysis diagnostics ir options prose provenance regex rules runtime targets text",
        "it explains a service to people and writes nothing",
    ),
    _room(
        "pipeline",
        "analysis diagnostics ir options parallel rules sources specs targets",
        "pure: it reads and writes no output folder, so that `check` and `diff` can call it",
    ),
    _room(
        "sides",
        "analysis diagnostics ir options parallel pipeline review rules specs targets",
        "two specs of one service, each through the pipeline without its overrides: it compares nothing",
    ),
    _room(
        "output",
        "diagnostics disk options provenance specs text",
        "it writes files, and must not be able to generate them",
    ),
    _room(
        "runs",
        "diagnostics options output parallel pipeline provenance specs targets",
        "one run over several services: it prints nothing",
    ),
    _room(
        "lint",
        "clients diagnostics disk output parallel pipeline project provenance runtime specs targets text",
        "it checks calls in source, and changes no file but a baseline and its cache: it prints nothing",
    ),
    _room(
        "removal",
        "diagnostics output provenance specs targets",
        "it removes the vendored and the generated files of a service: it prints nothing",
    ),
    _room(
        "comparisons",
        "diagnostics options provenance review sides specs",
        "two specs of one service: it prints nothing",
    ),
    _room(
        "adopt",
        "clients disk ir lint review targets text",
        "it rewrites source to generated classes, and to their new names: it generates nothing, and prints nothing",
    ),
    _room(
        "syncing",
        "comparisons diagnostics disk options output project provenance review runs specs text",
        "newer specs, their packages and their changes, in one run: it prints nothing",
    ),
    _room(
        "founding",
        "diagnostics disk project provenance specs text",
        "it writes the first files of a project: it prints nothing",
    ),
    _room(
        "cli",
        "adopt comparisons diagnostics disk founding ir lint options output parallel pipeline project provenance removal "
        "review runs specs syncing targets text",
        "arguments in, one call, diagnostics out: the work is done in lower rooms",
    ),
    _room("__main__", "cli", "`python -m shapesmith` is the command line"),
)

# What is inside a crowded room, lowest first: each imports only itself and what is before it. Modules that have no name
# here are on top of all.
INNER = {
    "rules": ("language", "references", "evaluate", "extraction", "forms", "reconciliation"),
    "review.changes": (
        "change",
        "comparing",
        "witnesses",
        "change_rules",
        "ranking",
        "severities",
        "compare",
        "reports",
    ),
}
