"""Any HTML to well-nested HTML of few elements, by an HTML parser (lexbor, which follows the HTML standard).

Before parsing, every tag is renamed to an element that `builder` has, because a parser treats unknown elements as
inline ones: `<p><note><p>` would leave the note empty. Some tags are text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from shapesmith.prose.characters import clean

_ELEMENTS = {
    **{name: name for name in ("p", "ul", "ol", "li", "dl", "dt", "dd", "pre", "a", "code", "i", "b", "br", "hr")},
    **{name: name for name in ("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")},
    **{name: name for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
    **dict.fromkeys(("em", "emphasis", "replaceable", "var", "cite", "dfn", "u", "citetitle"), "i"),
    "strong": "b",
    **dict.fromkeys(("tt", "kbd", "samp", "literal", "filename", "function", "command", "userinput"), "code"),
    **dict.fromkeys(("para", "simpara"), "p"),
    **dict.fromkeys(("div", "section", "article", "blockquote", "center", "address", "header", "footer"), "div"),
    **dict.fromkeys(("main", "nav", "figure", "details", "summary", "form", "fieldset"), "div"),
    **dict.fromkeys(("itemizedlist", "simplelist"), "ul"),
    "orderedlist": "ol",
    **dict.fromkeys(("listitem", "member"), "li"),
    **dict.fromkeys(("programlisting", "screen", "literallayout", "listing"), "pre"),
    "ulink": "a",
    **dict.fromkeys(("fullname", "title"), "h1"),
    **dict.fromkeys(("note", "important", "warning", "tip", "caution"), "aside"),
}
"""HTML and DocBook elements that have a meaning, by the element that they are renamed to."""

_WITHOUT_MEANING = frozenset(
    {
        *("html", "head", "body", "meta", "span", "font", "big", "small", "sub", "sup", "s", "strike", "del", "ins"),
        *("mark", "abbr", "acronym", "q", "wbr", "nobr", "img", "image", "col", "colgroup"),
        *("zonbook", "xhtml", "phrase", "link"),
    }
)
"""Elements of which only the content is kept, closed or not."""

_INVISIBLE = re.compile(r"<!--|<(script|style)\b[^<>]*>", re.IGNORECASE)
_CLOSERS = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_MARKUP = re.compile(
    r"""<(?!/?(?:p|ul|ol|li|code|i|b)>)(?:(/?)([A-Za-z][^\s<>/"'=]*)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>)?"""
)
_HREF = re.compile(r"""(?:^|\s)(?:href|url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)

_ENDS_IN_SLASH = re.compile(r"""=\s*[^\s"']+/\Z""")
"""A value without quotes, which includes the slash at its end: `<a href=https://example.com/>` closes nothing."""


def is_element(name: str) -> bool:
    """Return whether `name` is an element of HTML or DocBook, in any case, and not made up (`<region>`)."""
    name = name.lower()
    return name in _ELEMENTS or name in _WITHOUT_MEANING or name in _CLOSERS


def tidy(text: str, *, parse: bool = True) -> str:
    """Return the HTML `text` as well-nested HTML: lower-case tags, and no attributes but the address of a link.

    An admonition is an `aside` of its class. Comments, scripts and style sheets are removed. With `parse=False`
    elements are renamed but not repaired, in linear time whatever their depth.
    """
    text = _without_invisible(text)
    if "<![CDATA[" in text:
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    text = _MARKUP.sub(_normaliser(text), text)
    if not parse:
        return text
    body = LexborHTMLParser(text).body
    return clean(body.inner_html or "") if body is not None else ""


def _without_invisible(text: str) -> str:
    """Return `text` without comments, scripts and style sheets; one that is never closed stays, as text."""
    pieces: list[str] = []
    unclosed: set[str] = set()
    start = position = 0
    while opener := _INVISIBLE.search(text, position):
        kind = (opener[1] or "").lower()
        closer = None if kind in unclosed else _CLOSERS[kind].search(text, opener.end())
        if closer is None:
            unclosed.add(kind)
            position = opener.end()
            continue
        pieces.append(text[start : opener.start()])
        start = position = closer.end()
    return "".join((*pieces, text[start:]))


def _normaliser(text: str) -> Callable[[re.Match[str]], str]:
    """Return the replacement of each match of `_MARKUP` in `text`."""
    tags = [(tag[1], tag[2].lower()) for tag in _MARKUP.finditer(text) if tag[2]]
    paired = {name for slash, name in tags if slash} & {name for slash, name in tags if not slash}

    def normalise(tag: re.Match[str]) -> str:
        slash, name, attributes = tag.groups()
        if name is None:
            return "&lt;"
        element = _ELEMENTS.get(name.lower())
        if element is None:
            is_markup = name.lower() in _WITHOUT_MEANING or name.lower() in paired
            return "" if is_markup else "&lt;" + tag[0][1:]
        if element in ("br", "hr"):
            return f"<{element}>"
        if slash:
            return f"</{element}>"
        if element == "a":
            opening = f'<a href="{html.escape(_address(attributes))}">'
        else:
            opening = f'<aside class="{name.lower()}">' if element == "aside" else f"<{element}>"
        closes_itself = attributes.endswith("/") and not _ENDS_IN_SLASH.search(attributes)
        return f"{opening}</{element}>" if closes_itself else opening

    return normalise


def _address(attributes: str) -> str:
    href = _HREF.search(attributes)
    return html.unescape(href[1] or href[2] or href[3] or "") if href else ""
