"""What `shapesmith explain` prints, whole: tests/explain/expected/<name>.txt, each with the command that prints it.

Run with --update-golden to write what it prints now, and read the diff before committing it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith import pipeline
from shapesmith.analysis.analysis import Analysis
from shapesmith.cli.main import cli
from shapesmith.diagnostics import SpecError
from shapesmith.ir.shapes import StructureShape
from shapesmith.options import Options
from shapesmith.pipeline import analyse, generate
from shapesmith.review.explain.constraint_text import ConstraintTexts
from shapesmith.review.explain.explain import explain
from shapesmith.review.explain.member_check import member_check
from shapesmith.specs.find import find
from shapesmith.specs.spec import Spec
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes

from tests.corpus.models import VENDORED, analysed, vendored
from tests.export.services import library, made, structure

REPOSITORY = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
LIBRARY = "--from tests/export"
ADVICE = "--from tests/golden/advice/spec"

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
    "s3-advice-on-regions": "s3 CreateBucketConfiguration.LocationConstraint",
    "sqs-advice-on-listed-values": "sqs ReceiveMessageRequest.AttributeNames",
    "advice-of-each-kind": f"advice ReceiveMessagesRequest {ADVICE}",
    "advice-on-arns": f"advice TagResourceRequest {ADVICE}",
    "sqs-list": "sqs SendMessageBatchRequestEntryList",
    "sqs-service": "sqs",
    "library-service": f"library {LIBRARY}",
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


@pytest.fixture(scope="module", autouse=True)
def analysed_once() -> Iterator[None]:
    # Most of the time of a command is that of the analysis of a spec, and many explain the same.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "analyse", _analysed())
        yield


def _analysed() -> Callable[[Spec, Options], Analysis]:
    found: dict[object, Analysis] = {}

    def once(spec: Spec, options: Options) -> Analysis:
        files = tuple((name, file.path, file.sha256) for name, file in spec.files.items())
        key = spec.service, spec.api_version, spec.origin, spec.package, files, repr(options)
        if key not in found:
            found[key] = analyse(spec, options)
        return found[key]

    return once


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


RULE = "CreateContactRequest.UserInfo.required_when:21dcd6ba"


@pytest.mark.parametrize(
    "arguments",
    [f"connect connect.{RULE}", f"connect.{RULE}", f"connect {RULE}", "connect.CreateContactRequest.UserInfo"],
)
def test_the_id_of_a_rule_is_explained_as_it_is_printed(arguments: str) -> None:
    done = run(arguments)
    assert done.exit_code == 0
    assert done.stdout == run("connect CreateContactRequest.UserInfo").stdout


@pytest.mark.parametrize("given", ["connect connect.", "connect.", "connect "])
def test_a_rule_that_says_something_else_now_has_another_id(given: str) -> None:
    done = run(f"{given}CreateContactRequest.UserInfo.required_when:00000000")
    assert (done.exit_code, done.stdout) == (1, "")
    before = (
        "shapes/connect/2017-08-08/service-2.json: error: connect has no rule connect.CreateContactRequest.UserInfo"
    )
    assert done.stderr.splitlines()[0] == (
        f'{before}.required_when:00000000; did you mean "connect.{RULE}"? [rule-unknown]'
    )


def test_every_expected_output_is_tested() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == set(GOLDEN)


def test_prose_is_wrapped_at_80_columns_and_places_are_not() -> None:
    for path in EXPECTED.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            # The id of a constraint and its words are one line, too.
            is_whole = any(
                part in line for part in ("#/", " matches ", " = rt.Pattern(", ".enum: one of the values of ")
            )
            assert len(line) <= 80 or is_whole, line


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
        'LendBookRequest.Labels[""]',
        r'LendBookRequest.Labels["a]\"].b"]',
        r'LendBookRequest.Labels["\\"]',
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


def test_sources_are_compared_of_one_shape_not_of_a_service() -> None:
    done = run("connect --sources")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "Error: --sources compares the texts of one SHAPE[.MEMBER]: name it"


def test_a_path_through_lists_and_maps(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(Tags="Tags"),
        "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "TagList"}},
        "TagList": {"type": "list", "member": {"shape": "tag"}},
        "tag": structure(Key="String"),
        "String": {"type": "string"},
    }
    analysis = made(tmp_path, shapes)
    for name in ("Request.Tags.Key", 'Request.Tags["a"][0].Key', "Request.Tags{}[].Key.type", "Tag.key"):
        assert explain(analysis, name)[0].text == "tag.Key"


def title(name: str) -> str:
    return explain(library(), name)[0].text


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("LendBok", 'library has no shape, class or operation "LendBok"; did you mean "LendBook"'),
        ("Nothing", 'library has no shape, class or operation "Nothing" [shape-unknown]'),
        ("LendBookRequest.Isbm", 'LendBookRequest has no member "Isbm"; did you mean "Isbn"'),
        ("LendBookRequest.Isbn.Digits", 'Isbn has no members, so there is no "Digits" [member-unknown]'),
        (
            "ReadAloud",
            "ReadAloud takes no parameters: there is no request to explain; its response is ReadAloudResponse",
        ),
    ],
)
def test_an_unknown_name_is_an_error(name: str, message: str) -> None:
    done = run(f"library {name} {LIBRARY}")
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr


def test_an_override_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    override = '[[constraint]]\nconstraint = "Request.B.length"\naction = "off"\nreason = "-"'
    with pytest.raises(SpecError, match=r"Request\.B\.length"):
        made(tmp_path, {"Request": structure()}, override)


def test_there_are_no_colours_unless_on_a_terminal() -> None:
    assert "\x1b[" not in run("connect Channel").stdout
    coloured = CliRunner().invoke(cli, ["explain", "connect", "Channel"], color=True).stdout
    assert coloured.startswith("\x1b[1mChannel\x1b[0m\n")


def test_what_a_spec_says_does_not_reach_the_terminal_as_commands() -> None:
    analysis = analyse(find(None, Path("tests/golden/hostile_text/spec"), Path("shapes")).read())
    lines = [line for shape in analysis.service.shapes for line in explain(analysis, shape)]
    for shape in analysis.service.shapes.values():
        members = shape.members if isinstance(shape, StructureShape) else ()
        lines += [line for member in members for line in explain(analysis, f"{shape.name}.{member.name}")]
    assert len(lines) > 100
    assert all(line.text.isprintable() for line in lines)


def test_each_line_names_the_file_that_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "bakery" / "2020-01-01"
    folder.mkdir(parents=True)
    shapes = {
        "Loaf": {"type": "structure", "members": {"Name": {"shape": "Name"}, "Baker": {"shape": "Baker"}}},
        "Name": {"type": "string", "max": 9},
        "Baker": {"type": "string"},
    }
    api = {"metadata": {"protocol": "json"}, "operations": {}, "shapes": shapes}
    docs = {"shapes": {"Name": {"refs": {"Loaf$Name": "<p>Its name.</p>"}}}}
    (folder / "api-2.json").write_text(json.dumps(api), encoding="utf-8")
    (folder / "docs-2.json").write_text(json.dumps(docs), encoding="utf-8")
    (folder / "loaf.yard").write_text(
        "class A::Loaf\nBread.\n@!attribute name\n@!attribute baker\n\nWho bakes.\n", encoding="utf-8"
    )
    analysis = analyse(find("bakery", folder, Path("shapes")).read())

    def shown(query: str) -> list[str]:
        return [line.text.replace(f"{folder}/", "") for line in explain(analysis, query)]

    assert shown("Loaf")[2:6] == [
        "  Bread.",
        "",
        "kind        a structure",
        "Python      class Loaf",
    ]
    assert shown("Loaf")[6:8] == ["model       api-2.json#/shapes/Loaf", "text        loaf.yard:2"]
    assert shown("Loaf.Name")[6:8] == [
        "model       api-2.json#/shapes/Loaf/members/Name",
        "text        docs-2.json#/shapes/Name/refs/Loaf$Name",
    ]
    assert "  api-2.json#/shapes/Name/max" in shown("Loaf.Name")
    assert "text        loaf.yard:6" in shown("Loaf.Baker")


def test_a_constraint_of_another_file_than_its_shape_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "bakery" / "2020-01-01"
    folder.mkdir(parents=True)
    model = {"metadata": {"protocol": "json"}, "operations": {}, "shapes": {"Name": {"type": "string", "min": 1}}}
    extras = {"merge": {"shapes": {"Name": {"max": 9}}}}
    (folder / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
    (folder / "service-2.sdk-extras.json").write_text(json.dumps(extras), encoding="utf-8")
    lines = [line.text for line in explain(analyse(find("bakery", folder, Path("shapes")).read()), "Name")]
    (line,) = [line.replace(f"{folder}/", "") for line in lines if "characters" in line]
    assert line == f"{'  1 to 9 characters':<40}service-2.sdk-extras.json#/merge/shapes/Name/max"


@pytest.mark.parametrize("service", VENDORED)
def test_every_place_is_in_the_spec(service: str) -> None:
    analysis = analysed(vendored(service))
    texts = ConstraintTexts(decide_names(analysis.service)[0].classes)
    document = vendored(service).document("service-2")
    places = {
        found.provenance.pointer
        for each in analysis.constraints.structures.values()
        for place in each.members.values()
        for found in texts.of_member(place, is_token=False)
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
    spec = find(service, origin, Path("shapes")).read()
    files = generate(spec, Options()).files
    analysis = analyse(spec)
    names, _ = decide_names(analysis.service)
    usage = analysis.usage
    inputs = {operation.input.shape for operation in analysis.service.operations if operation.input}
    modules = place_shapes(analysis.service, names, usage).modules
    tested = 0
    for shape, constraints in analysis.constraints.structures.items():
        owner = analysis.service.shapes[shape]
        assert isinstance(owner, StructureShape)
        if owner.is_error:
            continue
        text = files[f"{modules[shape].replace('.', '/')}.py"]
        for member in list(constraints.members)[:8]:
            token = {member.name: member.idempotency_token for member in owner.members}[member]
            lines = member_check(names, constraints, member, token and shape in usage.sent, token and shape in inputs)
            *patterns, entry = "\n".join(lines).split("\n\n")
            assert all(pattern in text for pattern in patterns)
            assert textwrap.indent(entry, " " * 16) + "\n" in text
            tested += 1
    assert tested > 20


@pytest.mark.parametrize(("length", "lines"), [(78, 1), (79, 2)])
def test_prose_is_wrapped_at_80_columns_unless_another_width_is_asked_for(
    length: int, lines: int, tmp_path: Path
) -> None:
    sentence = f"{'a' * 40} {'b' * (length - 44)} c."
    assert len(sentence) == length
    analysis = made(tmp_path, {"Request": {**structure(), "documentation": f"<p>{sentence}</p>"}})
    for width, expected in ((80, lines), (length + 2, 1), (length + 1, 2)):
        texts = [line.text for line in (explain(analysis, "Request", width))]
        assert sum(text.startswith("  ") for text in texts) == expected
    assert explain(analysis, "Request") == explain(analysis, "Request", 80)
