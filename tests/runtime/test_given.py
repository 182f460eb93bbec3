"""A list or dict of a shape that is sent and received: any sequence or mapping may be given for it."""

from __future__ import annotations

from collections import OrderedDict, UserDict, deque
from dataclasses import replace

import pytest


@pytest.fixture(scope="module")
def cell(golden):
    return golden("unions").Cell


@pytest.mark.parametrize("given", [(), ("a",), deque("a"), range(2)], ids=repr)
def test_a_sequence_becomes_a_list(cell, given):
    assert cell(row=given).row == list(given)
    assert type(cell(row=given).row) is list
    assert type(replace(cell(), row=given).row) is list


@pytest.mark.parametrize("given", [UserDict(a=1)], ids=repr)
def test_a_mapping_becomes_a_dict(cell, given):
    assert cell(row=given).row == {"a": 1}
    assert type(cell(row=given).row) is dict


@pytest.mark.parametrize("given", [["a"], OrderedDict(a=1), None, "text", b"bytes", 1, {1}], ids=repr)
def test_anything_else_is_kept(cell, given):
    assert cell(row=given).row is given


def test_only_the_arguments_are_converted(cell):
    made = cell()
    made.row = ("a",)
    assert made.row == ("a",)
