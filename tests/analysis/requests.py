"""Services of a few requests, whose operations have the traits of transport."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapesmith.analysis.analysis import Analysis
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find


def in_header(name: str) -> dict[str, Any]:
    """Return a member: a text that is sent in a header."""
    return {"shape": "Text", "location": "header", "locationName": name}


def sent(folder: Path, requests: dict[str, dict[str, Any]], traits: dict[str, Any]) -> Analysis:
    """Return a service with an operation for each request, named after it, with `traits`."""
    operations = {
        name: {"name": name, "http": {"method": "PUT", "requestUri": f"/{name}"}, "input": {"shape": f"{name}Request"}}
        for name in requests
    }
    spec = {
        "metadata": {"apiVersion": "2024-01-01", "protocol": "rest-json"},
        "operations": {name: {**operation, **traits} for name, operation in operations.items()},
        "shapes": {
            **{f"{name}Request": request for name, request in requests.items()},
            "Blob": {"type": "blob"},
            "Text": {"type": "string"},
        },
    }
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    return analyse(find("made", home, folder).read())
