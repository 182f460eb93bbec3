"""What an editor shows of documentation: its language server, started as an editor does, and asked for hovers."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from cattrs import Converter
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter
from shapesmith.text.literals import docstring

SERVERS = {"pyright": ("pyright-langserver", "--stdio"), "ty": ("ty", "server")}
"""Pyright is in Pylance and basedpyright too, so in most editors for Python."""

_AT_ONCE = 1000
"""Docstrings in one file: servers analyse a file whole."""


class Document(NamedTuple):
    """A Python file that an editor has open, and the places in it that a mouse hovers over: line and column from 0."""

    source: str
    places: Sequence[tuple[int, int]]


def hovers(server: str, folder: Path, *documents: Document) -> list[str]:
    """Return the Markdown that `server` gives for each place of `documents`, files in `folder`."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    return asyncio.run(_hovers(SERVERS[server], folder, documents))


def shown(server: str, folder: Path, docstrings: Sequence[list[str]]) -> list[str]:
    """Return what `server` shows of each of `docstrings`, given by their lines, below the signature."""
    return [below_signature(hover) for hover in hovers(server, folder, *_variables(docstrings))]


def below_signature(hover: str) -> str:
    """Return the documentation in a hover."""
    return hover.partition("\n---\n")[2]


def _variables(docstrings: Sequence[list[str]]) -> Iterator[Document]:
    for first in range(0, len(docstrings), _AT_ONCE):
        lines: list[str] = []
        places = []
        for text in docstrings[first : first + _AT_ONCE]:
            places.append((len(lines), 0))
            lines += [f"name_{len(places)} = 1", *docstring(text, 0).split("\n")]
        yield Document("\n".join(lines), places)


def _converter() -> Converter:
    """Return what reads messages, notebooks left as they are: lsprotocol 2025.0.0 cannot read what ty says of them."""
    converter = default_converter()
    converter.register_structure_hook_func(
        lambda kind: lsp.NotebookDocumentFilterPattern in get_args(kind), lambda value, _: value
    )
    return converter


async def _hovers(command: tuple[str, ...], folder: Path, documents: Sequence[Document]) -> list[str]:
    client = LanguageClient("tests", "1", converter_factory=_converter)

    @client.feature(lsp.WORKSPACE_CONFIGURATION)
    def _(parameters: lsp.ConfigurationParams) -> list[None]:
        return [None for _ in parameters.items]

    await client.start_io(str(Path(sys.executable).parent / command[0]), *command[1:], cwd=folder)
    hover = lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown])
    await client.initialize_async(
        lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(text_document=lsp.TextDocumentClientCapabilities(hover=hover)),
            workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
    )
    try:
        client.initialized(lsp.InitializedParams())
        return [hover async for hover in _ask(client, folder, documents)]
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


async def _ask(client: LanguageClient, folder: Path, documents: Sequence[Document]) -> AsyncIterator[str]:
    for number, document in enumerate(documents):
        uri = (folder / f"open_in_editor_{number}.py").as_uri()
        client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "python", 1, document.source))
        )
        identifier = lsp.TextDocumentIdentifier(uri)
        for line, column in document.places:
            answer = await client.text_document_hover_async(lsp.HoverParams(identifier, lsp.Position(line, column)))
            assert answer is not None, f"nothing to show at {line}:{column} of\n{document.source[:1000]}"
            assert isinstance(answer.contents, lsp.MarkupContent)
            yield answer.contents.value
        client.text_document_did_close(lsp.DidCloseTextDocumentParams(identifier))
