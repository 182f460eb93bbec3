"""What people see who hover over a name: the documentation word for word, its links and its code, and no markup."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown

from tests.corpus.models import REPOSITORY, latest
from tests.editors.language_server import SERVERS, Document, hovers, shown
from tests.prose import markdown_reader
from tests.prose.documents import documents
from tests.prose.outline import words_of

EXPECTED = Path(__file__).parent / "expected"
CONSTRUCTS = REPOSITORY / "tests" / "prose" / "golden"

WIDTH, FIRST_WIDTH = 84, 81

# The class, an argument, and members: with a link, a note, a note of several blocks, code of two lines, a book title.
FLAGSHIP = Document(
    """\
from aws_shapes.connect import CreateContactRequest

request = CreateContactRequest(instance_id="...", channel="VOICE", initiation_method="TRANSFER")
request.instance_id
request.channel
request.initiation_method
request.segment_attributes
request.previous_contact_id
""",
    [(2, 10), (2, 31), *((line, 8) for line in range(3, 8))],
)


@pytest.mark.parametrize("server", SERVERS)
def test_hovers_over_the_flagship_read_well(server: str, pytestconfig: pytest.Config) -> None:
    actual = "\n\n==========\n\n".join(hovers(server, REPOSITORY / "generated", FLAGSHIP)) + "\n"
    expected = EXPECTED / f"create_contact.{server}.md"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("server", SERVERS)
def test_hovers_show_each_construct(server: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    folders = sorted(CONSTRUCTS.iterdir())
    docstrings = [(folder / "docstring.md").read_text(encoding="utf-8").splitlines() for folder in folders]
    found = dict(zip((folder.name for folder in folders), shown(server, tmp_path, docstrings), strict=True))
    actual = "".join(f"==== {name}\n{hover}\n" for name, hover in found.items())
    expected = EXPECTED / f"constructs.{server}.md"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "every",
    [pytest.param(100, id="each_hundredth_document"), pytest.param(1, id="every_document", marks=pytest.mark.slow)],
)
def test_pyright_shows_what_was_written(every: int, tmp_path: Path) -> None:
    texts = (html for model in latest() for html in documents(model))
    docstrings = [render_markdown(read_html(html), WIDTH, FIRST_WIDTH) for html in islice(texts, 0, None, every)]
    docstrings = [lines for lines in docstrings if lines]
    misread = [
        "\n".join(lines)
        for lines, hover in zip(docstrings, shown("pyright", tmp_path, docstrings), strict=True)
        if _read("\n".join(lines)) != _read(hover)
    ]
    # Known to be misread: back quotes and `:word:` within code, code of several lines in a list, a `>` that starts a
    # paragraph.
    assert len(misread) <= len(docstrings) * 0.001, "\n\n".join(misread)


def _read(markdown: str) -> tuple[list[str], list[str], list[str]]:
    """Return the words, links and code of `markdown`; stars that mark emphasis may show, and lines may be separate."""
    try:
        found = markdown_reader.Reading(re.sub(" +\n", "\n", markdown))
    except markdown_reader.MisreadError:
        return [], [], []
    words = [re.sub("[*_]", "", word) for word in words_of(found.outline)]
    return [word for word in words if word], found.links, [" ".join(code.split()) for code in found.code]
