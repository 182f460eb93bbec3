"""What changed between specs, printed in the format that is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapesmith.cli.terminal import print_bytes, say

if TYPE_CHECKING:
    from shapesmith.review.changes.compared import Compared
    from shapesmith.review.changes.severities import Policy


def print_changes(compared: Sequence[Compared], rules: Policy, style: str) -> None:
    """Print the report on each service: text for people, or for other tools."""
    from shutil import get_terminal_size

    from shapesmith.review.changes.as_github import github_report
    from shapesmith.review.changes.as_html import html_report
    from shapesmith.review.changes.as_json import json_report
    from shapesmith.review.changes.as_markdown import markdown_report
    from shapesmith.review.changes.as_text import text_report

    services = [each.changes for each in compared]
    if style in ("json", "html"):
        print_bytes(json_report(services, rules) if style == "json" else html_report(compared, rules))
        return
    if style == "github":
        for service, each in zip(services, compared, strict=True):
            for text in github_report(service, rules, each.files):
                say(text)
        return
    if style == "markdown":
        for service in services:
            for text in markdown_report(service, rules):
                say(text)
        return
    width = min(get_terminal_size().columns, 120) if sys.stdout.isatty() else 100
    # Of many services, those without a change are not worth a line.
    for service in services if len(services) == 1 else [each for each in services if each.changes or each.off]:
        for line in text_report(service, rules, width):
            colour = "yellow" if line.style == "remark" else None
            say(line.text, fg=colour, bold=line.style == "title" or None, dim=line.style == "provenance" or None)
