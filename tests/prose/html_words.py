"""The words of HTML that a reader sees, by lxml and without any code of `shapesmith`.

Where documentation is read as it was meant rather than as it was written, the rule is here a second time:
`shapesmith.prose.html.read_html` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from lxml import html as lxml_html

# Elements that do not separate words.
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "big",
            "body",
            "cite",
            "citetitle",
            "code",
            "command",
            "copy",
            "del",
            "dfn",
            "em",
        ),
        *(
            "emphasis",
            "filename",
            "font",
            "function",
            "html",
            "i",
            "image",
            "img",
            "ins",
            "kbd",
            "link",
            "literal",
            "mark",
        ),
        *("nobr", "phrase", "q", "replaceable", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "text"),
        *("tt", "u", "ulink", "userinput", "value", "var", "wbr", "xhtml", "zonbook"),
    }
)

# The tags of botocore 1.44.5 that are placeholders, as in `arn:aws:kms:<region>:<account>:key/<uuid>`.
_PLACEHOLDER = re.compile(r"<(?=(?:region|account|account-id|owner-id|uuid|id|name|type|N|Accessibility|Role)[ />])")

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def html_words(html: str) -> list[str]:
    """Return the words of `html` in order."""
    html = re.sub("[\ud800-\udfff]", "\ufffd", html)
    html = _once_encoded(html)
    if "<" not in html:
        return _without_bullets(_visible(unescape(html))).split()
    html = _PLACEHOLDER.sub("&lt;", html)
    html = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", html)
    html = re.sub(r'<a href="(https?:[^"]*)"\s*/>', r"\1", html)  # a link without text shows its address
    root = lxml_html.document_fromstring(f"<div>{html}</div>")
    return _visible("".join(_texts(root))).split()


def _once_encoded(html: str) -> str:
    html = re.sub(r"&amp;(?=(lt|gt|quot|apos|nbsp|#\d+|#[xX][0-9a-fA-F]+);)", "&", html)
    html = re.sub(r"\b&amp;amp;\b", "&amp;", html)
    if "<" not in html and "&lt;p&gt;" in html:
        return unescape(html)
    for code in re.findall(r"<pre><code>[^<]*</code></pre>", html):
        if re.search(r"&lt;/?(p|ul|ol|li|note|important)&gt;", code):
            html = html.replace(code, unescape(code[len("<pre><code>") : -len("</code></pre>")]))
    # libxml2 takes references to C1 controls for just that, where HTML takes them for Windows-1252.
    return re.sub(r"&#(?:1[2-5]\d|x[89][0-9a-f]);", lambda reference: unescape(reference[0]), html, flags=re.IGNORECASE)


def _without_bullets(text: str) -> str:
    bullet = re.compile(r"^[^\S\n]*[-*•][^\S\n]+(?=\S)", re.MULTILINE)
    return bullet.sub("", text) if len(bullet.findall(text)) > 1 else text


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def _texts(root: etree._Element) -> Iterator[str]:
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        boundary = "" if event in ("comment", "pi") or element.tag in _INLINE else " "
        if event == "start":
            yield boundary + (element.text or "")
        else:
            yield boundary + (element.tail or "")
