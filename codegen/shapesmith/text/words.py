"""From the words of a spec to identifiers: snake_case, PascalCase and CONSTANT_CASE, always valid and never private.

Operations and members are spelled as boto3 spells its methods (`botocore.xform_name`), so that `CreateContact` is
`client.create_contact` and `operations/create_contact.py`; a test compares the two.
"""

from __future__ import annotations

import keyword
import re
from functools import lru_cache
from unicodedata import combining, normalize

KEYWORDS = frozenset(keyword.kwlist)

# Names that Windows reserves for devices, whatever the extension: a module of such a name could not be checked out
# there.
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})

_NOT_WORD = re.compile(r"[^A-Za-z0-9]+")
_UNDERSCORES = re.compile("_+")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s$")
_BEFORE_WORD = re.compile(r"(.)([A-Z][a-z]+)")
_BEFORE_CAPITAL = re.compile(r"([a-z0-9])([A-Z])")

# Brand names that the general rule would split; botocore spells the same ones as one word.
_BRANDS = {
    "WhatsApp": "Whatsapp",
    "OAuth2": "Oauth2",
    "PartiQL": "Partiql",
    "OTel": "Otel",
    "iSCSI": "Iscsi",
    "HITs": "Hits",
}
_BRAND = re.compile("|".join(_BRANDS))

# botocore's own table lacks this one; the name of its method is kept.
_IRREGULAR = {"CreateOAuth2TokenWithTokenExchange": "create_o_auth2_token_with_token_exchange"}


def _ascii(name: str) -> str:
    """Return `name` with letters stripped of their accents."""
    if name.isascii():
        return name
    return "".join(character for character in normalize("NFKD", name) if not combining(character))


def _apart(words: str) -> str:
    """Return words that are joined by their capitals with underscores between them."""
    return _BEFORE_CAPITAL.sub(_joined, _BEFORE_WORD.sub(_joined, words))


def _joined(found: re.Match[str]) -> str:
    return f"{found[1]}_{found[2]}"  # a template such as "\1_\2" takes several times as long


@lru_cache(maxsize=65536)
def snake(name: str) -> str:
    """Return `name` in snake_case; keywords get a trailing underscore, a leading digit the prefix `n`.

    >>> snake("ListMonitoredARNs"), snake("S3Key"), snake("from"), snake("2xx")
    ('list_monitored_arns', 's3_key', 'from_', 'n2xx')
    """
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    words = _BRAND.sub(lambda brand: _BRANDS[brand[0]], _ascii(name))
    if not (words.isascii() and words.isalnum()):
        words = _NOT_WORD.sub("_", words)
    plural = _PLURAL_ACRONYM.search(words)
    words = f"{_apart(words[: plural.start()])}_{plural[0]}" if plural else _apart(words)
    words = _UNDERSCORES.sub("_", words.lower()).strip("_") or "unnamed"
    if words[0].isdigit():
        words = "n" + words
    return words + "_" if words in KEYWORDS else words


@lru_cache(maxsize=65536)
def pascal(name: str) -> str:
    """Return `name` as a class name: the spec's own spelling with a capital first letter.

    >>> pascal("RestApi"), pascal("__stringMin1"), pascal("log-group"), pascal("None")
    ('RestApi', 'StringMin1', 'LogGroup', 'None_')
    """
    parts = [part for part in _NOT_WORD.split(_ascii(name)) if part]
    words = "".join(part[0].upper() + part[1:] for part in parts) or "Unnamed"
    if words[0].isdigit():
        words = "N" + words
    return words + "_" if words in KEYWORDS else words


def constant(value: str) -> str:
    """Return an enum value as the name of its member, in CONSTANT_CASE.

    >>> constant("AGENT_REPLY"), constant("connect:Guide"), constant("t2.micro"), constant("1"), constant("")
    ('AGENT_REPLY', 'CONNECT_GUIDE', 'T2_MICRO', 'VALUE_1', 'EMPTY')
    """
    words = _NOT_WORD.sub("_", _ascii(value))
    if not words.isupper():
        words = _apart(words)
    words = _UNDERSCORES.sub("_", words).strip("_").upper()
    if not words:
        return "EMPTY" if not value else "VALUE_" + "_".join(f"{ord(character):X}" for character in value[:8])
    return "VALUE_" + words if words[0].isdigit() else words


def module(name: str) -> str:
    """Return the module name for an operation, a shape or a service.

    >>> module("CreateContact"), module("lambda"), module("Aux"), module("bedrock-agent")
    ('create_contact', 'lambda_', 'aux_', 'bedrock_agent')
    """
    words = snake(name)
    return words + "_" if words in _DEVICES else words
