"""The texts in the examples of a spec, by the shape of each, to compare them with patterns."""

from __future__ import annotations

from typing import Any

from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StringShape, StructureShape

Texts = dict[str, dict[str, str]]


def texts_of_examples(service: Service) -> Texts:
    """Return the texts of each shape with a pattern in the inputs and outputs of all examples, with their operation.

    A value of an example that does not have the type of the model is skipped.
    """
    operations = {operation.name: operation for operation in service.operations}
    texts: Texts = {}
    for example in service.examples:
        operation = operations.get(example.operation)
        if operation is None:
            continue
        for target, value in ((operation.input, example.input), (operation.output, example.output)):
            if target is not None:
                _gather(service, target.shape, value, operation.name, texts)
    return texts


def _gather(service: Service, name: str, value: Any, operation: str, texts: Texts) -> None:
    match service.shapes[name], value:
        case StringShape(pattern=str()), str():
            texts.setdefault(name, {}).setdefault(value, operation)
        case StructureShape(document=False) as shape, dict():
            for member in shape.members:
                if member.name in value:
                    _gather(service, member.shape, value[member.name], operation, texts)
        case ListShape() as shape, list():
            for item in value:
                _gather(service, shape.member.shape, item, operation, texts)
        case MapShape() as shape, dict():
            for key, item in value.items():
                _gather(service, shape.key.shape, key, operation, texts)
                _gather(service, shape.value.shape, item, operation, texts)
