"""A structure for the sentences of the catalogue, and what is read of a sentence in the text of one of its members."""

from __future__ import annotations

import re

import msgspec
from shapesmith.ir.doc import Doc
from shapesmith.ir.rules import Condition, Rule
from shapesmith.ir.service import HttpTrait, Operation, OperationTarget, Service, SourceFile
from shapesmith.ir.shapes import (
    BooleanShape,
    IntegerShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.extraction import Extraction

_SHAPES: tuple[Shape, ...] = (
    StringShape(name="Text"),
    StringShape(name="TextOfTag", pattern=r"[\w.:/=+\-@]*"),
    StringShape(name="LongText", max=2048),
    StringShape(name="TypeOfSample", enum=("CUSTOM", "PLAIN")),
    StringShape(name="ModeOfSample", enum=("FAST", "SLOW")),
    StringShape(name="ShadeOfSample", enum=("LIGHT", "DARK", "GREY")),
    IntegerShape(name="Number"),
    TimestampShape(name="Time"),
    BooleanShape(name="Flag"),
    ListShape(name="Texts", member=Target(shape="Text")),
    ListShape(name="PairsOfText", member=Target(shape="Pair")),
    MapShape(name="TextsByName", key=Target(shape="Text"), value=Target(shape="Text")),
    MapShape(name="RemarksOfSample", key=Target(shape="LongText"), value=Target(shape="LongText")),
    StructureShape(name="Filter", members=(Member(name="Name", shape="Text"), Member(name="Values", shape="Texts"))),
    ListShape(name="FiltersOfSample", member=Target(shape="Filter")),
    StructureShape(name="Conditions", members=(Member(name="One", shape="Text"), Member(name="Two", shape="Text"))),
    StructureShape(name="Alternatives", members=(Member(name="One", shape="Text"), Member(name="Two", shape="Text"))),
)

_MEMBERS = {
    "Name": "Text",
    "Key": "Text",
    "Type": "TypeOfSample",
    "Mode": "ModeOfSample",
    "Shade": "ShadeOfSample",
    "Count": "Number",
    "Least": "Number",
    "Limit": "Number",
    "Start": "Time",
    "End": "Time",
    "Force": "Flag",
    "Eager": "Flag",
    "Items": "Texts",
    "Pairs": "PairsOfText",
    "Tags": "PairsOfText",
    "Map": "TextsByName",
    "Choice": "Alternatives",
    "WaitMinutes": "Number",
    "ModelId": "LongText",
    "Tagged": "TextOfTag",
    "Stream": "LongText",
    "Remarks": "RemarksOfSample",
    "Filters": "FiltersOfSample",
    "Filter": "Conditions",
    "AnyValue": "Conditions",
    "RoleArn": "LongText",
}


def html(text: str) -> str:
    """Return marked text as HTML; HTML as it is."""
    if text.startswith("<"):
        return text
    marked = re.sub("`([^`]*)`", r"<code>\1</code>", text)
    return f"<p>{marked}</p>"


def service(documented: str | tuple[str, ...], text: str) -> Service:
    """Return a service whose one request has `text`, marked or HTML, at the member `documented`, or at several.

    It may stand at a member of the items of `Pairs`: "Pairs[].Value".
    """
    names = (documented,) if isinstance(documented, str) else documented
    inner = {name.rpartition(".")[2]: name for name in names if name.startswith("Pairs[].")}
    pair = StructureShape(
        name="Pair",
        members=tuple(
            Member(name=name, shape="Text", documentation=_doc(inner[name], text) if name in inner else None)
            for name in ("Key", "Value")
        ),
    )
    members = tuple(
        Member(name=name, shape=shape, documentation=_doc(name, text) if name in names else None)
        for name, shape in _MEMBERS.items()
    )
    sample = StructureShape(name="Sample", members=members)
    return Service(
        name="sample",
        api_version="2020-01-01",
        package="",
        sources=(SourceFile("service-2.json", ""),),
        metadata={},
        operations=(
            Operation(
                name="DoSample",
                wire_name="DoSample",
                http=HttpTrait("POST", "/"),
                input=OperationTarget(shape="Sample"),
            ),
        ),
        shapes={shape.name: shape for shape in (*_SHAPES, pair, sample)},
    )


def _doc(name: str, text: str) -> Doc:
    where = Provenance("service-2.json").of("shapes", "Sample", "members", name, "documentation")
    return read_html(html(text)).at(where)


def read(text: str, member: str = "Name") -> Extraction:
    """Return what is read of `text` in the documentation of a member."""
    return extract(service(member, text))


def rules(text: str, member: str = "Name") -> list[Rule]:
    """Return the rules of error severity that `text` makes in the documentation of a member."""
    return [rule for rule in read(text, member).rules if rule.severity == "error"]


def told(text: str, member: str = "Name") -> list[str]:
    """Return the rules that `text` makes, each on one line: its kind, what it presupposes and what it asks."""
    return [
        f"{rule.kind}: {''.join(f'{_said(one)}, ' for one in rule.when)}{_said(rule.must)}"
        for rule in rules(text, member)
    ]


def _said(condition: object) -> str:
    fields = msgspec.json.decode(msgspec.json.encode(condition))
    kind = fields.pop("kind")
    return f"{kind}({', '.join(str(value) for value in fields.values())})"


def written(rule: Rule) -> str:
    """Return a rule on one line: its member and kind, what it presupposes and what it asks, each field by name."""
    when = f"{' and '.join(map(_with_names, rule.when))} -> " if rule.when else ""
    reason = f" (advice: {rule.reason})" if rule.severity == "advice" else ""
    return f"{rule.member}, {rule.kind}: {when}{_with_names(rule.must)}{reason}"


def _with_names(condition: Condition) -> str:
    fields = msgspec.to_builtins(condition)
    return f"{fields.pop('kind')}({', '.join(f'{name}={value!r}' for name, value in fields.items())})"
