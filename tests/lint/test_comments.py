"""Comments that ignore reports: for which line, by which id, and what is wrong with the comment itself."""

from __future__ import annotations

import pytest
from shapesmith.lint.comments import of_unknown_services, without_ignored
from shapesmith.lint.report import Report

IGNORE = "# shapesmith: ignore[value-type] why"


def report(line: int, end_line: int | None = None, call_line: int = 0, rule: str = "sqs.A.B.type") -> Report:
    return Report("a.py", line, 3, end_line or line, 9, "value-type", "M", rule, call_line=call_line)


def left(text: str, *reports: Report) -> list[tuple[int, str, str]]:
    """Return line, code and message of the reports that are left, those of comments included."""
    return [(each.line, each.code, each.message) for each in without_ignored("a.py", text, list(reports))]


@pytest.mark.parametrize(("line", "end_line", "call_line"), [(2, 2, 0), (1, 2, 0), (2, 4, 0), (5, 6, 2)])
def test_a_comment_counts_for_a_report_that_begins_or_ends_on_its_line_or_whose_call_begins_there(
    line: int, end_line: int, call_line: int
) -> None:
    assert left(f"\nf()  {IGNORE}\n", report(line, end_line, call_line)) == []


@pytest.mark.parametrize(("line", "end_line", "call_line"), [(1, 1, 0), (3, 3, 1), (1, 3, 3)])
def test_a_comment_counts_for_no_other_line(line: int, end_line: int, call_line: int) -> None:
    assert left(f"\nf()  {IGNORE}\n", report(line, end_line, call_line)) == [
        (line, "value-type", "M"),
        (2, "ignore-unused", "nothing here to ignore by value-type"),
    ]


def test_a_comment_with_a_line_of_its_own_counts_for_the_next_one_alone() -> None:
    text = f"f()\n    {IGNORE}\nf()\n"
    assert left(text, report(3)) == []
    assert [each[1] for each in left(text, report(2))] == ["value-type", "ignore-unused"]
    assert [each[1] for each in left(text, report(4))] == ["value-type", "ignore-unused"]


@pytest.mark.parametrize("ids", ["value-type", "sqs.A.B.type", "sqs.A.B.type:1a", "other, value-type", " value-type ,"])
def test_what_is_ignored_is_named_by_its_code_or_the_id_of_the_rule_with_or_without_its_digest(ids: str) -> None:
    found = left(f"f()  # shapesmith: ignore[{ids}] why\n", report(1, rule="sqs.A.B.type:1a"))
    assert [each for each in found if each[1] != "ignore-unused"] == []


@pytest.mark.parametrize("ids", ["value-enum", "s3.C", "sqs.Z:2b"])
def test_another_id_ignores_nothing(ids: str) -> None:
    assert left(f"f()  # shapesmith: ignore[{ids}] why\n", report(1, rule="sqs.A.B.type:1a")) == [
        (1, "value-type", "M"),
        (1, "ignore-unused", f"nothing here to ignore by {ids}"),
    ]


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        ("docmented", 'docmented (no code of a rule: did you mean "documented"?)'),
        ("nonsense", "nonsense (no code of a rule)"),
        ("advice, nonsense", "advice, nonsense (no code of a rule)"),
    ],
)
def test_an_id_that_is_no_code_is_reported_with_the_nearest(ids: str, named: str) -> None:
    assert left(f"f()  # shapesmith: ignore[{ids}] why\n", report(1)) == [
        (1, "value-type", "M"),
        (1, "ignore-unused", f"nothing here to ignore by {named}"),
    ]


def test_the_id_of_a_rule_that_ignores_nothing_is_reported_with_the_nearest_of_the_place() -> None:
    for near in ("sqs.A.Bb.type", "sqs.A.B", "sqs.A.B.type:2"):
        found = left(f"f()  # shapesmith: ignore[{near}] why\n", report(1, rule="sqs.A.B.type:1"))
        message = f'nothing here to ignore by {near} (did you mean "sqs.A.B.type:1"?)'
        assert found[1:] == [(1, "ignore-unused", message)]
    elsewhere = left("f()  # shapesmith: ignore[sqs.A.Bb.type] why\nf()\n", report(2, rule="sqs.A.B.type:1"))
    assert elsewhere[1:] == [(1, "ignore-unused", "nothing here to ignore by sqs.A.Bb.type")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_may_end_as_python_reads_it(end: str) -> None:
    assert left(f"f(){end}f()  {IGNORE}{end}f(){end}", report(2)) == []
    assert [each[0] for each in left(f"f(){end}f()  {IGNORE}{end}f(){end}", report(1))] == [1, 2]


def test_a_report_without_a_rule_is_named_by_its_code_alone() -> None:
    assert left(f"f()  {IGNORE}\n", report(1, rule="")) == []
    assert [each[1] for each in left("f()  # shapesmith: ignore[] why\n", report(1, rule=""))] == [
        "value-type",
        "ignore-unexplained",
    ]


def test_only_the_ids_that_ignore_nothing_are_reported() -> None:
    assert left("f()  # shapesmith: ignore[value-type, advice, value-enum] why\n", report(1)) == [
        (1, "ignore-unused", "nothing here to ignore by advice, value-enum")
    ]


def test_one_comment_ignores_several_reports() -> None:
    assert left(f"f()  {IGNORE}\n", report(1), report(1, 2)) == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# shapesmith: ignore[value-type]", "say why value-type is ignored, behind the bracket"),
        ("# shapesmith: ignore[value-type] -", "say why value-type is ignored, behind the bracket"),
        ("# shapesmith: ignore[value-type]:  ", "say why value-type is ignored, behind the bracket"),
        ("#shapesmith:ignore[value-type, sqs.A.B.type]", "say why value-type, sqs.A.B.type is ignored, behind the bracket"),
        ("# shapesmith: ignore[ , ] why", "name what is ignored: # shapesmith: ignore[CODE] and the reason"),
        ("# shapesmith: ignore[]", "name what is ignored: # shapesmith: ignore[CODE] and the reason"),
        ("# shapesmith: ignore", "name what is ignored: # shapesmith: ignore[CODE] and the reason"),
        ("# shapesmith:ignore: value-type", "name what is ignored: # shapesmith: ignore[CODE] and the reason"),
    ],
)  # fmt: skip
def test_a_comment_names_what_it_ignores_and_why(comment: str, message: str) -> None:
    found = left(f"f()  {comment}\n", report(1))
    assert [each[2] for each in found if each[1] == "ignore-unexplained"] == [message]


@pytest.mark.parametrize(
    "comment", [IGNORE, "#  shapesmith:  ignore[value-type]: why", "# shapesmith: ignore[value-type]- why"]
)
def test_a_reason_may_follow_a_colon_or_a_dash(comment: str) -> None:
    assert left(f"f()  {comment}\n", report(1)) == []


@pytest.mark.parametrize(
    "text",
    [
        f's = "{IGNORE}"\n',
        f'"""\n{IGNORE}\n"""\n',
        "f()  # see shapesmith: ignore[value-type] why\n",
        f"f()  # see {IGNORE}\n",
        "f()  # shapesmith: ignored before\n",
        "f()\n",
    ],
)
def test_what_is_no_such_comment_ignores_nothing(text: str) -> None:
    assert left(text, report(1), report(2)) == [(1, "value-type", "M"), (2, "value-type", "M")]


def test_a_report_about_a_comment_has_its_place() -> None:
    found = without_ignored("a.py", "f()\nf()  # shapesmith: ignore[x.y]\n", [])
    places = [(each.code, each.line, each.column, each.end_line, each.end_column) for each in found]
    assert places == [("ignore-unexplained", 2, 6, 2, 31), ("ignore-unused", 2, 6, 2, 31)]


def test_source_that_ends_within_a_statement_has_the_comments_before() -> None:
    assert left(f"f()  {IGNORE}\nf(\n", report(1)) == []


def test_a_client_that_a_comment_names_is_of_a_service_that_exists() -> None:
    text = "x = 1\ndef f(q):  # shapesmith: client[sqss]\n    q.x()  # shapesmith: client[sqs]\n"
    found = of_unknown_services("a.py", text, {2: "sqss", 3: "sqs"}, {"sqss": "a service", "sqs": ""}.__getitem__)
    assert found == [Report("a.py", 2, 12, 2, 38, "service-unknown", "client[sqss] must name a service")]


@pytest.mark.parametrize(
    "text", ['x = """\n# shapesmith: client[sqss]\n"""\n', '\nx = "# shapesmith: client[sqss]"  # of a client\n']
)
def test_text_that_looks_like_such_a_comment_is_none(text: str) -> None:
    assert of_unknown_services("a.py", text, {2: "sqss"}, lambda _: "a service") == []


def test_what_is_of_no_call_is_not_ignored_by_the_first_line() -> None:
    of_no_call = Report("a.py", 2, 1, 2, 5, "value-type", "M")
    text = "x = 1  # shapesmith: ignore[value-type] known\ny = 2\n"
    assert of_no_call in without_ignored("a.py", text, [of_no_call])
