"""Importing one request loads what that request needs. Said in modules, not in milliseconds: `make bench` measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What `dataclasses` and `typing` bring along is the price of a dataclass; nothing may come on top of it.
STANDARD = "import dataclasses, enum, typing"

# The entries of tables come with the package, so that the first validation is fast.
RUNTIME = {
    "aws_shapes",
    "aws_shapes._runtime",
    "aws_shapes._runtime.constraints",
    "aws_shapes._runtime.containers",
    "aws_shapes._runtime.entries",
    "aws_shapes._runtime.enums",
    "aws_shapes._runtime.lazy",
    "aws_shapes._runtime.nested",
    "aws_shapes._runtime.package",
    "aws_shapes._runtime.patterns",
    "aws_shapes._runtime.request",
    "aws_shapes._runtime.schema",
    "aws_shapes._runtime.structure",
    "aws_shapes._runtime.validation",
    "aws_shapes._runtime.values",
}


def loaded_by(statement: str, packages: Path) -> set[str]:
    """Return the modules that `statement` loads beyond those of `STANDARD`."""
    code = f"import sys; {STANDARD}; before = set(sys.modules); sys.path.insert(0, {str(packages)!r})\n{statement}\n"
    code += "print(*(set(sys.modules) - before))"
    # Isolated and without `site`, which would load modules for installed packages; and no byte code beside the modules.
    command = [sys.executable, "-I", "-S", "-B", "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(run.stdout.split()) - {"__future__"}


def test_a_request_loads_its_own_module_and_the_shapes_that_it_refers_to(generated: Path) -> None:
    assert loaded_by("from aws_shapes.connect import CreateContactRequest", generated) == RUNTIME | {
        "aws_shapes.connect",
        "aws_shapes.connect.operations",
        "aws_shapes.connect.operations.create_contact",
        "aws_shapes.connect.shared",
        "aws_shapes.connect.shared.channel",
        "aws_shapes.connect.shared.contact_initiation_method",
        "aws_shapes.connect.shared.reference",
        "aws_shapes.connect.shared.segment_attribute_value",
        "aws_shapes.connect.shared.user_info",
    }


def test_a_package_loads_none_of_its_shapes(generated: Path) -> None:
    loaded = loaded_by("from aws_shapes import connect", generated)
    assert {name for name in loaded if name.startswith("aws_shapes.connect")} == {"aws_shapes.connect"}


def test_building_a_request_loads_nothing_more(generated: Path) -> None:
    importing = "from aws_shapes.sqs import SendMessageRequest as Request"
    building = f"{importing}; Request(queue_url='q', message_body='b')"
    assert loaded_by(building, generated) == loaded_by(importing, generated)


def test_sending_a_request_and_reading_a_response_load_the_conversions(generated: Path) -> None:
    building = (
        "from aws_shapes.sqs import SendMessageRequest as Request; request = Request(queue_url='q', message_body='b')"
    )
    sending = loaded_by(f"{building}; Request.from_boto3(request.to_boto3()) == request", generated)
    conversions = {f"aws_shapes._runtime.{name}" for name in ("compiler", "conversions")}
    assert sending - loaded_by(building, generated) == conversions


def test_a_structure_is_loaded_when_a_value_reaches_it(generated: Path) -> None:
    checking = "from aws_shapes import connect; "
    checking += "connect.validate('CreateContactRequest', {'References': {'r': {'Arn': 'a'}}})"
    loaded = loaded_by(checking, generated)
    assert "aws_shapes.connect.shared.reference_type" not in loaded
    checking += "; connect.validate('CreateContactRequest', {'References': {'r': {'Type': 'URL'}}})"
    assert loaded_by(checking, generated) - loaded == {"aws_shapes.connect.shared.reference_type"}


def test_a_token_loads_uuid_when_it_is_first_made(generated: Path) -> None:
    building = "from aws_shapes.connect import CreateContactRequest as Request; request = "
    building += "Request(instance_id='i', channel='TASK', initiation_method='API')"
    assert "uuid" not in loaded_by(building, generated)
    assert "uuid" in loaded_by(f"{building}; request.to_boto3()", generated)
