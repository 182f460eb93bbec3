"""The services of these tests: the library that was written for them, and small ones made in place."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from shapesmith.analysis.analysis import Analysis
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.targets.json_schema.schema import json_schema
from shapesmith.targets.json_schema.values import Schema

HERE = Path(__file__).parent
LIBRARY = HERE / "library"


@cache
def library() -> Analysis:
    """Return the service of tests/export/library."""
    return analyse(find("library", HERE, Path("shapes")).read())


def schema_of(analysis: Analysis, *operations: str) -> Schema:
    """Return the schema of a service, or of some of its operations."""
    return json_schema(analysis, operations)


def made(
    folder: Path, shapes: dict[str, Any], overrides: str = "", name: str = "Act", protocol: str = "json"
) -> Analysis:
    """Return a service of one operation, whose request and response are the shapes `Request` and `Response`.

    Its spec is left in `folder`, as made/2024-01-01/service-2.json; `overrides` is the text of its overrides.toml.
    """
    operation: dict[str, Any] = {"name": name, "http": {"method": "POST", "requestUri": "/"}}
    operation |= {"input": {"shape": "Request"}} if "Request" in shapes else {}
    operation |= {"output": {"shape": "Response"}} if "Response" in shapes else {}
    metadata = {"apiVersion": "2024-01-01", "protocol": protocol}
    spec = {"metadata": metadata, "operations": {name: operation}, "shapes": shapes}
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True, exist_ok=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    if overrides:
        (home.parent / "overrides.toml").write_text(overrides, encoding="utf-8")
    return analyse(find("made", home, folder).read())


def structure(*required: str, **members: Any) -> dict[str, Any]:
    """Return a structure; a member is given as the name of its shape, or as the table of its traits."""
    tables = {name: {"shape": member} if isinstance(member, str) else member for name, member in members.items()}
    return {"type": "structure", "members": tables, "required": list(required)}
