"""The pages of docs/: each is in the navigation, every link leads somewhere, and what is made from code is fresh."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change_rules.catalogue import PAGE, RETIRED, RULES

from tests.architecture.modules import PACKAGE
from tests.architecture.rooms import ROOMS
from tests.site.quoted import quoted_again
from tests.site.reference import pages

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
TOP = sorted(REPOSITORY.glob("*.md"))
SETTINGS = tomllib.loads((DOCS / "zensical.toml").read_text(encoding="utf-8"))["project"]

every_page = pytest.mark.parametrize("page", [*PAGES, *TOP], ids=lambda page: str(page.relative_to(REPOSITORY)))

_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def in_navigation(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        for target in entry.values():
            if isinstance(target, str):
                yield target
            else:
                yield from in_navigation(target)


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as the builder of the site and code hosts make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {
        re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in _HEADING.findall(text)
    }


def test_every_page_is_in_the_navigation_once() -> None:
    assert sorted(in_navigation(SETTINGS["nav"])) == sorted(str(page.relative_to(DOCS)) for page in PAGES)


@every_page
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
        # The site has what is in docs/ and nothing else.
        assert page in TOP or target.is_relative_to(DOCS), link


@every_page
def test_a_page_has_one_title(page: Path) -> None:
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


def test_the_architecture_names_every_room_and_modules_that_exist() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms, walks = text.split("## Three walks")
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+)\|", rooms, re.MULTILINE)))
    assert named == [room.name for room in ROOMS if room.name != "__main__"]
    for cell in re.findall(r"^\| (`[^|]+)\|", walks, re.MULTILINE):
        folder = ""
        for path in re.findall(r"`([^`]+)`", cell):
            folder = path.rpartition("/")[0] or folder
            assert (PACKAGE / folder / path.rpartition("/")[2]).exists(), path


def project_urls() -> dict[str, str]:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    urls: dict[str, str] = settings["project"]["urls"]
    return urls


def test_reports_link_to_the_catalogue_in_the_repository() -> None:
    assert f"{project_urls()['Repository']}/blob/main/docs/change-rules.md" == PAGE


def test_the_help_of_rules_links_to_the_page_in_the_repository() -> None:
    """In a project there is no `docs/` of shapesmith."""
    assert f"{project_urls()['Repository']}/blob/main/docs/rules.md" in (DOCS / "commands.md").read_text(
        encoding="utf-8"
    )


def test_the_hooks_of_pre_commit_are_those_of_the_repository() -> None:
    text = (DOCS / "ci" / "README.md").read_text(encoding="utf-8")
    assert f"- repo: {project_urls()['Repository']}\n" in text


def test_llms_txt_names_every_page() -> None:
    links = _LINK.findall((DOCS / "llms.txt").read_text(encoding="utf-8"))
    pages = (re.sub(r"README\.md$", "index.md", target) for target in in_navigation(SETTINGS["nav"]))
    assert sorted(links) == sorted(page.removesuffix(".md") + ".html" for page in pages)


@pytest.mark.parametrize(("page", "text"), pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_a_page_that_is_made_from_code_is_fresh(page: Path, text: str) -> None:
    """`make docs` writes these pages."""
    assert page.read_text(encoding="utf-8") == text


def test_the_story_of_the_first_page_is_that_of_the_vendored_package() -> None:
    rule, error = re.findall(
        r"^```(?:python|text)\n(.*?)^```$", (DOCS / "index.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    module = (REPOSITORY / "generated/aws_shapes/connect/operations/create_contact.py").read_text(encoding="utf-8")
    assert rule.strip() in dedent_all(module)
    program = """\
from aws_shapes.connect import CreateContactRequest
try:
    CreateContactRequest(instance_id="i", channel="EMAIL", initiation_method="OUTBOUND").validate()
except ValueError as error:
    print(error)
"""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generated")}
    printed = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert printed.stdout == error


def dedent_all(text: str) -> str:
    """Return a text with the entry of a table where a page has it: at the left margin."""
    return re.sub(r"^ {12}", "", text, flags=re.MULTILINE)


def test_every_change_rule_has_an_anchor_of_its_own() -> None:
    assert {rule.lower() for rule in [*(rule.id for rule in RULES), *RETIRED]} <= anchors(DOCS / "change-rules.md")


@pytest.mark.parametrize(
    "name",
    ["quick-start", "recipes", "overrides", pytest.param("tutorial", marks=pytest.mark.slow)],
)
def test_a_page_quotes_what_its_commands_print(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """The tutorial needs two releases of botocore from pip. Run with --update-golden to quote what is printed now."""
    page = DOCS / f"{name}.md"
    text = page.read_text(encoding="utf-8")
    now = quoted_again(text, tmp_path, tmp_path_factory.mktemp("cache"))
    if request.config.getoption("--update-golden"):
        page.write_text(now, encoding="utf-8")
    else:
        assert text == now
