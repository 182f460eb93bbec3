"""A small botocore in place of the installed one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from shapesmith.specs import installed
from shapesmith.specs import judged as shipped
from shapesmith.specs.find import Origin
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendor import Vendored, stage_update

Publish = Callable[..., None]


def refresh(services: Collection[str], shapes: Path, origin: Origin = "botocore") -> list[Vendored]:
    """Refresh `services` as `shapesmith shapes update` does, or without any all that are vendored."""
    with Holding(shapes, lambda: None) as holding:
        updates = stage_update(services, holding, origin)
        holding.commit()
    return [each.vendored for each in updates]


@pytest.fixture(autouse=True)
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of what comes with shapesmith: nothing, instead of what people have judged."""
    folder = tmp_path / "judged"
    monkeypatch.setattr(shipped, "judged_folder", lambda: folder)
    return folder


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a botocore 1.0.0 with the services sqs and s3."""
    data = tmp_path / "site-packages" / "botocore" / "data"
    monkeypatch.setattr(installed, "botocore_data", lambda: str(data))
    monkeypatch.setattr(installed, "botocore_package", lambda: "botocore 1.0.0")
    publish_in(data, "sqs", "2012-11-05", "SQS one")
    publish_in(data, "s3", "2006-03-01", "S3 one")
    (data / "s3" / "2006-03-01" / "service-2.sdk-extras.json").write_bytes(b'{"version": 1.0}')
    return data


@pytest.fixture
def publish() -> Publish:
    """Return `publish_in`."""
    return publish_in


@pytest.fixture
def shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder shapes/, not there yet, as it is typed in the project's folder."""
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    return Path("shapes")


def publish_in(data: Path, service: str, api_version: str, service_id: str) -> None:
    """Add a service to a botocore data folder, the model compressed, as botocore does it."""
    folder = data / service / api_version
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"apiVersion": api_version, "protocol": "json", "serviceId": service_id}
    model = json.dumps({"metadata": metadata, "operations": {}, "shapes": {}})
    (folder / "service-2.json.gz").write_bytes(gzip.compress(model.encode()))
    (folder / "paginators-1.json").write_bytes(b'{"pagination": {}}')
    (folder / "endpoint-rule-set-1.json.gz").write_bytes(gzip.compress(b"{}"))
