"""Rules, refused sentences and open ones as JSON; of an open one all that it takes to judge it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import msgspec

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.doc import Doc
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Shape, StructureShape
from shapesmith.ir.verdicts import DISMISSALS, Ruling, Verdict
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.plain import first_sentence
from shapesmith.review.rules.listing import notes
from shapesmith.review.rules.skeleton import skeleton
from shapesmith.rules.extraction import Refusal
from shapesmith.rules.unsettled import OpenSentence, Use
from shapesmith.targets.dataclasses.rule_entries import rule_words
from shapesmith.text.printable import json_bytes

_WIDTH = 100
_DEEPEST = 4
_MOST_OTHERS = 10


def rules_json(rules: Iterable[Rule], refused: Iterable[Refusal] = ()) -> bytes:
    """Return rules and what was refused as JSON."""
    return json_bytes({"rules": list(map(_rule, rules)), "refused": list(map(_refusal, refused))}, indent=1)


def open_json(analysis: Analysis, found: list[OpenSentence]) -> bytes:
    """Return what is open as JSON: each text once, with its open sentences, and the structures that it is about.

    `also_at` are other texts that are open with the same sentence: one verdict may name them all, or `*` for any text.
    `structures` has the members of each structure that a text documents, and of those that are nested in them, so that
    places can be named. The `verdict` of a sentence is a table of rules.toml that still has to be filled in.
    """
    service = analysis.service
    structures: dict[str, Any] = {}
    for each in found:
        for use in each.uses:
            _add_structure(use.places.structure.name, service, structures, 0)
    stands_at: dict[str, list[str]] = {}
    for each in found:
        stands_at.setdefault(each.sentence.verbatim, []).append(each.at)
    texts = [
        _text(list(group), service, stands_at)
        for _, group in groupby(found, key=lambda each: (each.at, each.doc.provenance))
    ]
    whole = {
        "service": service.name,
        "spec": service.package,
        "open": len(found),
        "dismissals": DISMISSALS,
        "outdated": [_verdict(verdict) for verdict in analysis.rules.outdated],
        "texts": texts,
        "structures": structures,
    }
    return json_bytes(whole, indent=1)


def _text(group: list[OpenSentence], service: Service, stands_at: dict[str, list[str]]) -> dict[str, Any]:
    first = group[0]
    return {
        "at": first.at,
        "where": str(first.doc.provenance),
        "documents": [_use(use, service) for use in first.uses[:5]],
        "documents_in_all": len(first.uses),
        "text": "\n".join(render_markdown(Doc(first.doc.blocks), _WIDTH)),
        "sentences": [_sentence(each, stands_at[each.sentence.verbatim]) for each in group],
    }


def _sentence(each: OpenSentence, stands_at: list[str]) -> dict[str, Any]:
    sentence = each.sentence
    others = [at for at in stands_at if at != each.at]
    scope = {"heading": sentence.heading, "list": sentence.lead, "label": sentence.label}
    whole = {
        "sentence": sentence.verbatim,
        "with_list": each.quotation if each.quotation != sentence.verbatim else "",
        "stands_under": {name: words for name, words in scope.items() if words},
        "in_a_note": sentence.note,
        "forms": notes(each),
        "also_at": others[:_MOST_OTHERS],
        "also_at_in_all": len(others),
        "verdict": skeleton(each),
    }
    return {name: value for name, value in whole.items() if value}


def _use(use: Use, service: Service) -> dict[str, Any]:
    structure, place = use.places.structure, use.place
    operations = [operation.name for operation in service.operations_by_input().get(structure.name, ())]
    whole: dict[str, Any] = {"structure": structure.name, "request_of": operations}
    if place is not None:
        whole |= {"place": place.path, "type": _type(place.shape, service)}
        member = use.places.members.get(place.path)
        if member is not None and member.required:
            whole["required"] = True
    return {name: value for name, value in whole.items() if value}


def _add_structure(name: str, service: Service, structures: dict[str, Any], depth: int) -> None:
    if name in structures or depth > _DEEPEST:
        return
    shape = service.structure(name)
    members = structures[name] = {}
    for member in shape.members:
        described: dict[str, Any] = {"type": _type(service.shapes[member.shape], service)}
        if member.required:
            described["required"] = True
        if member.documentation is not None and (said := first_sentence(member.documentation)):
            described["says"] = said
        members[member.name] = described
    for member in shape.members:
        for nested in _nested(service.shapes[member.shape], service):
            _add_structure(nested, service, structures, depth + 1)


def _nested(shape: Shape, service: Service) -> list[str]:
    match shape:
        case StructureShape():
            return [shape.name]
        case ListShape() | MapShape():
            return _nested(service.shapes[shape.content.shape], service)
        case _:
            return []


def _type(shape: Shape, service: Service, depth: int = 0) -> dict[str, Any]:
    """Return a type with what the model asks of its values."""
    whole: dict[str, Any] = {"kind": shape.type, "shape": shape.name}
    for name in ("min", "max", "pattern", "enum"):
        if (value := getattr(shape, name, None)) is not None:
            whole[name] = value
    if depth > _DEEPEST:
        return whole
    match shape:
        case ListShape():
            whole["items"] = _type(service.shapes[shape.member.shape], service, depth + 1)
        case MapShape():
            whole["keys"] = _type(service.shapes[shape.key.shape], service)
            whole["values"] = _type(service.shapes[shape.value.shape], service, depth + 1)
        case StructureShape() if shape.union:
            whole["union"] = True
    return whole


def _rule(rule: Rule) -> dict[str, Any]:
    whole = {
        "id": rule.id,
        "shape": rule.shape,
        "member": rule.member,
        "kind": rule.kind,
        "severity": rule.severity,
        "reason": rule.reason,
        "words": rule_words(rule),
        "sentence": rule.sentence,
        "where": str(rule.provenance),
        "form": rule.origin if rule.verdict is None else None,
        "verdict": str(rule.verdict) if rule.verdict is not None else None,
        "when": msgspec.to_builtins(rule.when),
        "must": msgspec.to_builtins(rule.must),
    }
    return {name: value for name, value in whole.items() if value is not None}


def _refusal(refusal: Refusal) -> dict[str, str]:
    return {
        "shape": refusal.shape,
        "sentence": refusal.sentence,
        "reason": refusal.reason,
        "form": refusal.form,
        "where": str(refusal.provenance),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "verdict": str(verdict.provenance),
        "at": list(verdict.at),
        "sentence": verdict.sentence,
        "was": verdict.kind if isinstance(verdict, Ruling) else "dismissed",
    }
