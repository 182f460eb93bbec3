"""What changed between specs, printed in the format that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapesmith.cli.terminal import print_bytes, print_lines, say, say_all, width
from shapesmith.text.counts import counted

if TYPE_CHECKING:
    from shapesmith.review.changes.change import ServiceChanges
    from shapesmith.review.changes.reports.compared import Compared
    from shapesmith.review.changes.severities import Policy


def print_changes(compared: Sequence[Compared], policy: Policy, style: str) -> None:
    """Print the report on each service: text for people, or for other tools."""
    from shapesmith.review.changes.reports.as_github import github_report
    from shapesmith.review.changes.reports.as_html import html_report
    from shapesmith.review.changes.reports.as_json import json_report
    from shapesmith.review.changes.reports.as_markdown import markdown_report
    from shapesmith.review.changes.reports.as_text import text_report

    services = [each.changes for each in compared]
    match style:
        case "json":
            print_bytes(json_report(services, policy))
        case "html":
            print_bytes(html_report(compared, policy))
        case "github":
            say_all(line for each in compared for line in github_report(each.changes, policy, each.files))
        case "markdown":
            shown = _shown(services)
            for service in shown:
                if service is not shown[0]:
                    say("")  # without it, what follows a fold would be a part of it
                say_all(markdown_report(service, policy))
            if services and not shown:
                say(f"Nothing changed in {counted(len(services), 'service')}.")
        case _:
            shown = _shown(services)
            for service in shown:
                print_lines(text_report(service, policy, width(elsewhere=100)))
            if services and not shown:
                say(f"nothing changed in {counted(len(services), 'service')}")


def _shown(services: list[ServiceChanges]) -> list[ServiceChanges]:
    """Return the services that a person reads of: of many, those without a change are not worth a line."""
    return services if len(services) == 1 else [each for each in services if each.changes or each.off]
