"""Changes as one page of HTML that needs nothing else: no other file, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shapesmith.review.changes.reports.compared import Compared
from shapesmith.review.changes.reports.html_views import report_view
from shapesmith.review.changes.severities import Policy
from shapesmith.targets.dataclasses.environment import environment_of, templates_folder
from shapesmith.text.printable import printable

if TYPE_CHECKING:
    from jinja2 import Environment


def html_report(compared: Iterable[Compared], policy: Policy) -> bytes:
    """Return the page on the changes of several services, in UTF-8."""
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    page = _environment().get_template("ReportView.jinja")
    text = page.render(
        view=report_view(compared, policy),
        style=style,
        script=script,
        # Even if a text of a spec were taken for markup, the browser would run no script and load nothing.
        security=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; "
        "form-action 'none'",
    )
    return text.encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment_of("changes", autoescape=True, finalize=_visible)


def _asset(name: str) -> Any:
    """Return the style or the script of the page, which is put into it as it is."""
    from markupsafe import Markup

    return Markup((templates_folder() / "changes" / name).read_text(encoding="utf-8"))  # noqa: S704


def _digest(asset: str) -> str:
    """Return the digest of what is between `<style>` or `<script>` and its end, as a content security policy has it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(str(asset).encode()).digest()).decode()}"


def _visible(value: Any) -> Any:
    """Return a text whose characters all show: no control characters, none that reorder text, but ends of lines."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return "\n".join(printable(line) for line in value.split("\n"))
    return value
