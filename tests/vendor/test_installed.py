"""Which botocore is installed: the one that is found, by the folder of its distribution."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from shapesmith.specs import installed


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    installed.botocore_package.cache_clear()
    yield
    installed.botocore_package.cache_clear()


def test_the_version_is_that_of_the_distribution() -> None:
    assert installed.botocore_package() == f"botocore {metadata.version('botocore')}"


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        (["botocore-1.2.3.dist-info", "botocore_stubs-9.dist-info", "botocore"], "botocore 1.2.3"),
        # What pip leaves of an upgrade that did not end, and other distributions, are not it.
        (["~otocore-1.2.2.dist-info", "botocore-1.2.2.dist-info.old", "botocore-1.2.3.dist-info"], "botocore 1.2.3"),
        (["botocore2-1.dist-info", "botocorex-1.2.3.dist-info"], "botocore 7"),
        # Nothing is told by the names of folders: the metadata is asked.
        (["botocore-1.2.3.dist-info", "botocore-1.2.4.dist-info"], "botocore 7"),
        (["botocore"], "botocore 7"),
    ],
)
def test_the_folder_of_the_distribution_names_the_version(
    folders: list[str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(installed, "_data", lambda package: str(tmp_path / "botocore" / "data"))
    monkeypatch.setattr(metadata, "version", lambda name: "7")
    assert installed.botocore_package() == expected


def test_botocore_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installed, "_data", lambda package: None)
    monkeypatch.setattr(metadata, "version", absent)
    assert installed.botocore_package() == "botocore"
