"""What the linters and type checkers that a consumer runs say of the packages: nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.corpus.tools import check

# What mypy would keep for a next run takes as long to write as a part of the run.
NO_CACHE = f"--cache-dir={os.devnull}"


def test_ruff_finds_nothing(vendored_packages: Path) -> None:
    check("ruff", "check", "--no-cache", ".", cwd=vendored_packages)


def test_mypy_strict_finds_nothing(vendored_packages: Path) -> None:
    check("mypy", "--strict", "--python-version=3.11", NO_CACHE, "aws_shapes", cwd=vendored_packages)


def test_pyright_finds_nothing_in_the_small_services(vendored_packages: Path) -> None:
    check("pyright", "aws_shapes/_runtime", "aws_shapes/sqs", "aws_shapes/dynamodb", cwd=vendored_packages)


@pytest.mark.slow
def test_pyright_finds_nothing(vendored_packages: Path) -> None:
    check("pyright", "aws_shapes", cwd=vendored_packages)


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_mypy_strict_finds_nothing_for_later_pythons(vendored_packages: Path, version: str) -> None:
    check("mypy", "--strict", f"--python-version={version}", NO_CACHE, "aws_shapes", cwd=vendored_packages)


def test_black_would_not_change_a_file_of_the_small_services(vendored_packages: Path) -> None:
    folders = ["aws_shapes/_runtime", "aws_shapes/sqs", "aws_shapes/dynamodb"]
    check("black", "--check", "--workers=1", *folders, cwd=vendored_packages)


@pytest.mark.slow
def test_black_would_not_change_any_file(vendored_packages: Path) -> None:
    check("black", "--check", ".", cwd=vendored_packages)
