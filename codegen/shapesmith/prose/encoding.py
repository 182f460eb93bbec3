"""Text that a tool encoded once too often before it was published.

Four forms occur in botocore 1.44.5, each of them easy to recognise:

- an encoded entity, `&amp;lt;em&amp;gt;` for `<em>` (cloudsearchdomain);
- an encoded ampersand that separates the parameters of a query, `q=matchall&amp;amp;size=0` (cloudsearch), whereas
  "&amp; (using &amp;amp;)" is about the entity (elbv2);
- markup shown as code, because a Markdown tool took its indentation for a code block: `<pre><code> &lt;p&gt;The
  valid value ...&lt;/p&gt; </code></pre>` (codecommit, codeguruprofiler);
- a text that is encoded as a whole, `&lt;p&gt;The number of ...&lt;/p&gt;` (iotsitewise).
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&amp;(?=(?:lt|gt|quot|apos|nbsp|#[0-9]+|#[xX][0-9a-fA-F]+);)")
_QUERY_SEPARATOR = re.compile(r"(?<=\w)&amp;amp;(?=\w)")
_CODE_BLOCK = re.compile(r"<pre><code>([^<]*)</code></pre>")
_BLOCK_TAG = re.compile(r"&lt;/?(?:p|ul|ol|li|note|important)&gt;")


def decode_twice_encoded(text: str) -> str:
    """Return the HTML `text` with what is evidently encoded twice decoded once."""
    if "&amp;" in text:
        text = _QUERY_SEPARATOR.sub("&amp;", _ENTITY.sub("&", text))
    if "<pre>" in text:
        text = _CODE_BLOCK.sub(_decode_markup, text)
    return html.unescape(text) if "<" not in text and _BLOCK_TAG.search(text) else text


def _decode_markup(block: re.Match[str]) -> str:
    return html.unescape(block[1]) if _BLOCK_TAG.search(block[1]) else block[0]
