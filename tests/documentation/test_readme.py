"""README.md has what the package in this repository is and prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from shapesmith.specs.folders import services_in
from shapesmith.specs.installed import botocore_services

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
MODULE = GENERATED / "aws_shapes/connect/operations/create_contact.py"
CONSUMER = "For a consumer: errors before the call is sent"
RULES = "What no model says"
REVIEWER = "For a reviewer: what a change means"

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = """[tool.shapesmith.operations]
ec2 = ["RunInstances", "DescribeInstances", "TerminateInstances"]
"""

NO_USER = """
from aws_shapes import ValidationError
from aws_shapes.connect import CreateContactRequest
try:
    CreateContactRequest(instance_id="i-1", channel="EMAIL", initiation_method="OUTBOUND").validate()
except ValidationError as error:
    print(error)
"""


def block(heading: str, language: str) -> str:
    """Return the first block of code in a language in the section below a heading."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(rf"(?ms)^```{language}\n(.*?)^```", section)
    assert found is not None
    return found[1]


def printed(code: str) -> str:
    """Return what code prints that runs in `generated/`, in a process of its own that leaves no byte code there."""
    command = [sys.executable, "-B", "-c", code]
    return subprocess.run(command, cwd=GENERATED, capture_output=True, text=True, check=True).stdout


def test_the_first_request_has_the_violations_of_the_readme() -> None:
    assert printed(block(CONSUMER, "python")) == block(CONSUMER, "text")


def test_an_email_without_its_user_has_the_violation_of_the_readme() -> None:
    assert printed(NO_USER) == block(RULES, "text")


def test_the_rule_of_the_readme_is_in_the_generated_module() -> None:
    assert textwrap.indent(block(RULES, "python"), " " * 12) in MODULE.read_text(encoding="utf-8")


def test_the_docstring_of_the_readme_is_in_the_generated_module() -> None:
    assert block(REVIEWER, "python") in MODULE.read_text(encoding="utf-8")


def number(pattern: str) -> int:
    """Return the number that the README has where a pattern has its group."""
    (found,) = re.findall(pattern, README)
    return int(found.replace(",", ""))


def shapesmith(folder: Path, cache: Path, *arguments: str | Path) -> str:
    """Run `shapesmith` in a folder with a cache of its own, and return what it prints."""
    environment = {**os.environ, "SHAPESMITH_CACHE_DIR": str(cache), "GIT_CONFIG_GLOBAL": os.devnull}
    command = [sys.executable, "-m", "shapesmith", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def files_of(service: str, folder: Path, cache: Path, *arguments: str | Path) -> int:
    """Return how many files `generate` writes."""
    printed = shapesmith(folder, cache, "generate", *([service] if service else []), *arguments, "--out", "build")
    return int(printed.split("; ")[1].split()[0].replace(",", ""))


def test_the_services_of_botocore_are_as_many_as_the_readme_says() -> None:
    assert number(r"all (\d+) services of botocore; Amazon Connect") == len(botocore_services())
    assert services_in(str(ROOT / "shapes")) == ["connect", "dynamodb", "s3", "sqs"]


def test_verdicts_come_for_about_as_many_services_as_the_readme_says() -> None:
    judged = {path.parent.name for path in ROOT.glob("shapes/*/rules.toml")}
    whole = {"connect", "dynamodb", "s3", "sqs"}
    assert whole < judged
    assert number(r"and of about (\d+) more services on those") == round(len(judged - whole), -1)


def test_the_report_of_sync_is_that_of_the_tutorial() -> None:
    """A slow test runs the tutorial, whose project has Connect alone."""
    report = README.partition("$ shapesmith sync\n")[2].partition("\n...\n")[0].partition("\nnext version: ")[2]
    lines = report.splitlines()[1:]
    assert re.match(r"  \d+ changes: ", lines[1])
    assert "\n".join(lines) in (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")


def test_the_first_package_has_as_many_files_as_the_readme_says() -> None:
    """The package of Connect and SQS, which the repository has besides two others."""
    files = [path.relative_to(GENERATED).as_posix() for path in GENERATED.rglob("*") if path.is_file()]
    others = ("aws_shapes/dynamodb/", "aws_shapes/s3/")
    own = [path for path in files if not path.startswith(others) and "__pycache__" not in path]
    changelog = [path for path in own if path == "CHANGELOG.md"]
    assert number(r"2 services generated, 0 up to date; (\d+) files changed in generated") == len(own) - len(changelog)


def test_packages_have_as_many_files_as_the_readme_says(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    quoted = list(map(int, re.findall(r"1 service generated, 0 up to date; (\d+) files changed in build", README)))
    yard = ROOT / "shapes/connect/2017-08-08/CreateContactRequest.yard"
    assert quoted == [
        files_of("sns", tmp_path_factory.mktemp("sns"), cache, "--from", "botocore"),
        files_of("", tmp_path, cache, "--from", yard),
    ]


def test_three_operations_of_ec2_have_about_as_many_files_as_the_readme_says(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert PROJECT.strip() in block("A package of one's own, in a minute", "toml")
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    files = files_of("ec2", tmp_path, tmp_path_factory.mktemp("cache"), "--from", "botocore")
    assert number(r"these three operations about (\d+):") == round(files, -1)


@pytest.mark.slow
def test_all_of_ec2_has_about_as_many_files_as_the_readme_says(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = files_of("ec2", tmp_path, tmp_path_factory.mktemp("cache"), "--from", "botocore")
    assert number(r"All of EC2\nis about ([\d,]+) files") == round(files, -1)


@pytest.mark.slow
def test_a_new_botocore_changes_what_the_readme_says(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Needs two releases of botocore from pip."""
    cache = tmp_path_factory.mktemp("cache")
    shapesmith(tmp_path, cache, "init", "connect", "sqs", "--from", "botocore==1.43.50")
    shapesmith(tmp_path, cache, "generate")
    printed = shapesmith(tmp_path, cache, "sync", "--from", "botocore==1.44.5", "--allow-dirty")
    (quoted,) = re.findall(r"(?ms)^\$ shapesmith sync\n(.*?)^\.\.\.$", README)
    assert printed.startswith(quoted)
