"""What the contenders work on, made once for a run of the benchmarks in a folder that goes when the run ends."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.measure import ENVIRONMENT, REPOSITORY

# Members in snake_case, as ours are, and since a pydantic model cannot have a member called Config, as Connect does.
DATAMODEL_CODEGEN = (
    *("-m", "datamodel_code_generator", "--input-file-type", "jsonschema"),
    *("--formatters", "builtin", "--snake-case-field"),
)


class Workshop:
    """Makes and keeps the inputs of the benchmarks below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def packages(self) -> Path:
        """The folder from which `aws_shapes.connect` is imported."""
        out = self.folder / "generated"
        self._run("-m", "shapesmith", "generate", "connect", "--out", out)
        return out

    @cached_property
    def quicksight(self) -> Path:
        """The folder from which `aws_shapes.quicksight`, a service of many nested shapes, is imported."""
        out = self.folder / "quicksight"
        self._run("-m", "shapesmith", "generate", "quicksight", "--from", "botocore", "--out", out)
        return out

    @cached_property
    def connect(self) -> ModuleType:
        """Our package of Connect, imported."""
        sys.path.insert(0, str(self.packages))
        return importlib.import_module("aws_shapes.connect")

    @cached_property
    def schema(self) -> Path:
        """Connect as JSON Schema, every constraint in it: what other generators read."""
        return self._export("connect.schema.json")

    @cached_property
    def pydantic_connect(self) -> Path:
        """The folder from which `connect_models` is imported: Connect as datamodel-code-generator writes it.

        Without patterns: pydantic's engine refuses some of them, and then the module cannot be imported.
        """
        document = json.loads(self.schema.read_text(encoding="utf-8"))
        _drop_patterns(document)
        plain = self.folder / "connect.plain.json"
        plain.write_text(json.dumps(document), encoding="utf-8")
        return self._models(plain, "connect_models")

    @cached_property
    def pydantic_create_contact(self) -> ModuleType:
        """The shapes of CreateContact as datamodel-code-generator writes them for pydantic, patterns and all."""
        schema = self._export("create_contact.schema.json", "--operation", "CreateContact")
        sys.path.insert(0, str(self._models(schema, "create_contact_models")))
        return importlib.import_module("create_contact_models")

    def _export(self, name: str, *arguments: str) -> Path:
        path = self.folder / name
        command = ["-m", "shapesmith", "export", "connect", "--format", "json-schema", *arguments]
        path.write_bytes(self._run(*command))
        return path

    def _models(self, schema: Path, module: str) -> Path:
        folder = self.folder / module
        folder.mkdir()
        self._run(*DATAMODEL_CODEGEN, "--input", schema, "--output", folder / f"{module}.py")
        return folder

    @staticmethod
    def _run(*arguments: str | Path) -> bytes:
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, cwd=REPOSITORY, env=ENVIRONMENT, check=True, capture_output=True).stdout


def _drop_patterns(value: Any) -> None:
    """Remove every `pattern` of a JSON Schema, in place; a property may be called so, and stays."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            del value["pattern"]
        for item in value.values():
            _drop_patterns(item)
    elif isinstance(value, list):
        for item in value:
            _drop_patterns(item)
