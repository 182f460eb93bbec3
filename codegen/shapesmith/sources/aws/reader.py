"""Read botocore's service-2.json (whole, or in two files), with its paginators, waiters and examples, into the IR.

Every problem of a file is gathered before the reader gives up, each with the JSON pointer of its place.
"""

from __future__ import annotations

import json
from typing import Any

from shapesmith.diagnostics import Diagnostic, SpecError, error, pointer, warning
from shapesmith.disk.digest import sha256
from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Operation, OperationTarget, Service, SourceFile
from shapesmith.ir.shapes import Deprecation, Member, Shape, Target
from shapesmith.prose.html import read_html
from shapesmith.sources.aws import traits
from shapesmith.sources.aws.companions import read_examples, read_paginators, read_waiters
from shapesmith.sources.aws.consistency import check_consistency
from shapesmith.sources.aws.decode import MAX_DEPTH, decode_object, is_deep, merge_extras
from shapesmith.sources.aws.split import recompose
from shapesmith.sources.aws.traits import Trait, WrongValue
from shapesmith.specs.locate import API, DOCS, MODEL, SpecFiles


def read_service(spec: SpecFiles) -> tuple[Service, list[Diagnostic]]:
    """Return the service and what is wrong with it.

    Raises SpecError with every error found where the files cannot be read as a service at all.
    """
    diagnostics: list[Diagnostic] = []
    contents = {name: file.read() for name, file in spec.files.items()}
    documents: dict[str, dict[str, Any]] = {}
    for name, content in contents.items():
        if name.endswith(".json"):
            document = decode_object(content, spec.files[name].path, diagnostics)
            if document is not None and name not in (MODEL, API) and is_deep(document):
                message = f"objects and lists must be nested at most {MAX_DEPTH} levels deep"
                diagnostics.append(error("json-too-deep", spec.files[name].path, "", message))
            elif document is not None:
                documents[name] = document
    if spec.model not in documents:
        raise SpecError(diagnostics)
    merge_extras(documents)
    model = documents[spec.model]
    if DOCS in documents:
        recompose(model, documents[DOCS], spec.files[DOCS].path, diagnostics)
    reader = _Reader(spec.files[spec.model].path, diagnostics)
    fields = reader.read(model)
    operations = fields.get("operations", ())
    for name, read in (
        ("paginators-1.json", read_paginators),
        ("waiters-2.json", read_waiters),
        ("examples-1.json", read_examples),
    ):
        if name in documents:
            fields.update(read(documents[name], operations, spec.files[name].path, diagnostics))
    if not fields.keys() >= {"metadata", "operations", "shapes"}:
        raise SpecError(diagnostics)
    ordered = sorted(contents, key=lambda name: (name != spec.model, name))
    service = Service(
        name=spec.service,
        api_version=spec.api_version or str(fields["metadata"].get("apiVersion", "")),
        package=spec.package,
        sources=tuple(SourceFile(spec.files[name].path, sha256(contents[name])) for name in ordered),
        **fields,
    )
    diagnostics += check_consistency(service, model["shapes"].keys() - service.shapes.keys())
    return service, diagnostics


class _Reader:
    """Reads one service-2.json; `diagnostics` grows as it goes."""

    def __init__(self, file: str, diagnostics: list[Diagnostic]) -> None:
        self.file = file
        self.diagnostics = diagnostics
        # The same sentence stands at many members ("The identifier of the instance."): it is parsed once.
        self.docs: dict[str, Doc] = {}

    def read(self, raw: dict[str, Any]) -> dict[str, Any]:
        for key in ("metadata", "operations", "shapes"):
            if type(raw.get(key)) is not dict:
                got = "nothing" if key not in raw else _show(raw[key])
                self._error("spec-top-level", (), f'"{key}" must be an object in a service-2.json (got {got})')
        fields = self._fields(raw, traits.SERVICE, (), ignore=("operations", "shapes", "examples"))
        if raw.get("examples"):
            self._warning("trait-unknown", ("examples",), "examples inside the service model are not read")
        operations, shapes = raw.get("operations"), raw.get("shapes")
        if type(operations) is dict:
            fields["operations"] = tuple(
                operation
                for name, value in operations.items()
                if (operation := self._operation(name, value)) is not None
            )
        if type(shapes) is dict:
            fields["shapes"] = {
                name: shape for name, value in shapes.items() if (shape := self._shape(name, value)) is not None
            }
        return fields

    def _operation(self, name: str, raw: Any) -> Operation | None:
        place = ("operations", name)
        if not self._is_object(raw, place, "an operation"):
            return None
        fields = self._fields(raw, traits.OPERATION, place, ignore=("input", "output", "errors"))
        if "http" not in fields:
            if "http" not in raw:
                self._error("operation-http-absent", place, f"operation {name} must have an http trait")
            return None
        for key in ("input", "output"):
            if key in raw:
                fields[key] = self._operation_target(raw[key], (*place, key))
        errors = raw.get("errors", [])
        if type(errors) is not list:
            self._error("trait-value", (*place, "errors"), f"errors must be a list (got {_show(errors)})")
            errors = []
        found = [self._operation_target(item, (*place, "errors", index)) for index, item in enumerate(errors)]
        fields["errors"] = tuple(target for target in found if target is not None)
        fields.setdefault("wire_name", name)
        return Operation(name=name, **fields)

    def _operation_target(self, raw: Any, place: tuple[str | int, ...]) -> OperationTarget | None:
        if not self._is_object(raw, place, "a shape reference"):
            return None
        fields = self._fields(raw, traits.OPERATION_TARGET, place)
        return OperationTarget(**fields) if self._has_shape(fields, raw, place) else None

    def _shape(self, name: str, raw: Any) -> Shape | None:
        place = ("shapes", name)
        if not self._is_object(raw, place, "a shape"):
            return None
        kind = raw.get("type")
        if type(kind) is not str or kind not in traits.SHAPES:
            known = ", ".join(traits.SHAPES)
            self._error("shape-type-unknown", (*place, "type"), f"type must be one of {known} (got {_show(kind)})")
            return None
        shape_class, table = traits.SHAPES[kind]
        structural = ("type", *_STRUCTURAL.get(kind, ()))
        fields = self._fields(raw, table, place, ignore=structural)
        if kind == "structure":
            fields["members"] = self._members(raw, fields.get("required", ()), place)
        else:
            for key in structural[1:]:
                target = self._target(raw.get(key), (*place, key))
                if target is None:
                    return None
                fields[key] = target
        shape: Shape = shape_class(name=name, **fields)
        return shape

    def _members(self, raw: dict[str, Any], required: tuple[str, ...], place: tuple[str, ...]) -> tuple[Member, ...]:
        raw_members = raw.get("members", {})
        place = (*place, "members")
        if not self._is_object(raw_members, place, "the members of a structure"):
            return ()
        members = []
        for name, value in raw_members.items():
            member_place = (*place, name)
            if not self._is_object(value, member_place, "a member"):
                continue
            fields = self._fields(value, traits.MEMBER, member_place)
            if self._has_shape(fields, value, member_place):
                members.append(Member(name=name, required=name in required, **fields))
        return tuple(members)

    def _target(self, raw: Any, place: tuple[str | int, ...]) -> Target | None:
        if not self._is_object(raw, place, "a shape reference"):
            return None
        fields = self._fields(raw, traits.TARGET, place)
        return Target(**fields) if self._has_shape(fields, raw, place) else None

    def _fields(
        self,
        raw: dict[str, Any],
        table: dict[str, Trait],
        place: tuple[str | int, ...],
        ignore: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Return the IR fields of every trait in `raw`, reporting what `table` does not know or take."""
        fields: dict[str, Any] = {}
        deprecation: dict[str, Any] = {}
        for key, value in raw.items():
            trait = table.get(key)
            into = fields
            if trait is None:
                if key == "documentation" and type(value) is str:
                    fields["documentation"] = self._doc(value)
                    continue
                if key in ignore:
                    continue
                trait = traits.DEPRECATION.get(key)
                if trait is None or ("shape" in raw and table is not traits.MEMBER):
                    self._unknown(key, value, place)
                    continue
                into = deprecation
            try:
                into[trait.field] = trait.convert(value)
            except WrongValue as wrong:
                *_, name = steps = (key, *wrong.steps)
                for step in wrong.steps:
                    value = value[step]
                self._error("trait-value", (*place, *steps), f"{name} must be {wrong} (got {_show(value)})")
        if deprecation:
            fields["deprecation"] = Deprecation(**{"deprecated": False, **deprecation})
        return fields

    def _doc(self, html: str) -> Doc:
        doc = self.docs.get(html)
        if doc is None:
            doc = self.docs[html] = read_html(html)
        return doc

    def _unknown(self, key: str, value: Any, place: tuple[str | int, ...]) -> None:
        if key == "documentation":
            self._error("trait-value", (*place, key), f"documentation must be a string (got {_show(value)})")
        else:
            self._warning(
                "trait-unknown",
                (*place, key),
                f"trait {key} is not known here and has no effect on the output (got {_show(value)})",
            )

    def _has_shape(self, fields: dict[str, Any], raw: dict[str, Any], place: tuple[str | int, ...]) -> bool:
        if "shape" in fields:
            return True
        if "shape" not in raw:
            self._error("reference-shape-absent", place, 'a reference must name its target in "shape"')
        return False

    def _is_object(self, raw: Any, place: tuple[str | int, ...], what: str) -> bool:
        if type(raw) is dict:
            return True
        self._error("spec-not-an-object", place, f"{what} must be an object (got {_show(raw)})")
        return False

    def _error(self, rule: str, place: tuple[str | int, ...], message: str) -> None:
        self.diagnostics.append(error(rule, self.file, pointer(*place), message))

    def _warning(self, rule: str, place: tuple[str | int, ...], message: str) -> None:
        self.diagnostics.append(warning(rule, self.file, pointer(*place), message))


# What makes a shape's structure, read apart from its traits.
_STRUCTURAL = {"structure": ("members",), "list": ("member",), "map": ("key", "value")}


def _show(value: Any) -> str:
    """Return `value` as it stands in the file, cut to what a line of output bears."""
    try:
        # As msgspec does not: with half of a surrogate pair, and infinite numbers.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        return "a value nested too deeply to show"
    return text if len(text) <= 60 else text[:57] + "..."
