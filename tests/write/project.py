"""A small project of one's own: made-up specs in shapes/, `shapesmith` in it, and git."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.disk.digest import sha256
from shapesmith.specs.lock import Locked, encode
from shapesmith.specs.lock import read_if_any as read_lock

VERSION = "2024-01-01"

_PROGRESS = re.compile(r"\[\d+/\d+\] ")


class Run(NamedTuple):
    """What a command printed, and its exit code."""

    printed: str
    code: int


class Project:
    """The folder `folder`, with a shapes/ and a generated/ in it; commands run there."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.generated = folder / "generated"

    def vendor(self, service: str, model: dict[str, Any], package: str = "botocore 1.0.0") -> None:
        """Put the spec of a service into shapes/ and into the lock."""
        path = write_spec(self.folder / "shapes", service, model)
        lock = dict(read_lock(self.folder / "shapes"))
        lock[service] = Locked(package, VERSION, {path.name: sha256(path.read_bytes())})
        self.write("shapes/shapes.lock", encode(lock))

    def take_out(self, service: str) -> None:
        """Remove the spec of a service from shapes/ and from the lock."""
        for path in sorted((self.folder / "shapes" / service).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (self.folder / "shapes" / service).rmdir()
        lock = dict(read_lock(self.folder / "shapes"))
        del lock[service]
        self.write("shapes/shapes.lock", encode(lock))

    def override(self, service: str, **lengths: int) -> None:
        """Write overrides that give members of `RunRequest` another greatest length."""
        entries = [
            f'[[constraint]]\nconstraint = "{name}Request.Name.length"\naction = "correct"\nmax = {length}\nreason = "r"\n'
            for name, length in lengths.items()
        ]
        self.write(f"shapes/{service}/overrides.toml", "\n# a line that keeps them apart\n\n".join(entries))

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> Run:
        """Run `shapesmith` in this process, in the folder; progress is left out of what is printed."""
        before = os.getcwd()
        os.chdir(self.folder)
        try:
            result = CliRunner().invoke(cli, arguments, prog_name="shapesmith")
        finally:
            os.chdir(before)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        lines = result.output.splitlines(keepends=True)
        return Run("".join(line for line in lines if not _PROGRESS.match(line)), result.exit_code)

    def files(self) -> dict[str, bytes]:
        """Return the content of every file of the output folder by its path."""
        return contents(self.generated)

    def git(self, *arguments: str, status: int = 0) -> str:
        """Run git in the folder; return what it prints."""
        return git(self.folder, *arguments, status=status)

    def commit(self, message: str) -> None:
        """Commit all that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)


def write_spec(folder: Path, service: str, model: dict[str, Any]) -> Path:
    """Write a model below `folder`, laid out as shapes/ and botocore's data/ are, and return its path."""
    path = folder / service / VERSION / "service-2.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(model, indent=1), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder` by its posix path, byte code aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def git(folder: Path, *arguments: str, status: int = 0) -> str:
    """Run git in `folder`, as somebody, whatever this machine's user has set; return what it prints."""
    settings = {"user.name": "somebody", "user.email": "somebody@example.org", "init.defaultBranch": "main"}
    options = [option for name, value in settings.items() for option in ("-c", f"{name}={value}")]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    process = subprocess.run(
        ["git", *options, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert process.returncode == status, process.stdout + process.stderr
    return process.stdout


def model(service: str, *operations: str, length: int = 10, **traits: Any) -> dict[str, Any]:
    """Return the model of a service with operations that take a `Name` of at most `length` characters.

    `traits` are those of `Name`.
    """
    return {
        "metadata": {"apiVersion": VERSION, "protocol": "json", "serviceId": service},
        "operations": {
            name: {"name": name, "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": f"{name}Request"}}
            for name in operations
        },
        "shapes": {
            "Name": {"type": "string", "max": length, **traits},
            **{
                f"{name}Request": {
                    "type": "structure",
                    "members": {"Name": {"shape": "Name"}, "Note": {"shape": "Name"}},
                }
                for name in operations
            },
        },
    }
