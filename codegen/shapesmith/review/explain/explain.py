"""Every constraint on a shape or a member: what it says, where that comes from, and the check generated for it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from shapesmith.analysis.usage import find_usage
from shapesmith.diagnostics import pointer
from shapesmith.ir.constraints import Rules
from shapesmith.ir.doc import Doc
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Deprecation, ListShape, MapShape, Member, Shape, StringShape, StructureShape, targets
from shapesmith.prose.plain import first_sentence
from shapesmith.review.explain.findings import ERROR, Finding, Findings
from shapesmith.review.explain.lookup import find
from shapesmith.review.explain.member_check import member_check
from shapesmith.targets.dataclasses.modules import ROOT
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes
from shapesmith.targets.json_schema.shape_rules import ShapeRules, shape_rules

# As many places that use a shape are named.
_MOST_USES = 20

_KINDS = {
    "string": "a string",
    "blob": "bytes",
    "boolean": "True or False",
    "integer": "an integer",
    "float": "a number",
    "timestamp": "a timestamp",
    "list": "a list",
    "map": "a map",
    "structure": "a structure",
    "document": "any JSON",
    "json": "any JSON, which the SDK encodes",
    "stream": "a stream of events",
}

# A terminal shows a title bold, a place dim, and a remark in a colour.
Style = Literal["title", "place", "plain", "remark"]


class Line(NamedTuple):
    """One line of an explanation, and what it is."""

    text: str
    style: Style = "plain"


def explain(
    service: Service, overrides: tuple[Override, ...], overrides_file: str, query: str, width: int = 80
) -> list[Line]:
    """Return what holds for the shape or member that `query` names, with prose wrapped at `width`.

    Places are on lines of their own where they would not fit, and never broken: they are there to be copied. Raises
    SpecError where there is no such shape or member, and where an override does not fit the spec.
    """
    explainer = _Explainer(service, overrides, overrides_file, width)
    subject = find(service, explainer.names, query)
    if subject.member is None:
        lines = explainer.shape(subject.shape)
    else:
        assert isinstance(subject.shape, StructureShape)
        lines = explainer.member(subject.shape, subject.member)
    return [Line(_printable(line.text), line.style) for line in lines]


class _Explainer:
    def __init__(self, service: Service, overrides: tuple[Override, ...], overrides_file: str, width: int) -> None:
        self._service = service
        self._width = width
        self._rules: ShapeRules = shape_rules(service, overrides, overrides_file)
        self.names, _ = decide_names(service)
        self._findings = Findings(service, self.names.classes, self._rules, overrides, overrides_file)
        usage = find_usage(service)
        self._sent = usage.sent
        self._modules = place_shapes(service, self.names, usage).modules

    def member(self, owner: StructureShape, member: Member) -> Iterator[Line]:
        """Explain one member, down to the lines of its check."""
        rules = self._rules.structures[owner.name].members[member.name]
        yield Line(rules.place, "title")
        yield from self._prose(member.documentation or self._service.shapes[member.shape].documentation)
        yield Line("")
        yield self._fact("Python", f"{self.names.classes[owner.name]}.{self.names.members[owner.name][member.name]}")
        yield self._fact("target", f"{member.shape}, {_KINDS[rules.kind]}")
        yield self._fact("model", self._place(pointer("shapes", owner.name, "members", member.name)))
        yield from self._module(owner.name)
        yield from self._traits(rules, member.deprecation, token=member.idempotency_token and owner.name in self._sent)
        findings = list(self._findings.of_member(owner, member))
        if not findings:
            yield from (Line(""), Line("No constraint but its type."))
        for finding in findings:
            said = "" if finding.id.endswith(f".{finding.words}") else f": {finding.words}"
            yield from (Line(""), Line(f"{finding.id}{said}", "title"))
            yield from self._wrapped(f"from the model, {finding.weight}", indent="  ")
            yield Line(f"  {self._place(finding.pointer)}", "place")
            for note in finding.notes:
                yield from self._wrapped(note, indent="  ", style="remark")
        yield Line("")
        sent = owner.name in self._sent and not owner.is_error
        methods = "_fits and _rules" if sent else "_rules"
        yield Line(f"check, in {methods} of {self.names.classes[owner.name]}:")
        yield Line("")
        for line in member_check(self.names, self._rules.structures[owner.name], member.name, sent):
            yield Line(f"    {line}" if line else "")

    def shape(self, shape: Shape) -> Iterator[Line]:
        """Explain a shape: its members or its own constraints, and where it is used."""
        rules = self._rules.shapes[shape.name]
        yield Line(shape.name, "title")
        yield from self._prose(shape.documentation or self._documentation_of_operation(shape.name))
        yield Line("")
        yield self._fact("kind", _kind(shape, rules))
        if shape.name in self.names.classes:
            yield self._fact("Python", f"class {self.names.classes[shape.name]}")
        yield self._fact("model", self._place(pointer("shapes", shape.name)))
        yield from self._module(shape.name)
        yield from self._traits(rules, shape.deprecation)
        yield from self._uses(shape.name)
        if isinstance(shape, StructureShape) and shape.name in self._rules.structures:
            yield from self._members(shape)
            return
        findings = list(self._findings.of_shape(shape))
        yield Line("")
        yield Line("constraints:" if findings else "No constraint but its type.")
        yield from self._table(findings)
        if isinstance(shape, StringShape) and shape.enum:
            yield from self._values(shape)

    def _members(self, shape: StructureShape) -> Iterator[Line]:
        own = list(self._findings.of_structure(shape))
        if own:
            yield Line("")
            yield from self._table(own)
        for member in shape.members:
            rules = self._rules.structures[shape.name].members[member.name]
            name = self.names.members[shape.name][member.name]
            yield Line("")
            target = "" if member.shape == member.name else f"{member.shape}, "
            deprecated = ", deprecated" if member.deprecation is not None and member.deprecation.deprecated else ""
            heading = f"{member.name} ({name}): {target}{_KINDS[rules.kind]}{deprecated}"
            yield from self._wrapped(heading, further="    ", style="title")
            yield from self._table(self._findings.of_member(shape, member))
        if shape.members:
            yield Line("")
            example = f"{shape.name}.{shape.members[0].name}"
            yield from self._wrapped(f"The check of a member is shown with the member: {example}", further="  ")

    def _table(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """List findings with the last part of their place; what goes before is the file that `model` names."""
        for finding in findings:
            words = f"  {finding.whose}{finding.words}"
            if len(words) < 40:
                yield Line(f"{words:<40}#{finding.pointer}", "plain")
            else:
                yield from (Line(words), Line(f"{'':40}#{finding.pointer}"))
            for note in (*([finding.weight] if finding.weight != ERROR else []), *finding.notes):
                yield from self._wrapped(note, indent="    ", style="remark")

    def _values(self, shape: StringShape) -> Iterator[Line]:
        values = shape.enum or ()
        shown = [value or "(empty)" for value in values]
        longest = max(map(len, shown))
        yield Line("")
        yield Line(f"{len(values)} values, to which the service may add:")
        for value, name in zip(shown, self.names.enum_members[shape.name], strict=True):
            yield Line(f"  {value:<{longest}}  {self.names.classes[shape.name]}.{name}")

    def _uses(self, name: str) -> Iterator[Line]:
        uses = list(_uses(self._service, name))
        for number, use in enumerate(uses[:_MOST_USES]):
            yield self._fact("" if number else "used by", use)
        if len(uses) > _MOST_USES:
            yield self._fact("", f"and {len(uses) - _MOST_USES:,} more")
        if not uses:
            yield self._fact("used by", "nothing")

    def _traits(self, rules: Rules, deprecation: Deprecation | None, token: bool = False) -> Iterator[Line]:
        if token:
            yield self._fact("token", "filled in by the SDK when left out")
        if rules.sensitive:
            yield self._fact("sensitive", "not shown in repr and in messages")
        if deprecation is not None and deprecation.deprecated:
            since = f"since {deprecation.since}" if deprecation.since else ""
            message = " ".join((deprecation.message or "").split())
            text = ": ".join(filter(None, (since, message))) or "yes"
            yield from self._wrapped(text, indent=f"{'deprecated':<12}", further=" " * 12)

    def _module(self, shape: str) -> Iterator[Line]:
        if shape in self._modules:
            path = self._modules[shape].replace(".", "/")
            yield self._fact("module", f"{ROOT}/{self.names.package}/{path}.py")

    def _place(self, where: str) -> str:
        return f"{self._service.spec_path}#{where}"

    def _documentation_of_operation(self, shape: str) -> Doc | None:
        """Return what the first operation whose request is `shape` does: requests have no words of their own."""
        for operation in self._service.operations:
            if operation.input is not None and operation.input.shape == shape:
                return operation.documentation
        return None

    def _fact(self, label: str, text: str) -> Line:
        return Line(f"{label:<12}{text}")

    def _prose(self, doc: Doc | None) -> Iterator[Line]:
        sentence = first_sentence(doc) if doc is not None else ""
        if sentence:
            yield Line("")
            yield from self._wrapped(sentence, indent="  ")

    def _wrapped(
        self,
        text: str,
        indent: str = "",
        further: str | None = None,
        style: Style = "plain",
    ) -> Iterator[Line]:
        wrapped = textwrap.wrap(
            text,
            self._width,
            initial_indent=indent,
            subsequent_indent=indent if further is None else further,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in wrapped:
            yield Line(line, style)


def _printable(text: str) -> str:
    """Return text as a terminal can be given it: a spec's own control characters would be obeyed there."""
    return text if text.isprintable() else "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def _kind(shape: Shape, rules: Rules) -> str:
    match shape:
        case StructureShape(is_error=True):
            return "an error"
        case StructureShape(union=True):
            return "a union"
        case StringShape(enum=(_, *_) as values):
            return f"a string, one of {len(values):,} {'value' if len(values) == 1 else 'values'}"
    return _KINDS[rules.kind]


def _uses(service: Service, name: str) -> Iterator[str]:
    """Yield what refers to a shape: operations, then members, lists and maps, in spec order."""
    for operation in service.operations:
        roles = [("request", operation.input), ("response", operation.output)]
        roles += [("error", target) for target in operation.errors]
        for role, target in roles:
            if target is not None and target.shape == name:
                yield f"{operation.name} ({role})"
    for shape in service.shapes.values():
        for index, use in enumerate(targets(shape)):
            if use.shape == name:
                yield f"{shape.name}{_step(shape, index)}"


def _step(shape: Shape, index: int) -> str:
    match shape:
        case ListShape():
            return "[]"
        case MapShape():
            return ("{key}", "{}")[index]
        case StructureShape():
            return f".{shape.members[index].name}"
    raise TypeError(shape)
