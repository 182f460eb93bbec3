"""The type expressions of `@return`: which IR types each may be, its target and its items, or why it is none."""

from __future__ import annotations

import pytest
from shapesmith.ir.documentation import TypeExpression
from shapesmith.sources.yard.types import UnknownType, read_type


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("String", ("string", "blob")),
        ("IO", ("blob", "string", "structure")),
        ("Boolean", ("boolean",)),
        ("Integer", ("integer", "long")),
        ("Float", ("float", "double")),
        ("Numeric", ("integer", "long", "float", "double")),
        ("Time", ("timestamp",)),
        ("DateTime", ("timestamp",)),
        ("Date", ("timestamp",)),
        ("Array", ("list",)),
        ("Hash", ("map",)),
        ("Object", ()),
        ("String,IO", ("string", "blob", "structure")),
        ("Time,DateTime,Date,Integer,String", ("timestamp", "integer", "long", "string", "blob")),
        # Whatever JSON can be is a document.
        ("Hash,Array,String,Numeric,Boolean", ("structure",)),
        ("Hash, Array, String, Numeric, Boolean", ("structure",)),
        ("Hash,Array,String,Numeric", ("map", "list", "string", "blob", "integer", "long", "float", "double")),
    ],
)
def test_a_class_of_ruby_may_be_these(text: str, kinds: tuple[str, ...]) -> None:
    read = read_type(text)
    assert (read.text, read.kinds, read.target, read.item) == (text, kinds, None, None)


def test_a_structure_is_named() -> None:
    read = read_type("Types::Tag")
    assert (read.text, read.kinds, read.target, read.item) == ("Types::Tag", ("structure",), "Tag", None)


@pytest.mark.parametrize(
    ("text", "kinds", "item"),
    [
        ("Array<String>", ("list",), "String"),
        ("Array<Types::Tag>", ("list",), "Types::Tag"),
        ("Hash<String,Types::Tag>", ("map",), "Types::Tag"),
        (" Hash < String , Integer > ", ("map",), "Integer"),
    ],
)
def test_the_last_argument_is_what_a_list_or_a_map_holds(text: str, kinds: tuple[str, ...], item: str) -> None:
    read = read_type(text)
    assert (read.text, read.kinds) == (text, kinds)
    assert read.item is not None
    assert read.item.text == item
    assert read.item == read_type(item)


def test_of_several_classes_the_first_says_what_is_held() -> None:
    read = read_type("Types::Tag,Array<String>")
    assert (read.text, read.kinds, read.target, read.item) == (
        "Types::Tag,Array<String>",
        ("structure", "list"),
        "Tag",
        None,
    )


def test_items_nest() -> None:
    inner = read_type("Array<Hash<String,Array<Types::Tag>>>").item
    assert isinstance(inner, TypeExpression)
    assert inner.kinds == ("map",)
    assert inner.item is not None
    assert inner.item.item == read_type("Types::Tag")


@pytest.mark.parametrize("text", ["Integer<byte>", "String<character>", "Array<byte>"])
def test_a_remark_in_brackets_is_no_type(text: str) -> None:
    read = read_type(text)
    assert read.kinds == read_type(text.partition("<")[0]).kinds
    assert (read.item is None) is (not text.startswith("Array"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hash<String,Hash,Array,String,Numeric,Boolean>", "map"),
        ("Array<Hash,Array,String,Numeric,Boolean>", "list"),
        ("Array<Hash<String,Hash,Array,String,Numeric,Boolean>>", "list"),
    ],
)
def test_a_document_in_a_list_or_a_map_is_one_type(text: str, kind: str) -> None:
    read = read_type(text)
    assert (read.text, read.kinds) == (text, (kind,))
    item = read.item
    while item is not None and item.item is not None:
        item = item.item
    assert item == TypeExpression(text="Hash,Array,String,Numeric,Boolean", kinds=("structure",))


def test_thirty_brackets_nest_and_no_more() -> None:
    assert read_type("Array<" * 30 + "String" + ">" * 30).kinds == ("list",)
    with pytest.raises(UnknownType, match=r"^it nests too deep$"):
        read_type("Array<" * 31 + "String" + ">" * 31)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a class must be named"),
        (" ", "it cannot hold ' '"),
        (",String", "a class must be named"),
        ("String,", "a class must be named"),
        ("<String>", "a class must be named"),
        ("Array<>", "a class must be named"),
        ("Array<String", "every < must be closed"),
        ("Array<String<", "a class must be named"),
        ("Array<String,", "a class must be named"),
        ("Array<String String>", "every < must be closed"),
        ("String>", "it cannot go on after '>'"),
        ("String String", "it cannot go on after 'String'"),
        ("Str-ing", "it cannot hold '-'"),
        ("Array[String]", "it cannot hold '['"),
        ("Set", "class Set stands for no shape"),
        ("Type::Tag", "class Type::Tag stands for no shape"),
        ("Array<Set>", "class Set stands for no shape"),
    ],
)
def test_what_is_no_type_says_why(text: str, reason: str) -> None:
    with pytest.raises(UnknownType) as refused:
        read_type(text)
    assert str(refused.value) == reason
