"""Comments for the linter: `# shapesmith: ignore[value-enum] the service accepts it`, `# shapesmith: client[sqs]`."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from shapesmith.lint.catalogue import RULES
from shapesmith.lint.report import Report
from shapesmith.text.near import did_you_mean

# Without a bracket it names nothing, which is reported.
# Comments for other tools may come before it.
_IGNORE = re.compile(
    r"(?:#\s*(?:noqa|type|pyright|mypy|pylint|ruff|fmt|isort|pragma|nosec)\b[^#]*)*"
    r"#\s*shapesmith:\s*ignore(?:\[([^\]]*)\]|(?![\w\[-]))\s*[-:]?\s*(.*)"
)


class Ignoring(Struct):
    """A comment: the ids that it ignores, where it is, and its reason."""

    line: int
    column: int
    end: int
    ids: tuple[str, ...]
    reason: str
    is_alone: bool
    used: set[str]


def without_ignored(path: str, text: str, reports: list[Report]) -> list[Report]:
    """Return the reports that no comment ignores, and those about the comments.

    A comment counts for its line, and for every report of a call that begins there; a comment that has a line of its
    own counts for the next one. An id is the code of a rule of the linter, or the id of a rule of the service.
    """
    if "shapesmith:" not in text:
        return reports
    found = list(_comments(text))
    if not found:
        return reports
    kept = [report for report in reports if not _is_ignored(report, found)]
    for comment in found:
        place = (comment.line, comment.column, comment.line, comment.end)
        if not comment.ids:
            message = "name what is ignored: # shapesmith: ignore[CODE] and the reason"
            kept.append(Report(path, *place, "ignore-unexplained", message))
        elif not comment.reason:
            message = f"say why {', '.join(comment.ids)} is ignored, behind the bracket"
            kept.append(Report(path, *place, "ignore-unexplained", message))
        unused = [each for each in comment.ids if each not in comment.used]
        if unused:
            here = [
                each for report in reports if _is_at(report, comment) for each in (report.code, report.rule) if each
            ]
            message = f"nothing here to ignore by {', '.join(_named(each, here) for each in unused)}"
            kept.append(Report(path, *place, "ignore-unused", message))
    return kept


def _named(each: str, here: list[str]) -> str:
    """Return an id that ignores nothing, and what is wrong with it: `here` are the ids of what is reported there."""
    if each in RULES:
        return each
    if "." in each:
        near = did_you_mean(each, here).removeprefix("; ")
        return f"{each} ({near})" if near else each
    near = did_you_mean(each, RULES).removeprefix("; ")
    return f"{each} (no code of a rule{f': {near}' if near else ''})"


def _is_at(report: Report, comment: Ignoring) -> bool:
    """Return whether a comment is about the place of a report."""
    line = comment.line + 1 if comment.is_alone else comment.line
    return line in (report.line, report.end_line, report.call_line)


def _is_ignored(report: Report, comments: list[Ignoring]) -> bool:
    for comment in comments:
        if _is_at(report, comment):
            for each in comment.ids:
                if each in (report.code, report.rule, report.rule.partition(":")[0]):
                    comment.used.add(each)
                    return True
    return False


def of_unknown_services(path: str, text: str, named: Mapping[int, str], wanted: Callable[[str], str]) -> list[Report]:
    """Return a report for each comment that names a client of an unknown service.

    `named` is the service by the line of the comment; `wanted` says what it must be, "" if there is that service.
    """
    unknown = {line: said for line, service in named.items() if (said := wanted(service))}
    if not unknown:
        return []
    return [
        Report(
            path,
            line,
            token.start[1] + 1,
            line,
            token.end[1] + 1,
            "service-unknown",
            f"client[{named[line]}] must name {unknown[line]}",
        )
        for token in _tokens(text)
        if (line := token.start[0]) in unknown and "shapesmith" in token.string
    ]


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    """Yield the comments of source."""
    lines = io.StringIO(text, newline=None)  # a line may end with CR, as Python reads it, and `tokenize` does not
    try:
        yield from (token for token in tokenize.generate_tokens(lines.readline) if token.type == tokenize.COMMENT)
    except (tokenize.TokenError, SyntaxError):  # it was parsed, so what is left is the end of the file
        return


def _comments(text: str) -> Iterator[Ignoring]:
    for token in _tokens(text):
        match = _IGNORE.match(token.string)
        if match:
            ids = tuple(part.strip() for part in (match[1] or "").split(",") if part.strip())
            line, column = token.start
            is_alone = not token.line[:column].strip()
            yield Ignoring(line, column + 1, token.end[1] + 1, ids, match[2].strip(), is_alone, set())
