"""What `shapesmith explain` prints, whole: tests/explain/expected/<name>.txt, each with the command that prints it.

Run with --update-golden to write what it prints now, and read the diff before committing it.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith.analysis.usage import find_usage
from shapesmith.cli.main import cli
from shapesmith.diagnostics import SpecError
from shapesmith.ir.overrides import Override
from shapesmith.ir.shapes import StructureShape
from shapesmith.options import Options
from shapesmith.pipeline import generate
from shapesmith.review.explain.explain import explain
from shapesmith.review.explain.findings import Findings
from shapesmith.review.explain.member_check import member_check
from shapesmith.specs.locate import locate
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes

from tests.corpus.models import VENDORED, vendored
from tests.export.services import library, made, structure, subject_of

REPOSITORY = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LIBRARY = "--from tests/export"

GOLDEN = {
    "connect-request": "connect CreateContact",
    "connect-member": "connect CreateContactRequest.InstanceId",
    "connect-advice": "connect ClaimPhoneNumberRequest.PhoneNumber",
    "connect-map": "connect CreateContactRequest.SegmentAttributes",
    "connect-enum": "connect ContactInitiationMethod",
    "connect-union": "connect CreatedByInfo",
    "connect-scalar": "connect InstanceId",
    "dynamodb-recursive": "dynamodb AttributeValue",
    "s3-member": "s3 PutObjectRequest.Body",
    "sqs-list": "sqs SendMessageBatchRequestEntryList",
    "library-request": f"library LendBookRequest {LIBRARY}",
    "library-corrected": f"library LendBookRequest.Copies {LIBRARY}",
    "library-off": f"library LendBookRequest.Comment {LIBRARY}",
    "library-advice-by-override": f"library LendBookRequest.Formats {LIBRARY}",
    "library-refused": f"library LendBookRequest.Shelf {LIBRARY}",
    "library-refused-shape": f"library Shelf {LIBRARY}",
    "library-token": f"library LendBookRequest.Token {LIBRARY}",
    "library-deprecated": f"library LendBookRequest.Card {LIBRARY}",
    "library-sensitive": f"library Borrower.Name {LIBRARY}",
    "library-error": f"library BookLentException.message {LIBRARY}",
    "library-map": f"library Labels {LIBRARY}",
    "library-document": f"library Extra {LIBRARY}",
    "library-unused": f"library NeverUsed {LIBRARY}",
}


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    # The paths of the vendored specs are shown as they are typed there.
    monkeypatch.chdir(REPOSITORY)


def run(arguments: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *arguments.split()])


@pytest.mark.parametrize("name", GOLDEN)
def test_output(name: str, request: pytest.FixtureRequest) -> None:
    done = run(GOLDEN[name])
    assert (done.exit_code, done.stderr) == (0, "")
    text = f"$ shapesmith explain {GOLDEN[name]}\n{done.stdout}"
    if request.config.getoption("--update-golden"):
        (EXPECTED / f"{name}.txt").write_text(text, encoding="utf-8")
    assert text == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_every_expected_output_is_tested() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == set(GOLDEN)


def test_prose_is_wrapped_at_80_columns_and_places_are_not() -> None:
    for path in EXPECTED.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            assert len(line) <= 80 or "#/" in line or " matches " in line or " = rt.Pattern(" in line, line


@pytest.mark.parametrize(
    "name",
    [
        "LendBookRequest.Labels",
        "LendBookRequest.labels",
        "LendBook.Labels",
        "lend_book.labels",
        "LendBookRequest.Labels{key}.length",
        "LendBookRequest.Labels{key}.pattern",
        'LendBookRequest.Labels["a.b"]',
        "LendBookRequest.Labels{}",
    ],
)
def test_a_member_by_its_names_and_by_what_a_violation_says(name: str) -> None:
    assert title(name) == "LendBookRequest.Labels"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("LendBookRequest.Sequel.Sequel.Title", "Book.Title"),
        ("LendBookRequest.Payment.union", "LendBookRequest.Payment"),
        ("LendBookRequest.Borrower.name", "Borrower.Name"),
        ("Payment.union", "Payment"),
        ("Format", "Format"),
        ("LendBook", "LendBookRequest"),
    ],
)
def test_a_path_through_structures(name: str, found: str) -> None:
    assert title(name) == found


def test_a_path_through_lists_and_maps(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(Tags="Tags"),
        "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "TagList"}},
        "TagList": {"type": "list", "member": {"shape": "tag"}},
        "tag": structure(Key="String"),
        "String": {"type": "string"},
    }
    subject = made(tmp_path, shapes)
    for name in ("Request.Tags.Key", 'Request.Tags["a"][0].Key', "Request.Tags{}[].Key.type", "Tag.key"):
        assert explain(*subject, name)[0].text == "tag.Key"


def title(name: str) -> str:
    return explain(*library(), name)[0].text


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("LendBok", 'library has no shape, class or operation "LendBok"; did you mean "LendBook"'),
        ("Nothing", 'library has no shape, class or operation "Nothing" [shape-unknown]'),
        ("LendBookRequest.Isbm", 'LendBookRequest has no member "Isbm"; did you mean "Isbn"'),
        ("LendBookRequest.Isbn.Digits", 'Isbn has no members, and so no "Digits" [member-unknown]'),
        (
            "ReadAloud",
            "ReadAloud takes no parameters: there is no request to explain; its response is ReadAloudResponse",
        ),
    ],
)
def test_what_there_is_not(name: str, message: str) -> None:
    done = run(f"library {name} {LIBRARY}")
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr


def test_an_override_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    override = Override(constraint="Request.B.length", action="off", reason="-")
    with pytest.raises(SpecError, match=r"Request\.B\.length"):
        explain(made(tmp_path, {"Request": structure()}).service, (override,), "overrides.toml", "Request")


def test_there_are_no_colours_unless_on_a_terminal() -> None:
    assert "\x1b[" not in run("connect Channel").stdout
    coloured = CliRunner().invoke(cli, ["explain", "connect", "Channel"], color=True).stdout
    assert coloured.startswith("\x1b[1mChannel\x1b[0m\n")


def test_what_a_spec_says_does_not_reach_the_terminal_as_commands() -> None:
    subject = subject_of(locate(None, Path("tests/golden/hostile_text/spec"), Path("shapes")))
    lines = [line for shape in subject.service.shapes for line in explain(*subject, shape)]
    for shape in subject.service.shapes.values():
        members = shape.members if isinstance(shape, StructureShape) else ()
        lines += [line for member in members for line in explain(*subject, f"{shape.name}.{member.name}")]
    assert len(lines) > 100
    assert all(line.text.isprintable() for line in lines)


@pytest.mark.parametrize("service", VENDORED)
def test_every_place_is_in_the_spec(service: str) -> None:
    subject = subject_of(vendored(service).spec)
    names, _ = decide_names(subject.service)
    findings = Findings(subject.service, names.classes, subject.rules(), subject.overrides, subject.overrides_file)
    document = vendored(service).document("service-2")
    places = {
        found.pointer
        for shape in subject.service.shapes.values()
        if isinstance(shape, StructureShape) and not shape.document
        for member in shape.members
        for found in findings.of_member(shape, member)
    }
    assert [place for place in sorted(places) if not _is_in(document, place)] == []


def _is_in(document: Any, place: str) -> bool:
    for step in place.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        elif isinstance(document, dict) and name in document:
            document = document[name]
        else:
            return False
    return True


@pytest.mark.parametrize(("service", "origin"), [("library", Path("tests/export")), ("sqs", "shapes")])
def test_the_lines_of_a_check_are_those_of_the_generated_module(service: str, origin: Path) -> None:
    spec = locate(service, origin, Path("shapes"))
    files = generate(spec, Options()).unit.files
    subject = subject_of(spec)
    names, _ = decide_names(subject.service)
    usage = find_usage(subject.service)
    modules = place_shapes(subject.service, names, usage).modules
    tested = 0
    for shape, rules in subject.rules().structures.items():
        owner = subject.service.shapes[shape]
        assert isinstance(owner, StructureShape)
        if owner.is_error:
            continue
        text = files[f"{modules[shape].replace('.', '/')}.py"]
        for member in list(rules.members)[:8]:
            token = {member.name: member.idempotency_token for member in owner.members}[member]
            lines = member_check(names, rules, member, token and shape in usage.sent)
            *patterns, entry = "\n".join(lines).split("\n\n")
            assert all(pattern in text for pattern in patterns)
            assert textwrap.indent(entry, " " * 16) + "\n" in text
            tested += 1
    assert tested > 20
