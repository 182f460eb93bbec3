"""README.md has what the package in this repository is and prints."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
MODULE = GENERATED / "aws_shapes/connect/operations/create_contact.py"
CONSUMER = "For a consumer: errors before the call is sent"
RULES = "What no model says"
REVIEWER = "For a reviewer: what a change means"

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
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
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
