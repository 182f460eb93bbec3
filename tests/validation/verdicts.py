"""What botocore finds wrong with a value, and what a generated package finds, spelled alike.

A finding is a kind and a place. Kinds are ours; places are spelled as botocore spells them, because ours say more and the
way there loses something (`spelled` says what).
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections import Counter
from typing import Any, NamedTuple

from botocore.validate import ParamValidator

# botocore's reasons, each with the last part of the rule that says the same here.
KINDS = {
    "missing required field": "required",
    "unknown field": "unknown",
    "invalid type": "type",
    "invalid range": "range",
    "invalid length": "length",
    "unable to encode to json": "type",
    "invalid type for document": "type",
    "more than one input": "union",
    "empty input": "union",
}

# A step in a path: text in double quotes, an index, the repr of another plain value, or `<...>` for what is not shown.
_STEP = re.compile(r'\[("(?:[^"\\]|\\.)*"|[^"\]][^\]]*)\]')
_NOT_SHOWN = re.compile("<[^<>]*>")


class Finding(NamedTuple):
    """One thing wrong: `kind` and `place`, as in `required` and `.References.r.Type`."""

    kind: str
    place: str


# Each once for each time that it was found, in no order.
Findings = list[Finding]


def of_botocore(value: Any, shape: Any) -> Findings | None:
    """Return what `ParamValidator` finds; None where it fails itself, with an exception that is no verdict.

    It does so for a time too far away (RuntimeError, from `parse_to_aware_datetime`), for a Decimal NaN where there is a
    least value (InvalidOperation, from the comparison), and for values too deep (RecursionError). The call fails in all
    of these, so the package must find something, wherever.
    """
    try:
        errors = ParamValidator().validate(value, shape)._errors
    except Exception:
        return None
    return [Finding(KINDS[reason], _place(reason, name, details)) for reason, name, details in errors]


def _place(reason: str, name: Any, details: dict[str, Any]) -> str:
    # botocore names the structure and, apart from it, the member that is missing or unknown; a path here names the member.
    if reason == "missing required field":
        return f"{name}.{details['required_name']}"
    if reason == "unknown field":
        return f"{name}.{_text(details['unknown_param'])}"
    return str(name)


def of_package(violations: list[Any], shape: Any) -> Findings:
    """Return what a package found, spelled as botocore spells it."""
    return [
        Finding(violation.rule.rpartition(".")[2], spelled(violation.path, violation.rule, shape))
        for violation in violations
    ]


def agree(ours: Findings, theirs: Findings) -> bool:
    """Whether both found the same. A key that is not shown, since it is sensitive or no plain value, stands for any."""
    more, rest = Counter(ours), Counter(theirs)
    more, rest = more - rest, rest - more
    for finding in more.elements():
        if not _NOT_SHOWN.search(finding.place):
            return False
        place = re.compile(".*".join(map(re.escape, _NOT_SHOWN.split(finding.place))), re.DOTALL)
        same = (other for other in rest.elements() if other.kind == finding.kind and place.fullmatch(other.place))
        match = next(same, None)
        if match is None:
            return False
        rest -= Counter((match,))
    return not rest


def spelled(path: str, rule: str, shape: Any) -> str:
    r"""Return a path in botocore's spelling, by a walk along `shape`. What differs, and what botocore's loses by it:

    - the whole is "" in both (botocore prints `input`), and every member has a dot before it: `.Name`;
    - a key of a map stands behind a dot, not in brackets: `.References.r.Type` is `References["r"].Type`, or a member of
      another shape;
    - a violation of a key itself says so: `.References (key: r)`; here the rule does (`...References{key}.length`);
    - a place in a document starts anew at each key: `{"a": [{"b": object()}]}` is wrong at `b`; here at `Doc["a"][0]["b"]`;
    - text is as it is; here it is quoted, with what is not printable escaped, so that a path is always one line.
    """
    written, rest = "", path
    while rest:
        if rest[0] != "[":
            name = _member(rest, shape)
            rest = rest[len(name) :].removeprefix(".")
            written, shape = f"{written}.{name}", shape.members.get(name)
            continue
        match = _STEP.match(rest)
        assert match is not None, path
        step, rest = match[1], rest[match.end() :].removeprefix(".")
        text = literal_eval(step) if step[0] == '"' else step
        if getattr(shape, "is_document_type", False):
            written = f"{written}[{text}]" if step.isdigit() else text
        elif shape.type_name == "list":
            written, shape = f"{written}[{text}]", shape.member
        elif shape.type_name == "structure":
            written = f"{written}.{text}"  # the name of an unknown member, which is nothing like a name
        elif not rest and "{key}." in rule:
            written = f"{written} (key: {text})"
        else:
            written, shape = f"{written}.{text}", shape.value
    return written


def _member(path: str, shape: Any) -> str:
    """Return the name of the member that `path` begins with; a name that is not the shape's own is all that is left."""
    end = re.search(r"[.\[]", path)
    name = path[: end.start()] if end else path
    return name if name in shape.members else path


def _text(name: Any) -> str:
    return name if isinstance(name, str) else str(name)
