"""Each format of `shapesmith diff` says the same, and says foreign text as text.

tests/changes/report/ has two specs, with hostile texts among what changed, and the report in each format. Run with
--update-golden to write the reports anew, and read the diff.
"""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.change_rules.catalogue import PAGE
from shapesmith.review.changes.reports.as_markdown import markdown_report, plain
from shapesmith.review.changes.reports.lines import lines_of
from shapesmith.review.changes.severities import Policy
from shapesmith.targets.dataclasses.environment import templates_folder

FOLDER = Path(__file__).with_name("report")
FORMATS = {"text": "txt", "markdown": "md", "json": "json", "html": "html", "github": "github.txt"}

# Characters that reorder text, end lines or ring a bell; the hostile texts hold some.
INVISIBLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def report(style: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    """Return what is printed on the two specs in a format."""
    monkeypatch.chdir(FOLDER)
    result = CliRunner().invoke(cli, ["diff", "previous", "current", "bakery", "--format", style, *options])
    assert result.exit_code == 1, result.output
    return result.stdout


@pytest.mark.parametrize("style", FORMATS)
def test_a_report_is_as_written(style: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    printed = report(style, monkeypatch)
    # The style and the script of the page are files of their own.
    printed = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", printed)
    printed = re.sub(r"sha256-[\w+/]+=", "sha256-...", printed)
    expected = FOLDER / "expected" / f"report.{FORMATS[style]}"
    if request.config.getoption("--update-golden"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("style", [style for style in FORMATS if style != "json"])
def test_every_character_of_a_report_shows(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not INVISIBLE.search(report(style, monkeypatch))


def test_json_has_every_character_of_a_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = json.loads(report("json", monkeypatch))["services"][0]["changes"]
    (deprecated,) = [each for each in changes if each["rule"] == "OPERATION_DEPRECATION_ADDED"]
    assert "a\u202eb\x07<img src=x onerror=alert(1)>::error::{{ 7 * 7 }}%0A`\n| x |" in deprecated["new"]


def test_json_says_which_changes_count_as_breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(report("json", monkeypatch, "--fail-on", "docs"))
    breaking = [each["rule"] for each in found["services"][0]["changes"] if each.get("breaking")]
    assert breaking == ["MEMBER_DOCUMENTATION_REWORDED", "OPERATION_DEPRECATION_ADDED"]
    assert found["breaking"] == ["docs"]


class Elements(HTMLParser):
    """The elements of a page with their attributes, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a kind."""
        return [attributes for name, attributes in self.found if name == tag]


def test_no_text_of_a_spec_becomes_an_element(monkeypatch: pytest.MonkeyPatch) -> None:
    page = report("html", monkeypatch)
    elements = Elements(page)
    assert len(elements.attributes("script")) == len(elements.attributes("style")) == 1
    assert not elements.attributes("img")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert not any(name.startswith("on") for _, attributes in elements.found for name in attributes)


def test_a_page_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    elements = Elements(report("html", monkeypatch))
    for _, attributes in elements.found:
        assert not {"src", "srcset", "action", "data"} & set(attributes)
        assert (attributes.get("href") or "#").startswith(("#", f"{PAGE}#"))
    (policy,) = [each["content"] for each in elements.attributes("meta") if each.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_each_link_of_a_page_leads_to_an_element_of_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    elements = Elements(report("html", monkeypatch))
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {link[1:] for each in elements.attributes("a") if (link := each["href"] or "").startswith("#")}
    labelled = {
        attributes[name]
        for _, attributes in elements.found
        for name in ("aria-labelledby", "for")
        if name in attributes
    }
    assert links | labelled <= set(ids)


def test_a_page_has_one_of_each_landmark_and_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    elements = Elements(report("html", monkeypatch))
    for tag in ("header", "search", "main", "footer", "h1", "title"):
        assert len(elements.attributes(tag)) == 1, tag
    assert elements.attributes("html") == [{"lang": "en"}]
    assert all(each.get("scope") for each in elements.attributes("th"))


def test_annotations_are_on_the_line_of_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = report("github", monkeypatch).splitlines()[1]
    assert first == (
        "::error file=current/service-2.json,line=72,title=MEMBER_REQUIRED_ADDED::"
        "BakeRequest.Grain is required now (source, request) Set it."
    )
    lines = (FOLDER / "current" / "service-2.json").read_text(encoding="utf-8").splitlines()
    assert lines[71].strip() == '"Grain": {'


def test_what_is_compressed_or_elsewhere_has_no_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for side in ("previous", "current"):
        (tmp_path / side).mkdir()
        content = (FOLDER / side / "service-2.json").read_bytes()
        (tmp_path / side / "service-2.json.gz").write_bytes(gzip.compress(content))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["diff", "previous", "current", "bakery", "--format", "github"])
    assert result.stdout.splitlines()[1].startswith(
        "::error title=MEMBER_REQUIRED_ADDED::BakeRequest.Grain is required"
    )


def test_annotations_are_escaped_as_github_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = report("github", monkeypatch, "--fail-on", "docs")
    (line,) = [line for line in printed.splitlines() if "title=OPERATION_DEPRECATION_ADDED" in line]
    assert r"a\u202eb\x07<img src=x onerror=alert(1)>::error::{{ 7 * 7 }}%250A`%0A| x |" in line


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b'{"a": {\n"b": [\n1,\n2]}}', {"": 1, "/a": 1, "/a/b": 2, "/a/b/0": 2, "/a/b/1": 3}),
        (b'{\n"a/b": {"c~d": "}"},\n"e\\u0066": 1}', {"/a~1b/c~0d": 2, "/ef": 3}),
        (b'{"a": 1}}}\n{"b": 2}', {"/a": 1}),
    ],
)
def test_a_pointer_has_the_line_of_its_name(content: bytes, lines: dict[str, int]) -> None:
    assert lines_of(content, [*lines, "/nowhere"]) == lines


def test_a_value_of_an_item_begins_after_the_comma_or_bracket() -> None:
    assert lines_of(b"[\n[\n1]\n,\n2]", ["/0", "/0/0", "/1"]) == {"/0": 1, "/0/0": 2, "/1": 4}


def test_the_template_of_the_page_switches_no_escaping_off() -> None:
    template = (templates_folder() / "changes" / "ReportView.jinja").read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape|Markup", template)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a_b | <i> `c`", r"a\_b \| \<i\> \`c\`"),
        # Each looks like what GitHub links, and notifies people of, in the text behind the escapes.
        ("ask @octocat", r"ask \@&#8203;octocat"),
        ("[a-z.@]+@", r"\[a\-z.\@\]\+\@"),
        ("see #12 and gh-12", r"see \#&#8203;12 and gh\-&#8203;12"),
        ("x#y", r"x\#y"),
        ("https://a.b or www.a.b", "https:&#8203;//a.b or www.&#8203;a.b"),
        ("^[a]{1}$|^[b]$", r"^\[a\]\{1\}&#36;\|^\[b\]&#36;"),
    ],
)
def test_markdown_makes_nothing_of_a_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_markdown_says_that_nothing_changed_or_that_what_did_is_off() -> None:
    def report(off: int) -> str:
        nothing = ServiceChanges(service="bakery", old="botocore 1", new="botocore 2", changes=(), off=off)
        return "\n".join(markdown_report(nothing, Policy(categories=())))

    assert report(0) == "## bakery: botocore 1 → botocore 2\n\nNothing changed."
    assert report(1).endswith("\n\n1 change of rules that are off.")
    assert report(2_000).endswith("\n\n2,000 changes of rules that are off.")
