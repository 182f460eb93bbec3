"""reStructuredText as docutils reads it."""

from __future__ import annotations

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import Reporter, new_document

from tests.prose.outline import Outline

_PARSER = Parser()
_SETTINGS = get_default_settings(Parser)
_SETTINGS.warning_stream = False
_SETTINGS.halt_level = Reporter.SEVERE_LEVEL + 1

_BLOCKS = {nodes.bullet_list: "bullets", nodes.enumerated_list: "numbers", nodes.definition_list: "bullets"}


class WarningsError(AssertionError):
    """docutils had something to say about a docstring."""


class Reading:
    """What docutils finds in a docstring: its outline and the addresses of its links; raises if with any warning."""

    def __init__(self, text: str) -> None:
        warnings: list[str] = []

        def note(message: nodes.system_message) -> None:
            if message["level"] >= Reporter.WARNING_LEVEL:
                warnings.append(message.astext())

        document = new_document("docstring", _SETTINGS)
        document.reporter.attach_observer(note)
        _PARSER.parse(text, document)
        if warnings:
            raise WarningsError("\n".join(warnings))
        self.outline = _outline(document)
        self.links = [link["refuri"] for link in document.findall(nodes.reference)]


def _outline(parent: nodes.Element) -> Outline:
    outline: Outline = []
    for node in parent.children:
        if isinstance(node, nodes.paragraph | nodes.term):
            outline.append(("paragraph", node.astext().split()))
        elif isinstance(node, nodes.literal_block):
            outline.append(("code", node.astext().split()))
        elif isinstance(node, nodes.definition):
            outline += _outline(node)
        elif isinstance(node, nodes.Admonition):
            outline.append(("quote", _outline(node)))
        elif isinstance(node, nodes.table):
            cells = [paragraph.astext() for paragraph in node.findall(nodes.paragraph)]
            outline.append(("table", " ".join(cells).split()))
        elif type(node) in _BLOCKS:
            outline.append((_BLOCKS[type(node)], [_outline(item) for item in node.children]))
        elif not isinstance(node, nodes.target | nodes.comment | nodes.system_message):
            outline.append((type(node).__name__, node.astext().split()))
    return outline
