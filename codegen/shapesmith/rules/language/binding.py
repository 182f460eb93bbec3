"""Whether a sentence binds: soft wording, behaviour, and what a request does not show do not.

Each reason has the words by which it is known. They are looked for in the whole sentence, outside of code: a sentence
that states a constraint and its default in one breath is given up too, unless a form reads the default itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Reason(NamedTuple):
    """Why a sentence makes no rule, and the words in lower case that say so: to ignore case takes twice as long."""

    name: str
    words: re.Pattern[str]


def _reason(name: str, *words: str) -> Reason:
    return Reason(name, re.compile("|".join(words)))


DEFAULT = "a default"
EXAMPLE = "an example"
STATE = "account state"
BEHAVIOUR = "a behaviour"
SOFT = "soft wording"
ALL = "all reasons"
"""What a form reads whose other words only explain."""

_NOT_GIVEN = "".join(f"(?<!{verb} )" for verb in ("used", "specified", "provided", "set", "included", "passed"))
"""Two members that are not given at the same time exclude each other; two jobs that do not run so are state."""

_REASONS = (
    _reason(
        SOFT,
        r"\bshould(?:n't)?\b|\brecommend|\btypically\b|\bgenerally\b|\busually\b|\bnormally\b|\bpreferabl|\bideally\b",
        r"\bbest practice|\bwe suggest\b|\boften\b|\bfor best results\b|\bpreferred\b|\bapproximately\b|\bsometimes\b",
        r"\bmight\b|\bmay also\b|\bif possible\b|\bas needed\b|\bif necessary\b|\bin most cases\b|\bnot necessarily\b",
        r"\bin some cases\b|\bwould\b|\bcould\b|\bin general\b",
    ),
    _reason(
        EXAMPLE,
        r"\bfor example\b|\be\.g\.|\bfor instance\b|\bexamples?:|(?<!prefix )\bsuch as\b(?! a prefix)|\betc\b"
        r"|\bsample\b|^example\b",
    ),
    _reason(DEFAULT, r"\bby default\b|\bdefaults? (?:is|to|are|value is used)\b|\bis used by default\b"),
    _reason(
        STATE,
        r"\b(?:your|this|an?|the|per|each|every) (?:amazon web services |aws |current |calling |same"
        r" )?account\b(?! ids? )",
        r"\baccounts?'? quotas?\b|\bservice quotas?\b|\bquotas?\b|\bin your account\b|\balready exists?\b|\bexisting\b",
        r"(?<!verified )\bpermissions?\b(?! (?:model|type|set))|\bauthoriz(?!ers?\b)|\bmust exist\b"
        r"|\bassociated with (?:the|your|an?)\b",
        r"\bdepends? on\b|\bdepending on\b|\bvar(?:y|ies)\b|\bcreated (?:by|with|in|using)\b|\bcurrently (?:in|has)\b",
        r"\b(?:same|different) (?:amazon web services |aws )?(?:account|organization|vpc)\b|\bowned? by\b"
        r"|\bactive state\b",
        r"\bunique (?:with)?in (?:your|the|an?|each|every) (?!list|request|array|set\b)|\bunique (?:across|per|for"
        r"|to)\b",
        r"\bmust (?:already )?(?:exist|have been|be (?:enabled|active|available|running|attached|running))\b"
        r"|\bstatus (?:is|must)\b",
        rf"{_NOT_GIVEN}\bat (?:a|the same|one) time\b|\bconcurrent|\bsimultaneous(?:ly)? running\b|\bin use\b"
        r"|\bpreviously\b|\bsubscri(?:bed|ption)\b",
    ),
    _reason(
        "the clock",
        r"\bin the (?:past|future)\b|\bcurrent (?:date|time|day)\b|\bnow\b(?! [a-z]+ only)|\btoday\b|\b(?:days"
        r"|hours|months|years?) ago\b",
        r"\bfrom the (?:present|current)\b|\bwithin the (?:last|past|next)\b|\bfrom now\b",
    ),
    _reason(
        "a Region",
        r"\bregions?\b(?!`)|\bavailability zones?\b(?= where| that| in)|\bgovcloud\b|\bpartition\b|\blocal zones?\b",
    ),
    _reason(
        BEHAVIOUR,
        r"\bignored?\b|\bignores\b|\breturns?\b|\breturned\b|\bresponse\b|\bthrottl|\bwill be (?:truncated|rounded"
        r"|set)\b",
        r"\bretr(?:y|ies)\b|\btruncate|\btime(?:s)? out\b|\bhas no effect\b|\bautomatically\b"
        r"|\boutputs?\b(?! (?:type|format|must))",
        r"\bno longer\b(?! than\b)|\bstops?\b|\bcontinues?\b|\blaunch(?:es|ed)\b|\bread-only\b|\bdeleted\b"
        r"|\bgenerate[sd]\b|\bresults? in\b",
        r"\bcauses?\b|\bcharged?\b|\bbill(?:ed|ing)\b|\btakes? effect\b|\bminimum of the\b|\bmay take\b",
    ),
    _reason(
        "another interface",
        r"\bconsole\b|\bcli\b|\bcommand[- ]line\b|\bsdks?\b|\bhttp request\b|\braw http\b|\burl[- ]encod",
        r"\bcloudformation template\b|\bterminal\b|\bquery api\b",
    ),
    _reason("a number that is open", r"\bunlimited\b|\bno (?:maximum|limit)\b|\bat least one of these conditions\b"),
)

_CODE = re.compile(r"`[^`]*`")
_REMARK = re.compile(r" \([^()]*\)|(?<=`), which [^;]*\Z")
_OF_REMARKS = frozenset({DEFAULT, EXAMPLE, BEHAVIOUR})
_OF_EXPLANATIONS = _OF_REMARKS | {SOFT}
_PURPOSE = re.compile(r"\Ato [^,;]{3,120}, (?=you |provide |specify |use )", re.IGNORECASE)
_ABOUT = re.compile(r"\((?:approximately|about|roughly|or) [\w.,]+ ?\w*\)")
_GIVEN_AT_ONCE = re.compile(
    r"\b(?:set|specify|use|include|provide|define) (?:the )?`[^`]*`(?: \w+)? at the same time\b", re.IGNORECASE
)
_ALSO_UNIQUE = re.compile(
    r"\b(?:must|has to|needs? to) be unique (?:with)?(?:in|per|across|for|to) [^,;]{3,60}?(?:,| and)(?= )",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def why_not_binding(text: str, but: str | None = None) -> str | None:
    """Return why a marked sentence makes no rule, or None if it may bind; `but` is a reason that does not count.

    What a remark says of a value or a bound does not take the sentence back, nor does it what else must be unique.

    >>> why_not_binding("The name should be short."), why_not_binding("Must be 1 to 5.")
    ('soft wording', None)
    >>> why_not_binding("Must begin with `/a` (for example, `/a/b`)."), why_not_binding("Must be 1 (in your account).")
    (None, 'account state')
    """
    if (purpose := _PURPOSE.match(text)) and _reason_in(purpose[0]) == BEHAVIOUR:
        text = text[purpose.end() :]  # "to limit the output to one of them, you must specify ..."
    words = _REMARK.sub(_binding_part, _ABOUT.sub("", _ALSO_UNIQUE.sub("", _GIVEN_AT_ONCE.sub("", text))))
    return _reason_in(_CODE.sub("``", words), but)


def _binding_part(remark: re.Match[str]) -> str:
    reasons = _OF_REMARKS if remark[0].startswith(" (") else _OF_EXPLANATIONS
    return "" if _reason_in(_CODE.sub("``", remark[0])) in reasons else remark[0]


def _reason_in(words: str, but: str | None = None) -> str | None:
    if but == ALL:
        return None
    lower = words.lower()
    for reason in _REASONS:
        if reason.name != but and reason.words.search(lower):
            return reason.name
    return None
