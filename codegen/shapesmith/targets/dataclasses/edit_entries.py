"""boto3's edits of requests, as the expressions that define them: a call of `shapesmith.runtime.edits` for each."""

from __future__ import annotations

from collections.abc import Iterable

from shapesmith.analysis.edits import BoundEdit
from shapesmith.ir.edits import Accepts, Aliases, Fills, Refuses, Rewrites
from shapesmith.text.literals import raw_string, string, tuple_of

_REFUSALS = {
    "algorithm": "Listed",
    "ascii": "Ascii",
    "bytes": "NoBytearray",
    "match": "Matching",
    "signed-file": "SignedFile",
}
_REWRITES = {"base64": "Base64", "last-segment": "LastSegment", "parts": "Parts", "quoted": "Quoted"}


def edit_entry(edit: BoundEdit) -> str:
    """Return the expression that defines an edit."""
    row = edit.row
    says = string(row.says)
    members = string(edit.members[0]) if len(edit.members) == 1 else _texts(edit.members)
    match row:
        case Aliases():
            return _call("Alias", members, string(row.alias))
        case Fills() if row.value is not None:
            return _call("Fill", members, string(row.value), *(("null=True",) if row.null else ()))
        case Accepts():
            by_kind = {
                kind: [name for name, its in row.structure.items() if its == kind]
                for kind in ("text", "required", "optional")
            }
            options = (f"{kind}={_texts(names)}" for kind, names in by_kind.items() if names)
            return _call("Joined", members, _texts(row.text), says, *options)
        case Rewrites():
            pattern = () if row.pattern is None else (raw_string(row.pattern),)
            md5 = () if edit.md5 is None else (f"md5={string(edit.md5)}",)
            said = () if row.to == "last-segment" else (says,)
            return _call(_REWRITES[row.to], members, *pattern, *said, *md5)
        case Refuses() if row.must == "part":
            return _call("Parts", members, raw_string(row.patterns[0]), says, "sets=False")
        case Refuses():
            patterns = (tuple_of(map(raw_string, row.patterns)),) if row.patterns else ()
            values = (_texts(row.values),) if row.values else ()
            unless = (f"unless={_texts(edit.unless)}",) if edit.unless else ()
            matching = ", ".join(f"{string(name)}: {raw_string(text)}" for name, text in row.unless_matching.items())
            unless_matching = (f"unless_matching={{{matching}}}",) if matching else ()
            given = (f"given={_texts(edit.given)}",) if edit.given else ()
            return _call(_REFUSALS[row.must], members, *patterns, *values, says, *given, *unless, *unless_matching)
    raise AssertionError(row.id)


def _call(name: str, *arguments: str) -> str:
    return f"rt.{name}({', '.join(arguments)})"


def _texts(texts: Iterable[str]) -> str:
    return tuple_of(map(string, texts))
