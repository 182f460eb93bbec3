"""Which members can't be beside one that excludes all others: not those that turn pages, and none that may be there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import CountSet, Rule
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract

from tests.rules.sample import service

ALONE = "You cannot combine this parameter with any other filter."
PAGES = {"NextToken": "Text", "MaxResults": "Number", "Limit": "Number"}


def found(text: str, others: dict[str, str], required: str = "", says: str = "", of: str = "Sample") -> list[Rule]:
    """Return the rules of a request of which one member has `text`, and of the others each says `says`."""
    plain = service((), "")
    documented = read_html(f"<p>{text}</p>").at(Provenance("service-2.json").of("own"))
    other = read_html(f"<p>{says}</p>").at(Provenance("service-2.json").of("other"))
    members = (
        Member(name="Name", shape="Text", documentation=documented),
        *(
            Member(name=name, shape=shape, required=name == required, documentation=other)
            for name, shape in others.items()
        ),
    )
    return list(
        extract(replace(plain, shapes=plain.shapes | {of: StructureShape(name=of, members=members)}), warns=False).rules
    )


def test_no_other_member_is_beside_it_save_those_that_turn_pages_and_flags() -> None:
    (rule,) = found(ALONE, {"Key": "Text", "Type": "TypeOfSample", "Force": "Flag", **PAGES})
    assert rule.must == CountSet(places=("Key", "Type"), maximum=0)
    assert rule.member == "Name"


def test_where_there_is_one_other_at_most_one_of_the_two_is_given() -> None:
    (rule,) = found(ALONE, {"Key": "Text", **PAGES})
    assert (rule.kind, rule.must) == ("at_most_one", CountSet(places=("Name", "Key"), maximum=1))


def test_what_is_required_goes_with_everything() -> None:
    (rule,) = found(ALONE, {"Key": "Text", "Type": "TypeOfSample", "Items": "Texts"}, required="Key")
    assert rule.must == CountSet(places=("Type", "Items"), maximum=0)


@pytest.mark.parametrize("others", [{}, PAGES, {"Force": "Flag"}])
def test_where_there_is_no_other_there_is_no_rule(others: dict[str, str]) -> None:
    assert found(ALONE, others) == []


def test_there_is_no_rule_where_the_text_goes_on_with_another_member() -> None:
    others = {"Key": "Text", "Type": "TypeOfSample"}
    assert found(f"You can also specify a key (see `Key`). {ALONE}", others) == []
    assert len(found(f"You can also specify a keyword. {ALONE}", others)) == 1


def test_a_member_whose_text_names_this_one_may_be_beside_it() -> None:
    assert found(ALONE, {"Key": "Text", "Type": "TypeOfSample"}, says="Goes with `Name`.") == []
    assert len(found(ALONE, {"Key": "Text", "Type": "TypeOfSample"}, says="Goes with names.")) == 1


def test_the_members_that_the_sentence_excepts_may_be_beside_it() -> None:
    text = "If you specify `Name`, you cannot specify any other parameters except for `Key`."
    (rule,) = found(text, {"Key": "Text", "Type": "TypeOfSample", "Items": "Texts"}, says="See `Name`.")
    assert rule.must == CountSet(places=("Type", "Items"), maximum=0)


def test_a_structure_that_is_no_request_has_no_such_rule() -> None:
    assert found(ALONE, {"Key": "Text", "Type": "TypeOfSample"}, of="Filter") == []
