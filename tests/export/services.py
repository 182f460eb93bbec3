"""The services of these tests: the library that was written for them, and small ones made in place."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.pipeline import read
from shapesmith.sources.aws.overrides import read_overrides
from shapesmith.specs.find import find
from shapesmith.specs.spec import Spec
from shapesmith.targets.json_schema.schema import json_schema
from shapesmith.targets.json_schema.shape_rules import ShapeRules, shape_rules
from shapesmith.targets.json_schema.values import Schema

HERE = Path(__file__).parent
LIBRARY = HERE / "library"


class Subject(NamedTuple):
    """A service with its overrides, as the commands read them."""

    service: Service
    overrides: tuple[Override, ...]
    overrides_file: str

    def rules(self) -> ShapeRules:
        return shape_rules(self.service, self.overrides, self.overrides_file)

    def schema(self, *operations: str) -> Schema:
        return json_schema(self.service, self.overrides, self.overrides_file, operations)[0]


def subject_of(spec: Spec) -> Subject:
    """Return the service of a spec."""
    return Subject(read(spec)[0], *read_overrides(spec))


@cache
def library() -> Subject:
    """Return the service of tests/export/library."""
    return subject_of(find("library", HERE, Path("shapes")).read())


def made(folder: Path, shapes: dict[str, Any]) -> Subject:
    """Return a service of one operation, `Act`, whose request and response are the shapes `Request` and `Response`.

    Its spec is left in `folder`, as made/2024-01-01/service-2.json.
    """
    operation: dict[str, Any] = {"name": "Act", "http": {"method": "POST", "requestUri": "/"}}
    operation |= {"input": {"shape": "Request"}} if "Request" in shapes else {}
    operation |= {"output": {"shape": "Response"}} if "Response" in shapes else {}
    metadata = {"apiVersion": "2024-01-01", "protocol": "json"}
    spec = {"metadata": metadata, "operations": {"Act": operation}, "shapes": shapes}
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True, exist_ok=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    return subject_of(find("made", home, folder).read())


def structure(*required: str, **members: Any) -> dict[str, Any]:
    """Return a structure; a member is given as the name of its shape, or as the table of its traits."""
    tables = {name: {"shape": member} if isinstance(member, str) else member for name, member in members.items()}
    return {"type": "structure", "members": tables, "required": list(required)}
