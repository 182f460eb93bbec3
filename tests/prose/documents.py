"""The documentation in a service model, as botocore ships it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.corpus.models import Model


def documents(model: Model) -> list[str]:
    """Return the distinct texts of all `documentation` traits of `model`, in order."""
    return list(dict.fromkeys(every_document(model)))


def every_document(model: Model) -> list[str]:
    """Return the texts of all `documentation` traits of `model`, in order, each as often as it occurs."""
    return list(_texts(json.loads(_spec(model.root / model.service / model.api_version))))


def _spec(folder: Path) -> bytes:
    packed = folder / "service-2.json.gz"
    return gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "service-2.json").read_bytes()


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        documentation = node.get("documentation")
        if isinstance(documentation, str):
            yield documentation
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
