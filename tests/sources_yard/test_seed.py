"""The vendored documentation of CreateContactRequest, read as it is: bottom to top, with torn links and odd quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import Diagnostic
from shapesmith.disk.digest import sha256
from shapesmith.ir.doc import Admonition, BulletList, Code, Doc, Emphasis, Inline, Item, Link, Paragraph, Text
from shapesmith.ir.documentation import DocumentedShape, TypeExpression
from shapesmith.provenance import NOWHERE
from shapesmith.sources.yard.reader import read_source

FILE = Path(__file__).parents[2] / "shapes/connect/2017-08-08/CreateContactRequest.yard"


@pytest.fixture(scope="module")
def shape() -> DocumentedShape:
    diagnostics: list[Diagnostic] = []
    source = read_source(FILE.read_bytes(), "CreateContactRequest.yard", diagnostics)
    assert diagnostics == []
    (found,) = source.shapes.values()
    return found


def doc_of(shape: DocumentedShape, name: str) -> Doc | None:
    """Return what is said of a member, wherever that is in the file."""
    doc = next(member.documentation for member in shape.members if member.name == name)
    return doc.at(NOWHERE) if doc is not None else None


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def item(*parts: str | Inline) -> Item:
    return (paragraph(*parts),)


def test_the_file_is_as_it_was_printed() -> None:
    assert sha256(FILE.read_bytes()) == "23a4f3dccbd5d928dab9584f428358ac4ac0d7d0f13481eabe68b9c17f79114c"


def test_the_shape_is_named_and_its_reference_has_a_scheme_again(shape: DocumentedShape) -> None:
    assert shape.name == "CreateContactRequest"
    assert shape.see == ("https://docs.aws.amazon.com/goto/WebAPI/connect-2017-08-08/CreateContactRequest",)
    assert shape.documentation is None


def test_the_fourteen_members_are_in_order_each_with_its_type_and_line(shape: DocumentedShape) -> None:
    assert [
        (member.name, member.type.text if member.type else "", int(member.provenance.pointer[1:]))
        for member in shape.members
    ] == [
        ("instance_id", "String", 86),
        ("client_token", "String", 83),
        ("related_contact_id", "String", 75),
        ("attributes", "Hash<String,String>", 72),
        ("references", "Hash<String,Types::Reference>", 64),
        ("channel", "String", 58),
        ("initiation_method", "String", 53),
        ("expiry_duration_in_minutes", "Integer", 43),
        ("user_info", "Types::UserInfo", 40),
        ("initiate_as", "String", 35),
        ("name", "String", 31),
        ("description", "String", 28),
        ("segment_attributes", "Hash<String,Types::SegmentAttributeValue>", 25),
        ("previous_contact_id", "String", 10),
    ]
    references = next(member.type for member in shape.members if member.name == "references")
    target = TypeExpression(text="Types::Reference", kinds=("structure",), target="Reference")
    assert references == TypeExpression(text="Hash<String,Types::Reference>", kinds=("map",), item=target)


def test_a_link_torn_apart_has_its_words_and_its_address(shape: DocumentedShape) -> None:
    guide = "https://docs.aws.amazon.com/connect/latest/adminguide/find-instance-arn.html"
    link = Link(guide, (Text("find the instance ID"),))
    said = "The identifier of the Amazon Connect instance. You can "
    rest = " in the Amazon Resource Name (ARN) of the instance."
    assert doc_of(shape, "instance_id") == Doc((paragraph(said, link, rest),))


def test_a_link_is_found_across_lines_and_beside_emphasis(shape: DocumentedShape) -> None:
    guide = "https://docs.aws.amazon.com/connect/latest/adminguide/contact-lens-integration.html"
    link = Link(guide, (Text("Integrate Amazon Connect Contact Lens with external voice systems"),))
    said = (
        "The ID of the previous contact when creating a transfer contact. This value can be provided only for external "
        "audio contacts. For more information, see "
    )
    title = Emphasis((Text("Amazon Connect Administrator Guide"),))
    assert doc_of(shape, "previous_contact_id") == Doc((paragraph(said, link, " in the ", title, "."),))


def test_the_note_on_the_token_is_the_sdks_own_and_no_part_of_the_text(shape: DocumentedShape) -> None:
    article = "https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/"
    said = (
        "A unique, case-sensitive identifier that you provide to ensure the idempotency of the request. If not "
        "provided, the Amazon Web Services SDK populates this field. For more information about idempotency, see "
    )
    link = Link(article, (Text("Making retries safe with idempotent APIs"),))
    assert doc_of(shape, "client_token") == Doc((paragraph(said, link, "."),))
    assert [member.name for member in shape.members if member.token] == ["client_token"]


def test_typographic_quotes_are_backticks_again(shape: DocumentedShape) -> None:
    doc = doc_of(shape, "user_info")
    assert doc == Doc(
        (
            paragraph("User details for the contact"),
            paragraph(
                "UserInfo is required when creating an EMAIL contact with ",
                Code("OUTBOUND"),
                " and ",
                Code("AGENT_REPLY"),
                " contact initiation methods.",
            ),
        )
    )


def test_bullets_end_where_a_paragraph_follows_without_a_blank_line(shape: DocumentedShape) -> None:
    assert doc_of(shape, "initiation_method") == Doc(
        (
            paragraph("Indicates how the contact was initiated."),
            paragraph(
                "CreateContact only supports the following initiation methods. Valid values by channel are:",
            ),
            BulletList(
                (
                    item("For VOICE: ", Code("TRANSFER"), " and the subtype ", Code("connect:ExternalAudio")),
                    item("For EMAIL: ", Code("OUTBOUND"), " | ", Code("AGENT_REPLY"), " | ", Code("FLOW")),
                    item("For TASK: ", Code("API")),
                )
            ),
            paragraph(
                "The other channels listed below are incorrect. We're working to correct this information.",
            ),
        )
    )


def test_a_note_is_a_note_and_code_with_quotes_in_it_is_code(shape: DocumentedShape) -> None:
    doc = doc_of(shape, "segment_attributes")
    assert doc is not None
    assert doc.blocks[-1] == Admonition(
        "note",
        (
            paragraph(
                "To set contact expiry, a ValueMap must be specified containing the integer number of minutes the "
                "contact will be active for before expiring, with ",
                Code("SegmentAttributes"),
                " like { ",
                Code('"connect:ContactExpiry": {"ValueMap" : { "ExpiryDuration": { "ValueInteger": 135}}}}'),
                ".",
            ),
        ),
    )
    assert [type(block) for block in doc.blocks] == [Paragraph, Paragraph, Paragraph, Admonition]


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("related_contact_id", ["The identifier of the contact in this instance of Amazon Connect."]),
        ("expiry_duration_in_minutes", ["Number of minutes the contact will be active for before expiring"]),
        ("name", ["The name of a the contact."]),
        ("description", ["A description of the contact."]),
        (
            "channel",
            [
                "The channel for the contact.",
                "The CHAT channel is not supported. The following information is incorrect. We're working to correct "
                "it.",
            ],
        ),
        (
            "attributes",
            [
                "A custom key-value pair using an attribute map. The attributes are standard Amazon Connect "
                "attributes, and can be accessed in flows just like any other contact attributes.",
                "There can be up to 32,768 UTF-8 bytes across all key-value pairs per contact. Attribute keys can "
                "include only alphanumeric, dash, and underscore characters.",
            ],
        ),
    ],
)
def test_plain_text_is_what_the_model_said(shape: DocumentedShape, name: str, paragraphs: list[str]) -> None:
    assert doc_of(shape, name) == Doc(tuple(map(paragraph, paragraphs)))
