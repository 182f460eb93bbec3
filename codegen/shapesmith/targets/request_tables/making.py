"""The tables of a service's requests, made from its analysis: expressions, which whoever needs one evaluates.

They are the tables that a generated package has; here by the name of the class, for whatever an operation sends.
"""

from __future__ import annotations

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.shapes import StringShape, StructureShape
from shapesmith.targets.dataclasses.edit_entries import edit_entry
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.rule_entries import rules_expression
from shapesmith.targets.dataclasses.table import Table, options, pattern_expression, schema_expression
from shapesmith.targets.request_tables.tables import RequestTables


def make_request_tables(analysis: Analysis) -> RequestTables:
    """Return the tables of what the operations of a service send."""
    service = analysis.service
    names, _ = decide_names(service)
    table = Table(names)
    schemas: dict[str, str] = {}
    rules: dict[str, str] = {}
    enums: dict[str, tuple[str, ...]] = {}
    inputs = service.operations_by_input()
    for name, shape in service.shapes.items():
        if name not in analysis.usage.sent or name not in names.classes:
            continue
        if isinstance(shape, StringShape):
            enums[names.classes[name]] = shape.enum or ()
        elif isinstance(shape, StructureShape):
            schemas[names.classes[name]] = _schema(analysis, shape, table, name in inputs)
            rules[names.classes[name]] = rules_expression(analysis.rules_of.get(name, ()))
    return RequestTables(
        requests={
            names.operation_modules[operation.name]: names.classes.get(operation.input.shape)
            if operation.input
            else None
            for operation in service.operations
        },
        schemas=schemas,
        rules=rules,
        enums=enums,
        patterns={use.name: pattern_expression(use) for use in table.patterns.values()},
        edits={name: edit_entry(edit) for name, edit in analysis.edits.defined.items()},
        converted=tuple(names.classes[name] for name in sorted(analysis.edits.of_resources) if name in names.classes),
    )


def _schema(analysis: Analysis, shape: StructureShape, table: Table, is_request: bool) -> str:
    constraints = analysis.constraints.structures[shape.name]
    entries = (
        (member.name, table.entry(constraints.members[member.name], filled=member.idempotency_token and is_request))
        for member in shape.members
    )
    return schema_expression(entries, options(constraints, analysis.edits.named.get(shape.name, ())))
