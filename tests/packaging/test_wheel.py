"""The wheel of shapesmith holds all that it needs: installed into an empty environment, it generates."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from shapesmith import __version__
from shapesmith.specs.lock import read_if_any

from tests.packaging.conftest import REPOSITORY, SHAPES, Environment, new_environment


def files_below(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_the_package_the_templates_and_the_licence_and_nothing_else(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    info = f"shapesmith-{__version__}.dist-info"
    package = {
        path.relative_to(REPOSITORY / "codegen").as_posix()
        for path in (REPOSITORY / "codegen" / "shapesmith").rglob("*.py")
    }
    templates = {
        f"shapesmith/{path.relative_to(REPOSITORY).as_posix()}"
        for path in (REPOSITORY / "templates").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    templates |= {f"shapesmith/templates/ci/{name}.yml" for name in ("check", "sync")}
    judged = {
        f"shapesmith/judged/{path.relative_to(SHAPES).as_posix()}"
        for name in ("rules.toml", "overrides.toml")
        for path in SHAPES.glob(f"*/{name}")
    }
    assert len(templates) > 2
    assert len(judged) >= 5
    assert package | templates | judged <= held
    assert held - package - templates - judged == {
        "shapesmith/sources/boto3/edits.toml",
        "shapesmith/runtime/ruff.toml",
        f"{info}/METADATA",
        f"{info}/RECORD",
        f"{info}/WHEEL",
        f"{info}/entry_points.txt",
        f"{info}/licenses/LICENSE",
        f"{info}/licenses/NOTICE",
    }


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment with the wheel and what it depends on, from the package index."""
    environment = new_environment(tmp_path_factory.mktemp("installed") / "venv")
    # The botocore whose sentences people have judged.
    environment.install(wheel, read_if_any(SHAPES)["connect"].package.replace(" ", "=="))
    return environment


def test_the_command_is_there_and_runs_from_the_wheel(installed: Environment, tmp_path: Path) -> None:
    assert installed.run("shapesmith", "--version", cwd=tmp_path).split() == ["shapesmith,", "version", __version__]
    where = installed.run("python", "-c", "import shapesmith; print(shapesmith.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(installed.folder.resolve())


def test_the_installed_wheel_generates_what_the_checkout_generates(
    installed: Environment, generated: Path, tmp_path: Path
) -> None:
    # From an empty folder: neither shapes/ nor templates/ of the checkout is at hand.
    printed = installed.run("shapesmith", "generate", "sqs", "--shapes", SHAPES, "--out", "out", cwd=tmp_path)
    assert printed.startswith("1 service generated, 0 up to date; ")
    expected = files_below(generated)
    assert files_below(tmp_path / "out") == {
        path: content for path, content in expected.items() if not path.startswith("aws_shapes/connect/")
    }


def test_an_empty_folder_becomes_a_project_with_its_first_package(installed: Environment, tmp_path: Path) -> None:
    printed = installed.run("shapesmith", "init", "sqs", "--package", "acme_aws", cwd=tmp_path)
    assert printed.endswith("next: `shapesmith generate`, then commit it all\n")
    workflow = tmp_path / ".github/workflows/shapesmith-sync.yml"
    assert workflow.read_bytes() == (REPOSITORY / "docs/ci/sync.yml").read_bytes()
    assert installed.run("shapesmith", "generate", cwd=tmp_path).startswith("1 service generated, 0 up to date; ")
    assert installed.run("shapesmith", "sync", "--dry-run", cwd=tmp_path).endswith("nothing changed in the specs\n")
    empty = new_environment(tmp_path / "venv")
    code = "from acme_aws.sqs import SendMessageRequest; print(SendMessageRequest.__module__)"
    assert empty.run("python", "-c", code, cwd=tmp_path / "generated") == "acme_aws.sqs.operations.send_message\n"


def test_a_new_project_has_what_people_judged_in_this_repository(
    installed: Environment, generated: Path, tmp_path: Path
) -> None:
    printed = installed.run("shapesmith", "init", "connect", "sqs", cwd=tmp_path)
    assert "  added: connect/rules.toml, which comes with shapesmith\n" in printed
    assert "  added: sqs/rules.toml, which comes with shapesmith\n" in printed
    printed = installed.run("shapesmith", "generate", cwd=tmp_path)
    assert printed.startswith("2 services generated, 0 up to date; ")
    expected, made = files_below(generated / "aws_shapes"), files_below(tmp_path / "generated/aws_shapes")
    # The manifest of connect names the documentation that only the repository has beside the model.
    assert expected.pop("connect/manifest.json") != made.pop("connect/manifest.json")
    assert made == expected


def test_what_the_installed_wheel_generated_imports_in_an_environment_with_nothing_in_it(
    installed: Environment, tmp_path: Path
) -> None:
    installed.run("shapesmith", "generate", "--from", SHAPES / "sqs", "--out", "out", cwd=tmp_path)
    empty = new_environment(tmp_path / "venv")
    code = (
        "from aws_shapes.sqs import SendMessageRequest as Request; "
        "print(Request(queue_url='https://queue', message_body='hello').to_boto3())"
    )
    printed = empty.run("python", "-c", code, cwd=tmp_path / "out")
    assert printed == "{'QueueUrl': 'https://queue', 'MessageBody': 'hello'}\n"
