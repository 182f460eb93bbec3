"""Read botocore's service-2.json (whole, or in two files), with its paginators, waiters and examples, into the IR.

Every problem of a file is collected before the reader stops, each with its JSON pointer.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, TypeVar

from shapesmith.diagnostics import Diagnostic, SpecError, error, warning
from shapesmith.ir.service import Operation, OperationTarget, Service, SourceFile
from shapesmith.ir.shapes import Deprecation, Member, Shape, Target
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.sources.aws import traits
from shapesmith.sources.aws.companions import read_examples, read_paginators, read_waiters
from shapesmith.sources.aws.decode import MAX_DEPTH, decode_object, is_deep, merge_extras
from shapesmith.sources.aws.split import recompose
from shapesmith.sources.aws.traits import Traits, WrongValue
from shapesmith.sources.consistency import check_consistency
from shapesmith.specs.spec import API, DOCS, MODEL, Spec
from shapesmith.text.printable import shortened

_Reference = TypeVar("_Reference", Target, OperationTarget)

# Many members have the same sentence ("The identifier of the instance."), and two specs of a service that are compared
# have nearly all in common. The service with most texts, ec2, has 8,400 different ones.
_read_html = lru_cache(maxsize=16_384)(read_html)


def read_service(spec: Spec) -> tuple[Service, list[Diagnostic]]:
    """Return the service and diagnostics about it.

    Raises SpecError with every error found if the files cannot be read as a service at all.
    """
    diagnostics: list[Diagnostic] = []
    provenance = {name: Provenance(file.path) for name, file in spec.files.items()}
    documents = _documents(spec, diagnostics)
    if spec.model not in documents:
        raise SpecError(diagnostics)
    if "smithy" in documents[spec.model]:
        message = "is a Smithy model in JSON, which is not read; give the service-2.json of the service"
        raise SpecError([error("spec-smithy", provenance[spec.model], message)])
    merge_extras(documents, provenance)
    model, whole = documents[spec.model], provenance[spec.model]
    if DOCS in documents:
        whole = recompose(model, documents[DOCS], whole, provenance[DOCS], diagnostics)
    fields = _Reader(diagnostics).read(model, whole)
    operations = fields.get("operations", ())
    for name, read in (
        ("paginators-1.json", read_paginators),
        ("waiters-2.json", read_waiters),
        ("examples-1.json", read_examples),
    ):
        if name in documents:
            fields.update(read(documents[name], operations, provenance[name], diagnostics))
    if not fields.keys() >= {"metadata", "operations", "shapes"}:
        raise SpecError(diagnostics)
    ordered = sorted(spec.files, key=lambda name: (name != spec.model, name))
    service = Service(
        name=spec.service,
        api_version=spec.api_version or str(fields["metadata"].get("apiVersion", "")),
        package=spec.package,
        sources=tuple(SourceFile(spec.files[name].path, spec.files[name].sha256) for name in ordered),
        **fields,
    )
    diagnostics += check_consistency(service, model["shapes"].keys() - service.shapes.keys())
    return service, diagnostics


def _documents(spec: Spec, diagnostics: list[Diagnostic]) -> dict[str, dict[str, Any]]:
    """Return the object in each JSON file by its published name, without those that cannot be read."""
    documents: dict[str, dict[str, Any]] = {}
    for name, file in spec.files.items():
        document = decode_object(file.content, file.path, diagnostics) if name.endswith(".json") else None
        if document is not None and name not in (MODEL, API) and is_deep(document):
            message = f"objects and lists must be nested at most {MAX_DEPTH} levels deep"
            diagnostics.append(error("json-too-deep", Provenance(file.path), message))
        elif document is not None:
            documents[name] = document
    return documents


class _Reader:
    """Reads one service-2.json; `diagnostics` grows as it goes."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics

    def read(self, raw: dict[str, Any], whole: Provenance) -> dict[str, Any]:
        for key in ("metadata", "operations", "shapes"):
            if type(raw.get(key)) is not dict:
                got = "nothing" if key not in raw else _show(raw[key])
                self._error("spec-top-level", whole, f'"{key}" must be an object in a service-2.json (got {got})')
        fields = self._fields(raw, traits.SERVICE, whole, ignore=("operations", "shapes", "examples"))
        if raw.get("examples"):
            self._not_read(whole.of("examples"), "examples inside the service model are not read")
        operations, shapes = raw.get("operations"), raw.get("shapes")
        if type(operations) is dict:
            table = whole.of("operations")
            read_operations = [self._operation(name, value, table.of(name)) for name, value in operations.items()]
            fields["operations"] = tuple(operation for operation in read_operations if operation is not None)
        if type(shapes) is dict:
            table = whole.of("shapes")
            read_shapes = [self._shape(name, value, table.of(name)) for name, value in shapes.items()]
            fields["shapes"] = {shape.name: shape for shape in read_shapes if shape is not None}
        return fields

    def _operation(self, name: str, raw: Any, provenance: Provenance) -> Operation | None:
        if not self._is_object(raw, provenance, "an operation"):
            return None
        fields = self._fields(raw, traits.OPERATION, provenance, ignore=("input", "output", "errors"))
        if "http" not in fields:
            if "http" not in raw:
                self._error("operation-http-absent", provenance, f"operation {name} must have an http trait")
            return None
        for key in ("input", "output"):
            if key in raw:
                fields[key] = self._operation_target(raw[key], provenance.of(key))
        errors, listed = raw.get("errors", []), provenance.of("errors")
        if type(errors) is not list:
            self._error("trait-value", listed, f"errors must be a list (got {_show(errors)})")
            errors = []
        found = [self._operation_target(item, listed.of(index)) for index, item in enumerate(errors)]
        fields["errors"] = tuple(target for target in found if target is not None)
        fields.setdefault("wire_name", name)
        return Operation(name=name, **fields)

    def _operation_target(self, raw: Any, provenance: Provenance) -> OperationTarget | None:
        return self._reference(OperationTarget, raw, traits.OPERATION_TARGET, provenance)

    def _shape(self, name: str, raw: Any, provenance: Provenance) -> Shape | None:
        if not self._is_object(raw, provenance, "a shape"):
            return None
        kind = raw.get("type")
        if type(kind) is not str or kind not in traits.SHAPES:
            message = f"type must be one of {', '.join(traits.SHAPES)} (got {_show(kind)})"
            self._error("shape-type-unknown", provenance.of("type"), message)
            return None
        shape_class, table = traits.SHAPES[kind]
        structural = traits.STRUCTURAL.get(kind, ())
        fields = self._fields(raw, table, provenance, ignore=("type", *structural))
        if kind == "structure":
            fields["members"] = self._members(raw, fields.get("required", ()), provenance.of("members"))
        else:
            for key in structural:
                target = self._reference(Target, raw.get(key), traits.TARGET, provenance.of(key))
                if target is None:
                    return None
                fields[key] = target
        shape: Shape = shape_class(name=name, **fields)
        return shape

    def _members(self, raw: dict[str, Any], required: tuple[str, ...], table: Provenance) -> tuple[Member, ...]:
        raw_members = raw.get("members", {})
        if not self._is_object(raw_members, table, "the members of a structure"):
            return ()
        members = []
        for name, value in raw_members.items():
            provenance = table.of(name)
            if not self._is_object(value, provenance, "a member"):
                continue
            fields = self._fields(value, traits.MEMBER, provenance)
            if self._has_shape(fields, value, provenance):
                members.append(Member(name=name, required=name in required, **fields))
        return tuple(members)

    def _reference(self, kind: type[_Reference], raw: Any, table: Traits, provenance: Provenance) -> _Reference | None:
        if not self._is_object(raw, provenance, "a shape reference"):
            return None
        fields = self._fields(raw, table, provenance)
        return kind(**fields) if self._has_shape(fields, raw, provenance) else None

    def _fields(
        self,
        raw: dict[str, Any],
        table: Traits,
        provenance: Provenance,
        ignore: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Return the IR fields of every trait in `raw`, and report traits or values that `table` does not allow."""
        fields: dict[str, Any] = {"provenance": provenance}
        deprecation: dict[str, Any] = {}
        for key, value in raw.items():
            trait = table.get(key)
            into = fields
            if trait is None:
                if key == "documentation" and type(value) is str:
                    fields["documentation"] = _read_html(value).at(provenance.of("documentation"))
                    continue
                if key in ignore:
                    continue
                trait = traits.DEPRECATION.get(key)
                if trait is None or ("shape" in raw and table is not traits.MEMBER):
                    self._unknown(key, value, provenance.of(key))
                    continue
                into = deprecation
            try:
                into[trait.field] = trait.convert(value)
            except WrongValue as wrong:
                *_, name = steps = (key, *wrong.steps)
                for step in wrong.steps:
                    value = value[step]
                self._error("trait-value", provenance.of(*steps), f"{name} must be {wrong} (got {_show(value)})")
        if deprecation:
            fields["deprecation"] = Deprecation(**{"deprecated": False, **deprecation})
        return fields

    def _unknown(self, key: str, value: Any, provenance: Provenance) -> None:
        if key == "documentation":
            self._error("trait-value", provenance, f"documentation must be a string (got {_show(value)})")
        else:
            message = f"trait {key} is unknown here and has no effect on the output (got {_show(value)})"
            self._not_read(provenance, message)

    def _has_shape(self, fields: dict[str, Any], raw: dict[str, Any], provenance: Provenance) -> bool:
        if "shape" in fields:
            return True
        if "shape" not in raw:
            self._error("reference-shape-absent", provenance, 'a reference must name its target in "shape"')
        return False

    def _is_object(self, raw: Any, provenance: Provenance, what: str) -> bool:
        if type(raw) is dict:
            return True
        self._error("spec-not-an-object", provenance, f"{what} must be an object (got {_show(raw)})")
        return False

    def _error(self, code: str, provenance: Provenance, message: str) -> None:
        self.diagnostics.append(error(code, provenance, message))

    def _not_read(self, provenance: Provenance, message: str) -> None:
        self.diagnostics.append(warning("trait-unknown", provenance, message))


def _show(value: Any) -> str:
    """Return `value` as it is in the file, cut to fit on a line of output."""
    try:
        # The standard encoder, because msgspec accepts neither lone surrogates nor infinite numbers.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        return "a value nested too deeply to show"
    return shortened(text)
