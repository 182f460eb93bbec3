"""The requests of a service as pydantic models that datamodel-code-generator made of their JSON Schema."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
from pydantic import BaseModel
from shapesmith.analysis.analysis import Analysis
from shapesmith.targets.pydantic_models.models import ALIASES, no_engine_for

from tests.export.services import schema_of


class RequestModels(NamedTuple):
    """The module that holds the models, and the patterns (as the spec has them) that had to be left out of them."""

    module: ModuleType
    left_out: frozenset[str]

    def of(self, shape: str) -> type[BaseModel]:
        """Return the model of a structure."""
        model: type[BaseModel] = getattr(self.module, shape)
        return model


def request_models(analysis: Analysis, operations: tuple[str, ...], folder: Path) -> RequestModels:
    """Return the models of the requests of `operations`; what is written on the way is left in `folder`."""
    service = analysis.service
    requests = tuple(
        msgspec.structs.replace(operation, output=None, errors=())
        for operation in service.operations
        if operation.name in operations
    )
    schema = schema_of(analysis._replace(service=msgspec.structs.replace(service, operations=requests)), *operations)
    left_out = set()
    for name, definition in schema["$defs"].items():
        if no_engine_for(definition.get("pattern", "")):
            del definition["pattern"]
            left_out.add(getattr(service.shapes[name], "pattern", ""))
    # A reference at the root would make a model of the document as a whole, too.
    schema.pop("$ref", None)
    return RequestModels(_models(schema, folder), frozenset(left_out))


def _models(schema: dict[str, Any], folder: Path) -> ModuleType:
    (folder / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "aliases.json").write_text(json.dumps(ALIASES), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "datamodel_code_generator"),
        *("--input", str(folder / "schema.json"), "--input-file-type", "jsonschema"),
        *("--output", str(folder / "requests_as_models.py"), "--output-model-type", "pydantic_v2.BaseModel"),
        *("--aliases", str(folder / "aliases.json")),
        *("--target-python-version", "3.11", "--disable-timestamp", "--formatters", "builtin"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    spec = importlib.util.spec_from_file_location("requests_as_models", folder / "requests_as_models.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Annotations are looked up by the name of the module.
    sys.modules[module.__name__] = module
    spec.loader.exec_module(module)
    return module
