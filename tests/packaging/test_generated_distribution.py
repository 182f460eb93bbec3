"""The generated distribution builds as a wheel of its own, and needs nothing but the standard library."""

from __future__ import annotations

import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest
from shapesmith import __version__

from tests.packaging.conftest import REPOSITORY, Environment, build_wheel, new_environment

# Imports every public name, and says what was loaded that is neither the distribution's own nor Python's.
IMPORT_ALL = """
import sys
from aws_shapes import connect, sqs
for package in connect, sqs:
    for name in package.__all__:
        getattr(package, name)
loaded = {name.partition(".")[0] for name in sys.modules}
print(sorted(loaded - sys.stdlib_module_names - {"__main__", "aws_shapes"}))
"""


@pytest.fixture(scope="module")
def distribution(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the generated distribution."""
    return build_wheel(generated, tmp_path_factory.mktemp("distribution"))


@pytest.fixture(scope="module")
def consumer(distribution: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment in which the generated distribution alone is installed."""
    environment = new_environment(tmp_path_factory.mktemp("consumer") / "venv")
    environment.install("--no-index", distribution)
    return environment


def test_it_requires_nothing_and_offers_boto3(distribution: Path) -> None:
    archive = zipfile.ZipFile(distribution)
    metadata = HeaderParser().parsestr(archive.read(f"aws_shapes-{__version__}.dist-info/METADATA").decode())
    assert (metadata["Name"], metadata["Version"], metadata["Requires-Python"]) == ("aws-shapes", __version__, ">=3.11")
    assert metadata.get_all("Requires-Dist") == ["boto3; extra == 'boto3'"]


def test_it_holds_every_generated_file_and_is_typed(distribution: Path, generated: Path) -> None:
    held = set(zipfile.ZipFile(distribution).namelist())
    folder = generated / "aws_shapes"
    assert {name for name in held if name.startswith("aws_shapes/")} == {
        path.relative_to(generated).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    assert "aws_shapes/py.typed" in held


def test_it_holds_the_licence_and_the_notice(distribution: Path) -> None:
    archive = zipfile.ZipFile(distribution)
    licences = f"aws_shapes-{__version__}.dist-info/licenses"
    assert archive.read(f"{licences}/LICENSE") == (REPOSITORY / "LICENSE").read_bytes()
    assert b"Copyright Amazon.com, Inc. or its affiliates" in archive.read(f"{licences}/NOTICE")


def test_every_name_imports_with_nothing_else_installed(consumer: Environment, tmp_path: Path) -> None:
    assert consumer.run("python", "-c", IMPORT_ALL, cwd=tmp_path) == "[]\n"
