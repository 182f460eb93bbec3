"""How changes are put together for people: what is one entry, what is read first, and how much of it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.review.changes.as_text import body_of, text_report
from shapesmith.review.changes.change import Change, ServiceChanges, Witness
from shapesmith.review.changes.doc_texts import Sentence, beside
from shapesmith.review.changes.grouping import breaking, counts, entries, foremost, others, shorten
from shapesmith.review.changes.ranking import rank
from shapesmith.review.changes.severities import Policy

POLICY = Policy(("source", "request"))


def change(subject: str = "A.B", rule: str = "MEMBER_TARGET_CHANGED", **fields: Any) -> Change:
    return Change(**{"rule": rule, "subject": subject, "says": "has another shape", "breaks": ("source",), **fields})


def said(*changes: Change) -> list[str]:
    return [entry.sentence for entry in entries(changes)]


def test_a_change_says_its_subject_and_its_values() -> None:
    assert said(change(old="X", new="Y")) == ["A.B has another shape: X -> Y"]
    assert said(change(new="Y")) == ["A.B has another shape: Y"]
    assert said(change(old="X")) == ["A.B has another shape: X"]
    assert said(change(old="", new="Y")) == ["A.B has another shape:  -> Y"]
    assert said(change()) == ["A.B has another shape"]


def test_the_same_replacement_of_several_subjects_is_one_entry() -> None:
    same = [change(subject, old="X", new="Y") for subject in ("A", "B", "C")]
    assert said(*same) == ["A has another shape: X -> Y; so does B, C"]
    assert said(*same[:2], change("D", old="X", new="Z")) == [
        "A has another shape: X -> Y; so does B",
        "D has another shape: X -> Z",
    ]


def test_the_same_replacement_of_a_generic_type_is_one_entry() -> None:
    texts = change("A", old="rt.Sequence[str]", new="list[str]")
    nested = change("B", old="rt.Sequence[list[int]]", new="list[list[int]]")
    assert said(texts) == ["A has another shape: rt.Sequence[str] -> list[str]"]
    assert said(texts, change("B", old="rt.Sequence[str]", new="list[str]")) == [
        "A has another shape: rt.Sequence[str] -> list[str]; so does B"
    ]
    assert said(texts, nested) == ["A has another shape: rt.Sequence[...] -> list[...]; so does B"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rt.Sequence[str]", "list[int]"),
        ("rt.Mapping[str, int]", "dict[str, int]"),
        ("x.Sequence[int]", "list[int]"),
        ("^[int]", "list[int]"),
        ("rt.Sequence[int]?", "list[int]?"),
        ("rt.Sequence[]", "list[]"),
    ],
)
def test_types_of_other_arguments_and_patterns_are_an_entry_each(old: str, new: str) -> None:
    texts = change("A", old="rt.Sequence[str]", new="list[str]")
    assert len(said(texts, change("B", old=old, new=new))) == 2


@pytest.mark.parametrize(
    "fields",
    [{"new": "Y"}, {"old": "X"}, {}, {"old": "X", "new": "Y", "breaks": ("docs",)}],
    ids=["added", "removed", "without values", "a text"],
)
def test_other_changes_of_several_subjects_are_an_entry_each(fields: dict[str, Any]) -> None:
    assert len(said(change("A", **fields), change("B", **fields))) == 2


def test_what_breaks_otherwise_or_is_said_otherwise_is_another_entry() -> None:
    first = change("A", old="X", new="Y")
    assert len(said(first, change("B", old="X", new="Y", breaks=("source", "request")))) == 2
    assert len(said(first, change("B", old="X", new="Y", says="is another"))) == 2


def test_several_changes_of_a_subject_are_one_entry_with_each_value() -> None:
    values = [change("A", "ENUM_VALUE_ADDED", says="has a new value", new=value, breaks=()) for value in "XYZ"]
    assert said(*values) == ["A has a new value (3 times): X, Y, Z"]


def test_values_that_have_commas_are_told_apart() -> None:
    values = [change("A", "RULE_STATEMENT_ADDED", says="has a rule", new=value) for value in ("one of X, Y", "set")]
    assert said(*values) == ["A has a rule (2 times): one of X, Y; set"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (f'must be set ("{"a" * 200}")', f'must be set ("{"a" * 146}...")'),
        (f'must be "A" ("{"a " * 100}")', f'must be "A" ("{"a " * 72}a...")'),
        (f'must be ("A") {"a" * 200}', f'must be ("A") {"a" * 146}...'),
        (f'{"a" * 200} ("quoted")', f"{'a' * 160}..."),
        ("a" * 161, f"{'a' * 160}..."),
        ("a" * 160, "a" * 160),
    ],
)
def test_a_long_value_is_cut_within_its_quotes(value: str, shown: str) -> None:
    assert said(change(new=value)) == [f"A.B has another shape: {shown}"]
    gone = [change("A", says="lacks a value", old=value) for value in "XY"]
    assert said(*gone) == ["A lacks a value (2 times): X, Y"]
    assert said(change("A"), change("A")) == ["A has another shape (2 times)"]


def test_changes_of_another_rule_or_rank_are_another_entry() -> None:
    found = entries([change("A", old="X", new="Y"), change("A", "STRUCTURE_MEMBER_REMOVED"), change("A", breaks=())])
    assert [len(entry.changes) for entry in found] == [1, 1, 1]


def test_a_long_value_is_cut_behind_160_characters() -> None:
    assert said(change(new="x" * 160)) == [f"A.B has another shape: {'x' * 160}"]
    assert said(change(new="x" * 161)) == [f"A.B has another shape: {'x' * 160}..."]


@pytest.mark.parametrize(("width", "text"), [(8, "abcd efg"), (7, "abcd..."), (9, "abcd efg"), (6, "abc...")])
def test_a_text_is_cut_to_a_width(width: int, text: str) -> None:
    assert shorten("abcd efg", width) == text


def test_an_entry_reaches_what_any_of_its_changes_reaches() -> None:
    def reaching(subject: str, members: tuple[str, ...], operations: tuple[str, ...] = ()) -> Change:
        return change(subject, old="X", new="Y", members=members, operations=operations)

    (entry,) = entries([reaching("A", ("M", "N")), reaching("B", ("N", "O", "P"), ("Op",))])
    assert entry.reach == "reaches 4 members (M, N, O and 1 more) and 1 operation (Op)"
    (entry,) = entries([reaching("A", ("M",))])
    assert entry.reach == "reaches 1 member (M)"
    (entry,) = entries([change()])
    assert entry.reach == ""


GONE = change("Gone", "STRUCTURE_MEMBER_REMOVED", breaks=("source", "request"))
VALUES = change("Values", "ENUM_VALUE_ADDED", breaks=("response",))
TEXT = change("Text", "MEMBER_DOCUMENTATION_REWORDED", breaks=("docs",))
ADDED = change("Added", "STRUCTURE_MEMBER_ADDED", breaks=())


def service(*changes: Change, off: int = 0) -> ServiceChanges:
    return ServiceChanges(service="bakery", old="v1", new="v2", changes=changes, off=off)


def test_what_breaks_comes_first_and_all_else_by_its_rule() -> None:
    found = service(GONE, VALUES, TEXT, ADDED)
    assert [rank(each) for each in found.changes] == [0, 3, 4, 4]
    assert [entry.first.subject for entry in breaking(found, POLICY)] == ["Gone"]
    assert [entry.first.subject for entry in foremost(found, POLICY)] == ["Gone"]
    assert [entry.first.subject for entry in foremost(found, Policy(()))] == ["Gone"]
    assert [entry.first.subject for entry in foremost(found, Policy(("docs",)))] == ["Gone", "Text"]
    assert [rule for rule, _ in others(found, POLICY)] == [
        "ENUM_VALUE_ADDED",
        "MEMBER_DOCUMENTATION_REWORDED",
        "STRUCTURE_MEMBER_ADDED",
    ]


def test_a_change_counts_in_each_category_that_it_may_break() -> None:
    assert counts(service(GONE, VALUES, TEXT, ADDED, ADDED)) == {
        "source": 1,
        "request": 1,
        "response": 1,
        "docs": 1,
        "compatible": 2,
    }


def printed(*changes: Change, off: int = 0, width: int = 80) -> list[str]:
    return [line.text for line in text_report(service(*changes, off=off), POLICY, width)]


def test_the_text_on_nothing_says_so_unless_rules_are_off() -> None:
    assert printed() == ["bakery: v1 -> v2", "  nothing changed"]
    assert printed(off=1)[:2] == ["bakery: v1 -> v2", "  0 changes: 1 of rules that are off"]


def test_the_text_counts_and_lists_what_to_read_first() -> None:
    assert printed(GONE, VALUES, off=2)[1:5] == [
        "  2 changes: 1 source, 1 request, 1 response, 2 of rules that are off",
        "",
        "  source, request: Gone has another shape",
        "",
    ]


@pytest.mark.parametrize(("count", "shown", "more"), [(16, 16, []), (17, 16, ["  and 1 more"])])
def test_what_to_read_first_fits_on_a_screen(count: int, shown: int, more: list[str]) -> None:
    found = printed(*(change(f"A{number}", new="X") for number in range(count)))
    assert len([line for line in found if line.startswith("  source: ")]) == shown
    assert [line for line in found if line.endswith(" more")] == more


def test_an_entry_says_all_that_is_known_of_it() -> None:
    witness = Witness("run", "from a import b\nimport c\n\nb()\n")
    full = change(guess=True, advice="Do it.", members=("M",), witness=witness)
    assert printed(full)[5:10] == [
        "  A.B has another shape",
        "    MEMBER_TARGET_CHANGED (source, a guess)",
        "    reaches 1 member (M)",
        "    | b()",
        "    Do it.",
    ]


def test_the_body_of_a_witness_is_what_is_below_its_imports() -> None:
    assert body_of(Witness("run", "from a import b\n\nb()\nc()\n")) == ["b()", "c()"]
    assert body_of(Witness("types", "from a import b\n")) == ["from a import b"]


def test_lines_are_no_wider_than_the_terminal_and_40_at_least() -> None:
    long = change(says=" ".join(["word"] * 60))
    assert max(map(len, printed(long, width=100)[:-1])) <= 100
    assert max(map(len, printed(long, width=100)[:-1])) > 90
    assert printed(long, width=1)[:-1] == printed(long, width=40)[:-1]
    assert printed(long, width=41)[:-1] != printed(long, width=40)[:-1]


def shown(side: tuple[Sentence, ...]) -> str:
    """Return a side as letters: those that differ in capitals, `-` for text that is left out."""
    return "".join("-" if not each.text else each.text.upper() if each.differs else each.text for each in side)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", ("", "abc")),
        ("abc", "axc", ("aBc", "aXc")),
        ("abcdefg", "abcxefg", ("-cDe-", "-cXe-")),
        ("abcde", "abxde", ("abCde", "abXde")),
        ("abcdef", "abcdefx", ("abcdef", "-fX")),
        ("abcdef", "xabcdef", ("abcdef", "Xa-")),
        ("axcdexg", "aycdeyg", ("aXcdeXg", "aYcdeYg")),
        ("", "abc", ("", "abc")),
        ("abc", "", ("abc", "")),
        ("ab", "ba", ("ab", "ba")),
        ("abcdefghijklm", "abcdefghijklm", ("", "abcdefghijkl-")),
        ("abcdefghijkl", "abcdefghijkl", ("", "abcdefghijkl")),
    ],
)
def test_texts_are_beside_each_other_by_sentences(old: str, new: str, expected: tuple[str, str]) -> None:
    assert tuple(map(shown, beside(tuple(old), tuple(new)))) == expected
