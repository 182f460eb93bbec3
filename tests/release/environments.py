"""The wheels of a release in new environments, of every Python from 3.11 on that is found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

NEWEST = 20

# What a user does first with the generated package; the last line of the output says that it got there.
PROGRAM = """
import sys
from aws_shapes import ValidationError, sqs
from aws_shapes.sqs import SendMessageRequest
request = SendMessageRequest(queue_url="https://sqs.us-east-1.amazonaws.com/1/q", message_body="")
try:
    request.validate()
except ValidationError as error:
    assert [violation.path for violation in error.violations] == ["MessageBody"], error
else:
    raise AssertionError("an empty body passes")
assert request.to_boto3()["MessageBody"] == ""
assert sqs.SendMessageResult.from_boto3({"MessageId": "m"}).message_id == "m"
assert "boto3" not in sys.modules
print("checked on", sys.version_info[:2])
"""


def pythons() -> dict[str, str]:
    """Return the interpreters from Python 3.11 on that start, oldest first, each by its version."""
    found = {version: _interpreter(version) for version in (f"3.{minor}" for minor in range(11, NEWEST))}
    return {version: command for version, command in found.items() if command is not None}


def _interpreter(version: str) -> str | None:
    """Return the command of a version: on the path, or, where pyenv has installed it without selecting it, there."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = (f"python{version}", *map(str, sorted(root.glob(f"{version}.*/bin/python{version}"))))
    return next(filter(_starts, candidates), None)


def _starts(command: str) -> bool:
    if shutil.which(command) is None:
        return False
    return subprocess.run([command, "--version"], capture_output=True, check=False).returncode == 0


def try_shapesmith(python: str, wheel: Path, folder: Path) -> None:
    """Install shapesmith in a new environment, start a project with sqs in an empty folder, and check the output."""
    _environment(python, folder, wheel)
    project = folder / "project"
    project.mkdir()
    command = folder / "bin" / "shapesmith"
    for arguments in (("--version",), ("init", "sqs"), ("generate",), ("check",), ("explain", "sqs", "SendMessage")):
        _run([command, *arguments], project)
    assert (project / "shapes" / "sqs" / "rules.toml").is_file(), "the wheel lacks the verdicts on sqs"


def try_generated(python: str, wheel: Path, folder: Path) -> None:
    """Install the generated package, which must bring nothing else, and use it."""
    _environment(python, folder, wheel)
    listed = json.loads(_run([folder / "bin" / "python", "-m", "pip", "list", "--format", "json"], folder))
    others = {package["name"] for package in listed} - {"aws-shapes", "pip", "setuptools"}
    assert not others, f"the generated package brings {', '.join(sorted(others))}"
    _run([folder / "bin" / "python", "-I", "-W", "error", "-c", PROGRAM], folder)


def _environment(python: str, folder: Path, wheel: Path) -> None:
    _run([python, "-m", "venv", folder], Path.cwd())
    _run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], folder)


def describe(archives: Sequence[Path]) -> None:
    """Check the metadata and the description of archives as an index would. Raises AssertionError if it refuses them."""
    _run([sys.executable, "-m", "twine", "check", "--strict", *archives], Path.cwd())


def bill_of_materials(environment: Path, into: Path) -> Path:
    """Write which distributions an environment has, as CycloneDX in JSON, the same for the same environment."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    _run([*command, "-o", into, environment / "bin" / "python"], environment)
    assert json.loads(into.read_text(encoding="utf-8"))["bomFormat"] == "CycloneDX"
    return into


def named(bill: Path) -> Iterator[str]:
    """Yield the distributions in a bill of materials, with their versions."""
    for component in json.loads(bill.read_text(encoding="utf-8")).get("components", []):
        yield f"{component['name']} {component['version']}"


def _run(command: Sequence[str | Path], cwd: Path) -> str:
    run = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(map(str, command))}\n{run.stdout}{run.stderr}"
    return run.stdout
