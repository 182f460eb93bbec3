"""The page of changes in a browser: headless Chromium, without which these tests are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli

from tests.changes.browser import CHROMIUM, Page, browser

FOLDER = Path(__file__).with_name("report")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")

# Waits until the filter has run, which it does a moment after the last input.
TYPED = """new Promise((resolve) => {
  words.value = %r; words.dispatchEvent(new Event("input", {bubbles: true}));
  setTimeout(() => resolve(shown.textContent), 200);
})"""
CLICKED = """new Promise((resolve) => {
  document.querySelector(%r).click(); setTimeout(() => resolve(shown.textContent), 200);
})"""

# The contrast of each text with what is behind it, as WCAG 2 defines it; the texts that have less than 4.5.
CONTRAST = """(() => {
  const luminance = ([r, g, b]) => [r, g, b].map((each) => each / 255)
    .map((each) => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = numbers(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    if (![...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim())) continue;
    if (!node.checkVisibility() || ["SCRIPT", "STYLE"].includes(node.tagName)) continue;
    const [one, other] = [luminance(numbers(getComputedStyle(node).color)), luminance(behind(node))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) poor.push(`${node.tagName}.${node.className} ${contrast.toFixed(2)}`);
  }
  return poor;
})()"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("chromium")) as page:
        yield page


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    result = CliRunner().invoke(
        cli, ["diff", str(FOLDER / "previous"), str(FOLDER / "current"), "bakery", "--format", "html"]
    )
    path = tmp_path_factory.mktemp("page") / "changes.html"
    path.write_bytes(result.stdout_bytes)
    return path


def shown(chromium: Page) -> list[str]:
    """Return the subjects of the changes that show."""
    script = "[...document.querySelectorAll('article')].filter(a => a.checkVisibility()).map(a => a.querySelector('b').textContent)"
    found: list[str] = chromium.run(script)
    return found


def test_a_page_runs_its_own_script_and_asks_for_nothing(chromium: Page, report: Path) -> None:
    chromium.requested.clear()
    chromium.problems.clear()
    chromium.open(report)
    assert chromium.run("shown.textContent") == "13 of 13 entries shown"
    assert chromium.requested == [report.as_uri()]
    assert chromium.problems == []


def test_search_leaves_the_changes_that_have_every_word(chromium: Page, report: Path) -> None:
    chromium.open(report)
    assert chromium.run(TYPED % "grain REQUIRED") == "1 of 13 entries shown"
    assert shown(chromium) == ["BakeRequest.Grain"]
    # The words of the documentation count as well, and those of the rule.
    assert chromium.run(TYPED % "ounces") == "2 of 13 entries shown"
    assert shown(chromium) == ["BakeRequest.Weight", "BakeRequest.Weight"]
    assert chromium.run(TYPED % "nothing has this") == "0 of 13 entries shown"
    assert chromium.run("nothing.checkVisibility()") is True


def test_a_filter_leaves_the_changes_of_the_chosen_categories(chromium: Page, report: Path) -> None:
    chromium.open(report)
    for category in ("source", "request", "response", "compatible"):
        left = chromium.run(CLICKED % f"input[value={category}]")
    assert left == "2 of 13 entries shown"
    assert shown(chromium) == ["BakeRequest.Weight", "ListLoaves"]


def test_what_does_not_count_as_breaking_can_be_hidden(chromium: Page, report: Path) -> None:
    chromium.open(report)
    assert chromium.run(CLICKED % "#only") == "6 of 13 entries shown"


def test_a_link_leads_to_a_change_that_the_filter_hides(chromium: Page, report: Path) -> None:
    chromium.open(report)
    chromium.run(TYPED % "nothing has this")
    assert chromium.run(CLICKED % "nav a") == "13 of 13 entries shown"
    assert chromium.run("location.hash") == "#s1e1"


def test_every_control_can_be_reached_by_the_keyboard_and_has_a_name(chromium: Page, report: Path) -> None:
    chromium.open(report)
    names = []
    for _ in range(9):
        for kind in ("rawKeyDown", "keyUp"):
            chromium.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        names.append(chromium.run("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"))
    assert names == [
        "Skip to the changes",
        "Search names, values and documentation",
        "source",
        "request",
        "response",
        "docs",
        "compatible",
        "only what counts as breaking",
        "Dough.Water was removed: Weight",
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_has_enough_contrast(dark: bool, chromium: Page, report: Path) -> None:
    chromium.open(report, dark=dark)
    background = chromium.run("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)")
    assert chromium.run(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_page_never_scrolls_sideways(width: int, chromium: Page, report: Path) -> None:
    chromium.open(report, width, 844)
    assert chromium.run("document.documentElement.scrollWidth") <= width


def test_old_and_new_are_beside_each_other_where_there_is_room(chromium: Page, report: Path) -> None:
    script = """(() => {
      const [old, new_] = [".old", ".new"].map((name) => document.querySelector(`.docs > ${name}`).getBoundingClientRect());
      return old.top === new_.top;
    })()"""
    chromium.open(report)
    assert chromium.run(script) is True
    chromium.open(report, 390, 844)
    assert chromium.run(script) is False


def test_a_page_without_a_script_shows_every_change(chromium: Page, report: Path) -> None:
    chromium.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(report)
    finally:
        chromium.send("Emulation.setScriptExecutionDisabled", value=False)
    state: dict[str, Any] = chromium.send("DOM.getDocument", depth=-1)
    assert len(_elements(state["root"], "ARTICLE")) == 13
    (form,) = _elements(state["root"], "FORM")
    assert "hidden" in form["attributes"]


def _elements(node: dict[str, Any], name: str) -> list[dict[str, Any]]:
    inner = [each for child in node.get("children", ()) for each in _elements(child, name)]
    return [node, *inner] if node["nodeName"] == name else inner
