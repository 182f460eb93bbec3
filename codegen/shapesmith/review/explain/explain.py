"""Every constraint and rule on a shape or a member: its words, where it comes from, and the check generated for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shapesmith.analysis.analysis import Analysis
from shapesmith.diagnostics import SpecError, error
from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.doc import Doc
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Deprecation, Member, Shape, StringShape, StructureShape, targets_by_step
from shapesmith.options import PACKAGE
from shapesmith.prose.plain import first_sentence
from shapesmith.provenance import Provenance
from shapesmith.review.explain.constraint_text import ERROR, ConstraintText, ConstraintTexts, by
from shapesmith.review.explain.lookup import find
from shapesmith.review.explain.member_check import member_check
from shapesmith.review.text_lines import Line, Style, printable_lines, wrapped
from shapesmith.targets.dataclasses.layout import directory
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes
from shapesmith.targets.dataclasses.rule_entries import rule_words
from shapesmith.text.counts import counted, some_of

# Up to this many uses of a shape are named, and rules of other ids.
_MOST_USES = 20
_MOST_NEAR = 3

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
    "open": "a structure, its members unknown",
    "json": "any JSON, which the SDK encodes",
    "stream": "a stream of events",
}


def explain(analysis: Analysis, query: str, width: int = 80, package: str = PACKAGE) -> list[Line]:
    """Return the constraints on the shape or member that `query` names, with prose wrapped at `width`.

    Modules are those of the import package `package`.

    Provenance is on a line of its own if it would not fit, and never wrapped, so that it can be copied. Raises
    SpecError if there is no such shape or member.
    """
    explainer = _Explainer(analysis, width, package)
    subject = find(analysis, explainer.names, _place_of(analysis, query))
    if subject.member is None:
        lines = explainer.shape(subject.shape)
    else:
        assert isinstance(subject.shape, StructureShape)
        lines = explainer.member(subject.shape, subject.member)
    return printable_lines(lines)


def _place_of(analysis: Analysis, query: str) -> str:
    """Return the shape or member that a query names, or that a rule is about of which it is the id.

    An id may lack its service. Raises SpecError where rules of the place have other ids: what they say has changed.
    """
    service = analysis.service
    prefix = f"{service.name}."
    query = query if prefix.removesuffix(".") in service.shapes else query.removeprefix(prefix)
    about = {
        rule.id: rule.shape if rule.member is None else f"{rule.shape}.{rule.member}" for rule in analysis.rules.rules
    }
    if place := about.get(prefix + query):
        return place
    without_digest, has_digest, _ = query.partition(":")
    if has_digest and (others := [each for each in about if each.startswith(f"{prefix}{without_digest}:")]):
        near = some_of([f'"{each}"' for each in others], _MOST_NEAR, " or ")
        message = f"{service.name} has no rule {prefix}{query}; did you mean {near}?"
        raise SpecError([error("rule-unknown", service.provenance, message)])
    return query


class _Explainer:
    def __init__(self, analysis: Analysis, width: int, package: str) -> None:
        self._analysis = analysis
        self._package = directory(package, analysis.service.name)
        self._width = width
        self.names, _ = decide_names(analysis.service)
        self._texts = ConstraintTexts(self.names.classes)
        self._inputs = analysis.service.operations_by_input()
        self._modules = place_shapes(analysis.service, self.names, analysis.usage).modules

    def member(self, owner: StructureShape, member: Member) -> Iterator[Line]:
        """Explain one member, with the lines of its check."""
        structure = self._analysis.constraints.structures[owner.name]
        place = structure.members[member.name]
        is_token = member.idempotency_token
        is_sent_token = is_token and owner.name in self._analysis.usage.sent
        documentation = member.documentation or self._analysis.service.shapes[member.shape].documentation
        yield Line(place.path, "title")
        yield from self._prose(documentation)
        yield Line("")
        yield self._fact("Python", f"{self.names.classes[owner.name]}.{self.names.members[owner.name][member.name]}")
        yield self._fact("target", f"{member.shape}, {_KINDS[place.kind]}")
        yield from self._provenance(member.provenance, documentation)
        yield from self._module(owner.name)
        yield from self._traits(place, member.deprecation, token=is_sent_token)
        texts = list(self._texts.of_member(place, is_token))
        rules = list(self._forces(owner.name, member.name))
        if not texts and not rules:
            yield from (Line(""), Line("No constraint but its type."))
        for text in texts:
            said = "" if text.id.endswith(f".{text.words}") else f": {text.words}"
            yield from (Line(""), Line(f"{text.id}{said}", "title"))
            yield from self._wrapped(f"from the model, {text.force}", indent="  ")
            yield Line(f"  {text.provenance}", "provenance")
            for note in text.notes:
                yield from self._wrapped(note, indent="  ", style="remark")
        for rule, force in rules:
            yield from (Line(""), Line(rule.id, "title"))
            yield from self._rule(rule, force, "  ")
        yield from self._edited(owner.name, member.name)
        yield Line("")
        yield Line(f"check, in the table of {self.names.classes[owner.name]}:")
        yield Line("")
        is_filled = is_token and owner.name in self._inputs
        for line in member_check(self.names, structure, member.name, is_sent_token, is_filled):
            yield Line(f"    {line}" if line else "")

    def _edited(self, structure: str, member: str) -> Iterator[Line]:
        """Say what boto3 does with a member, and the edits by which a request is judged, with their handlers."""
        says = self._analysis.edits.says.get((structure, member))
        if says is not None:
            yield from (Line(""), Line("with boto3", "title"))
            yield from self._wrapped(says, indent="  ")
        for name in self._analysis.edits.named.get(structure, ()):
            edit = self._analysis.edits.defined[name]
            if member in edit.members:
                yield from (Line(""), Line(name, "title"))
                if edit.row.says != says:
                    yield from self._wrapped(edit.row.says, indent="  ")
                yield Line(f"  {edit.row.handler}", "provenance")

    def shape(self, shape: Shape) -> Iterator[Line]:
        """Explain a shape: its members or its own constraints, and where it is used."""
        place = self._analysis.constraints.shapes[shape.name]
        documentation = shape.documentation or self._documentation_of_operation(shape.name)
        yield Line(shape.name, "title")
        yield from self._prose(documentation)
        yield Line("")
        yield self._fact("kind", _kind(shape, place))
        if shape.name in self.names.classes:
            yield self._fact("Python", f"class {self.names.classes[shape.name]}")
        yield from self._provenance(shape.provenance, documentation)
        yield from self._module(shape.name)
        yield from self._traits(place, shape.deprecation)
        yield from self._uses(shape.name)
        if isinstance(shape, StructureShape) and shape.name in self._analysis.constraints.structures:
            yield from self._members(shape)
            return
        texts = list(self._texts.of_value(place))
        yield Line("")
        yield Line("constraints:" if texts else "No constraint but its type.")
        yield from self._table(texts, shape.provenance)
        if isinstance(shape, StringShape) and shape.enum:
            yield from self._values(shape.name, shape.enum)

    def _members(self, shape: StructureShape) -> Iterator[Line]:
        structure = self._analysis.constraints.structures[shape.name]
        own = list(self._texts.of_structure(structure, self._analysis.constraints.shapes[shape.name]))
        if own:
            yield Line("")
            yield from self._table(own, shape.provenance)
        for rule, force in self._forces(shape.name, None):
            yield Line("")
            yield from self._rule(rule, force, "")
        for member in shape.members:
            place = structure.members[member.name]
            name = self.names.members[shape.name][member.name]
            yield Line("")
            target = "" if member.shape == member.name else f"{member.shape}, "
            deprecated = ", deprecated" if member.deprecation is not None and member.deprecation.deprecated else ""
            heading = f"{member.name} ({name}): {target}{_KINDS[place.kind]}{deprecated}"
            yield from self._wrapped(heading, further="    ", style="title")
            yield from self._table(self._texts.of_member(place, member.idempotency_token), shape.provenance)
            for rule, force in self._forces(shape.name, member.name):
                yield from self._rule(rule, force, "  ")
        if shape.members:
            yield Line("")
            example = f"{shape.name}.{shape.members[0].name}"
            yield from self._wrapped(f"The check of a member is shown with the member: {example}", further="  ")

    def _table(self, texts: Iterable[ConstraintText], model: Provenance) -> Iterator[Line]:
        """List constraints with their provenance, without its file if that is the file of `model`."""
        for text in texts:
            words = f"  {text.whose}{text.words}"
            is_in_model = text.provenance.file == model.file
            where = f"#{text.provenance.pointer}" if is_in_model else str(text.provenance)
            if len(words) < 40:
                yield Line(f"{words:<40}{where}")
            else:
                yield from (Line(words), Line(f"{'':40}{where}"))
            for note in (*([text.force] if text.force != ERROR else []), *text.notes):
                yield from self._wrapped(note, indent="    ", style="remark")

    def _forces(self, structure: str, member: str | None) -> Iterator[tuple[Rule, str]]:
        """Yield the rules, each with the effect of a violation, then those that are switched off."""
        for rule in self._analysis.rules_of.get(structure, ()):
            if rule.member == member:
                yield rule, ERROR if rule.severity == "error" else f"advice: {rule.reason}"
        for off in self._analysis.switched_off:
            if (off.rule.shape, off.rule.member) == (structure, member):
                yield off.rule, f"switched off {by(off.override)}"

    def _rule(self, rule: Rule, force: str, indent: str) -> Iterator[Line]:
        """Say what a rule asks, and the sentence that it rests on."""
        yield from self._wrapped(rule_words(rule), indent=indent, further=f"{indent}    ")
        read = f"form {rule.origin}" if rule.verdict is None else str(rule.verdict)
        style: Style = "plain" if force == ERROR else "remark"
        yield from self._wrapped(f"from the documentation ({read}), {force}", indent=f"{indent}  ", style=style)
        yield from self._wrapped(f'"{rule.sentence}"', indent=f"{indent}  ")
        yield Line(f"{indent}  {rule.provenance}", "provenance")

    def _values(self, name: str, values: tuple[str, ...]) -> Iterator[Line]:
        shown = [value or "(empty)" for value in values]
        longest = max(map(len, shown))
        yield Line("")
        yield Line(f"{len(values)} values, to which the service may add:")
        for value, member in zip(shown, self.names.enum_members[name], strict=True):
            yield Line(f"  {value:<{longest}}  {self.names.classes[name]}.{member}")

    def _uses(self, name: str) -> Iterator[Line]:
        uses = list(_uses(self._analysis.service, name))
        for number, use in enumerate(uses[:_MOST_USES]):
            yield self._fact("" if number else "used by", use)
        if len(uses) > _MOST_USES:
            yield self._fact("", f"and {len(uses) - _MOST_USES:,} more")
        if not uses:
            yield self._fact("used by", "nothing")

    def _traits(self, place: PlaceConstraints, deprecation: Deprecation | None, token: bool = False) -> Iterator[Line]:
        if token:
            yield self._fact("token", "filled in by the SDK when left out")
        if place.sensitive:
            yield self._fact("sensitive", "not shown in repr and in messages")
        if deprecation is not None and deprecation.deprecated:
            since = f"since {deprecation.since}" if deprecation.since else ""
            message = " ".join((deprecation.message or "").split())
            text = ": ".join(filter(None, (since, message))) or "yes"
            yield from self._wrapped(text, indent=f"{'deprecated':<12}", further=" " * 12)

    def _module(self, shape: str) -> Iterator[Line]:
        if shape in self._modules:
            path = self._modules[shape].replace(".", "/")
            yield self._fact("module", f"{self._package}/{path}.py")

    def _provenance(self, model: Provenance, documentation: Doc | None) -> Iterator[Line]:
        """Show its provenance in the model, and that of its documentation if that is in another file."""
        yield self._fact("model", str(model))
        if documentation is not None and documentation.blocks and documentation.provenance.file != model.file:
            yield self._fact("text", str(documentation.provenance))

    def _documentation_of_operation(self, shape: str) -> Doc | None:
        """Return the documentation of the first operation whose request is `shape`: requests have none of their own."""
        return self._inputs[shape][0].documentation if shape in self._inputs else None

    def _fact(self, label: str, text: str) -> Line:
        return Line(f"{label:<12}{text}")

    def _prose(self, doc: Doc | None) -> Iterator[Line]:
        sentence = first_sentence(doc) if doc is not None else ""
        if sentence:
            yield Line("")
            yield from self._wrapped(sentence, indent="  ")

    def _wrapped(
        self, text: str, indent: str = "", further: str | None = None, style: Style = "plain"
    ) -> Iterator[Line]:
        return wrapped(text, self._width, indent, style, further=indent if further is None else further)


def _kind(shape: Shape, place: PlaceConstraints) -> str:
    match shape:
        case StructureShape(is_error=True):
            return "an error"
        case StructureShape(union=True):
            return "a union"
        case StringShape(enum=(_, *_) as values):
            return f"a string, one of {counted(len(values), 'value')}"
    return _KINDS[place.kind]


def _uses(service: Service, name: str) -> Iterator[str]:
    """Yield what refers to a shape: operations, then members, lists and maps, in spec order."""
    for operation in service.operations:
        roles = [("request", operation.input), ("response", operation.output)]
        roles += [("error", target) for target in operation.errors]
        for role, target in roles:
            if target is not None and target.shape == name:
                yield f"{operation.name} ({role})"
    for shape in service.shapes.values():
        for step, use in targets_by_step(shape).items():
            if use.shape == name:
                yield f"{shape.name}{step}"
