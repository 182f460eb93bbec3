"""What a row of the table of boto3's edits must say, each message as a whole, and what it may say."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.sources.boto3 import edits
from shapesmith.sources.boto3.edits import edits_of

from tests.calls.table import boto3_edits, read_boto3_edits

FIELDS = {
    "id": '"a.b"',
    "does": '"fills"',
    "service": '"a"',
    "places": '["B"]',
    "handler": '"botocore.handlers.b"',
    "says": '"It is filled in."',
}
KINDS = {
    "fills": {"value": '"-"'},
    "accepts": {"forms": '["bytes"]'},
    "rewrites": {"to": '"base64"'},
    "refuses": {"must": '"one"', "raises": '"E"'},
    "answers": {"becomes": '"json"'},
    "removes": {"places": None},
    "names": {"places": None, "method": '"b"', "alias": '"c"'},
    "aliases": {"alias": '"c"'},
}


def wrong(does: str, fields: dict[str, str | None]) -> list[str]:
    """Return what is wrong with a row of a kind, of which some fields are others."""
    row = {**FIELDS, "does": f'"{does}"', **KINDS[does], **fields}
    content = "[[edit]]\n" + "".join(f"{name} = {value}\n" for name, value in row.items() if value is not None)
    try:
        read_boto3_edits(content.encode(), "edits.toml")
    except SpecError as error:
        return [diagnostic.message for diagnostic in error.diagnostics]
    return []


@pytest.mark.parametrize("does", KINDS)
def test_a_row_of_each_kind_is_read(does: str) -> None:
    assert wrong(does, {}) == []


ID = "a.b must be words in lower case, joined by - and parted by dots (s3.copy-source)".removeprefix("a.b ")


@pytest.mark.parametrize(
    ("row_id", "is_right"),
    [
        ("a.b", True),
        ("s3.copy-source", True),
        ("a-1.b.c-d", True),
        ("a", False),
        ("a.", False),
        ("a.b.", False),
        ("a.B", False),
        ("A.b", False),
        ("a--b.c", False),
        ("a.b-", False),
        ("a.-b", False),
        ("a.b_c", False),
        ("a.b\\n", False),
    ],
)
def test_an_id_is_words_parted_by_dots(row_id: str, is_right: bool) -> None:
    shown = row_id.replace("\\n", "\n")
    assert wrong("fills", {"id": f'"{row_id}"'}) == ([] if is_right else [f"{shown} {ID}"])


@pytest.mark.parametrize(
    ("handler", "is_right"),
    [("a.b", True), ("_a.b1.C", True), ("a", False), ("a.", False), (".a", False), ("a.1b", False), ("a.b-c", False)],
)
def test_a_handler_is_named_by_module_and_function(handler: str, is_right: bool) -> None:
    message = f"a.b must name its handler by module and function (got {handler!r})"
    assert wrong("fills", {"handler": f'"{handler}"'}) == ([] if is_right else [message])


@pytest.mark.parametrize(
    ("place", "is_right"),
    [
        ("B", True),
        ("B_1", True),
        ("B[]", True),
        ("B[].C", True),
        ("B.C[].D[]", True),
        ("", False),
        ("B[0]", False),
        ("B[][]", False),
        (".B", False),
        ("B.", False),
        ("B..C", False),
        ("1B", False),
        ("[]", False),
        ("B C", False),
    ],
)
def test_a_place_is_members_and_items(place: str, is_right: bool) -> None:
    message = f"a.b must give places such as Contents[].Key (got {place!r})"
    assert wrong("fills", {"places": f'["{place}"]'}) == ([] if is_right else [message])


SELECT = "a.b must select values by places, shapes or trait"
STRUCTURE = "a.b must give a structure if that is one of its forms, and only then"
PATTERN = "a.b must give a pattern if the value is quoted or taken apart, and only then"
FORM = {"forms": '["structure"]', "structure": '{A = "text"}', "text": '["{A}"]'}


@pytest.mark.parametrize(
    ("does", "fields", "message"),
    [
        ("fills", {"says": '" "'}, "a.b must say in a sentence what it does"),
        ("fills", {"operations": "[]"}, "a.b must name its operations, or * alone (got none)"),
        ("fills", {"operations": '["A", "*"]'}, "a.b must name its operations, or * alone (got A, *)"),
        ("fills", {"operations": '["*"]'}, None),
        ("fills", {"operations": '["A", "B"]'}, None),
        ("fills", {"besides": '["A"]'}, None),
        (
            "fills",
            {"operations": '["A"]', "besides": '["B"]'},
            "a.b must name the operations besides those of * only",
        ),
        ("fills", {"places": None}, f"{SELECT} (got 0 of them)"),
        ("fills", {"shapes": '["A"]'}, f"{SELECT} (got 2 of them)"),
        ("fills", {"trait": '"header"'}, f"{SELECT} (got 2 of them)"),
        ("fills", {"trait": '"header"', "shapes": '["A"]'}, f"{SELECT} (got 3 of them)"),
        ("fills", {"places": None, "shapes": '["A"]'}, None),
        ("fills", {"places": None, "trait": '"header"'}, None),
        ("removes", {"places": '["B"]'}, "a.b must select no values: it is about methods"),
        ("names", {"trait": '"header"'}, "a.b must select no values: it is about methods"),
        ("accepts", FORM, None),
        ("accepts", {**FORM, "structure": None, "text": None}, STRUCTURE),
        ("accepts", {**FORM, "forms": '["bytes"]'}, STRUCTURE),
        ("accepts", {**FORM, "text": None}, "a.b must give the text of a structure, and only of one"),
        ("accepts", {"text": '["{A}"]'}, "a.b must give the text of a structure, and only of one"),
        ("fills", {"value": None}, "a.b must give a value or a source"),
        ("fills", {"source": '"x"'}, "a.b must give a value or a source"),
        ("fills", {"md5_of": '"x"'}, "a.b must give a value or a source"),
        ("fills", {"value": None, "source": '"x"'}, None),
        ("fills", {"value": None, "md5_of": '"x"'}, None),
        ("rewrites", {"pattern": '"a"'}, PATTERN),
        ("rewrites", {"to": '"parts"'}, PATTERN),
        ("rewrites", {"to": '"quoted"'}, PATTERN),
        ("rewrites", {"to": '"parts"', "pattern": '"a"'}, None),
        ("rewrites", {"to": '"quoted"', "pattern": '"a"'}, None),
        ("refuses", {"must": '"match"', "patterns": '["a"]'}, None),
        ("refuses", {"must": '"match"'}, "a.b must give patterns if a value must match one, and only then"),
        ("refuses", {"patterns": '["a"]'}, "a.b must give patterns if a value must match one, and only then"),
        ("refuses", {"must": '"algorithm"', "values": '["a"]'}, None),
        ("refuses", {"must": '"algorithm"'}, "a.b must give values if a value must be one of them, and only then"),
        ("refuses", {"values": '["a"]'}, "a.b must give values if a value must be one of them, and only then"),
        ("answers", {"becomes": '"member"', "member": '"A"'}, None),
        ("answers", {"becomes": '"member"'}, "a.b must name a member if it adds one, and only then"),
        ("answers", {"member": '"A"'}, "a.b must name a member if it adds one, and only then"),
        (
            "refuses",
            {"must": '"match"', "patterns": '["a", "("]'},
            "a.b must have patterns of Python's re ('(': missing ), unterminated subpattern at position 0)",
        ),
        (
            "refuses",
            {"unless_matching": '{A = "["}'},
            "a.b must have patterns of Python's re ('[': unterminated character set at position 0)",
        ),
        (
            "rewrites",
            {"to": '"quoted"', "pattern": '"*"'},
            "a.b must have patterns of Python's re ('*': nothing to repeat at position 0)",
        ),
    ],
)
def test_fields_of_a_row_go_together(does: str, fields: dict[str, str | None], message: str | None) -> None:
    assert wrong(does, fields) == ([] if message is None else [message])


def test_a_row_may_be_wrong_in_several_ways() -> None:
    assert wrong("fills", {"id": '"a"', "says": '""', "places": '["1", "B", "2"]'}) == [
        f"a {ID}",
        "a must say in a sentence what it does",
        "a must give places such as Contents[].Key (got '1')",
        "a must give places such as Contents[].Key (got '2')",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", []),
        ('[[unchanging]]\nhandler = "a.b"\nreason = "It signs."\n', []),
        (
            "unchanging = 1\n",
            ["#/unchanging/0: error: a row must have a handler and a reason: Expected `object`, got `int`"],
        ),
        ("[[edit]]\nid = 5\n", ["#/edit/0: error: a row must be an edit: Object missing required field `does`"]),
        (
            '[[unchanging]]\nhandler = "a.b"\n[[unchanging]]\nreason = "x"\n',
            [
                "#/unchanging/0: error: a.b must have a handler and a reason: Object missing required field `reason`",
                "#/unchanging/1: error: a row must have a handler and a reason: Object missing required field `handler`",
            ],
        ),
        (
            "more = 1\nother = 2\n",
            [
                f"#/{name}: error: {name} is unknown here; a row is an [[edit]] or an [[unchanging]]"
                for name in ("more", "other")
            ],
        ),
    ],
)
def test_tables_and_rows_are_read_or_are_errors_at_their_places(content: str, expected: list[str]) -> None:
    if not expected:
        assert read_boto3_edits(content.encode(), "edits.toml").edits == ()
        return
    with pytest.raises(SpecError) as raised:
        read_boto3_edits(content.encode(), "edits.toml")
    found = [str(each).removeprefix("edits.toml").removesuffix(" [edits-value]") for each in raised.value.diagnostics]
    assert found == expected
    assert {each.code for each in raised.value.diagnostics} == {"edits-value"}


@pytest.mark.parametrize("content", [b"[[edit", b"\xff"])
def test_what_is_no_toml_is_one_error(content: bytes) -> None:
    with pytest.raises(SpecError) as raised:
        read_boto3_edits(content, "edits.toml")
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.code == "edits-broken"
    assert str(diagnostic).startswith("edits.toml: error: must be TOML (")


def test_the_edits_of_a_service_are_its_own_and_those_of_all_in_the_order_of_the_table() -> None:
    table = boto3_edits()
    assert boto3_edits() is table
    for service in ("s3", "glacier", "none"):
        own = table.of_service(service)
        assert own == tuple(edit for edit in table.edits if edit.service in ("*", service))
        assert list(table.of(service, "None")) == [edit for edit in own if edit.concerns("None")]
    assert {edit.service for edit in table.of_service("none")} == {"*"}
    assert "s3" in {edit.service for edit in table.of_service("s3")}


def test_the_rows_of_one_service_are_read_as_in_the_whole_table() -> None:
    table = boto3_edits()
    services = {edit.service for edit in table.edits} - {"*"}
    assert len(services) > 10
    for service in (*services, "none", "S3", "*", ""):
        assert edits_of(service) == table.of_service(service)


def test_rows_are_found_whatever_the_line_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "edits.toml"
    path.write_bytes(edits.FILE.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    monkeypatch.setattr(edits, "FILE", path)
    assert edits_of.__wrapped__("glacier") == boto3_edits().of_service("glacier")


def test_an_edit_concerns_its_operations_or_all_but_some() -> None:
    def read(fields: str) -> list[bool]:
        content = "[[edit]]\n" + "".join(f"{name} = {value}\n" for name, value in {**FIELDS, "value": '"-"'}.items())
        (edit,) = read_boto3_edits(f"{content}{fields}".encode(), "edits.toml").edits
        return [edit.concerns(operation) for operation in ("A", "B")]

    assert read("") == [True, True]
    assert read('operations = ["A"]\n') == [True, False]
    assert read('besides = ["A"]\n') == [False, True]
