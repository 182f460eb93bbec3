"""A shape that is sent and received: it is given any sequence or mapping, and has a list or dict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_type

from aws_shapes.dynamodb import AttributeValue, GetItemOutput, PutItemInput
from aws_shapes.sqs import MessageAttributeValue

texts: Sequence[str] = ("a", "b")
value = MessageAttributeValue(data_type="String", string_list_values=texts, binary_list_values=(b"a",))
assert_type(value.string_list_values, "list[str] | None")
if value.string_list_values is not None:
    value.string_list_values.append("c")
value.string_list_values = ["a"]
value.string_list_values = ("a",)  # error
replace(value, data_type="Number")
MessageAttributeValue(string_list_values=texts)  # error
MessageAttributeValue(data_type="String", string_list_values=[1])  # error
MessageAttributeValue(data_type="String", string_values=texts)  # error

members: Mapping[str, AttributeValue] = {"a": AttributeValue(s="a")}
nested = AttributeValue(m=members)
assert_type(nested.m, "dict[str, AttributeValue] | None")
PutItemInput(table_name="t", item=members)


def read(output: GetItemOutput) -> None:
    assert_type(output.item, "dict[str, AttributeValue] | None")
