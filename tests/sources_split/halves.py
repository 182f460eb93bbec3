"""A service-2.json taken apart into api-2.json and docs-2.json, as the AWS SDKs vendor it; written apart from the reader."""

from __future__ import annotations

from typing import Any


def split(model: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the API of `model`, without the documentation of its elements, and that documentation.

    What is said of an operation's use of a shape has no place in docs-2.json, and stays.
    """
    operations = {name: operation.get("documentation") for name, operation in model["operations"].items()}
    entries = {name: {"base": shape.get("documentation"), "refs": {}} for name, shape in model["shapes"].items()}
    shapes = {}
    for name, shape in model["shapes"].items():
        shapes[name] = without_documentation(shape)
        if shape["type"] == "structure":
            references = shape.get("members", {})
            shapes[name]["members"] = {key: without_documentation(target) for key, target in references.items()}
        else:
            references = {key: shape[key] for key in ("member", "key", "value") if key in shape}
            shapes[name] |= {key: without_documentation(target) for key, target in references.items()}
        for key, target in references.items():
            entries[target["shape"]]["refs"][f"{name}${key}"] = target.get("documentation")
    api = {
        **without_documentation(model),
        "operations": {name: without_documentation(operation) for name, operation in model["operations"].items()},
        "shapes": shapes,
    }
    docs = {"version": "2.0", "service": model.get("documentation"), "operations": operations, "shapes": entries}
    return api, docs


def without_documentation(element: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in element.items() if key != "documentation"}
