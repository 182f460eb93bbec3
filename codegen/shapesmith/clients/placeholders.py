"""Texts that stand for a value until somebody fills it in: "{{ name }}", "${name}", "<your-bucket>", "xxxx"."""

from __future__ import annotations

import re

# A place that another program fills in before the text is sent, or AWS does: "{{ name }}", "{{resolve:ssm:name}}" of
# CloudFormation, "${name}" of Terraform and of policies, "<account-id>", "<< bucket >>"; that is all of a text:
# "[BUCKET NAME]"; or that has a name in capitals in an address: "s3://BUCKET_NAME/data". Alone, such a name is a value.
_PLACE = re.compile(
    r"\{\{[^{}\"']+\}\}|\$\{[^{}\"']+\}|<[^\W\d_][\w .,:/-]*>|<< *[^\W\d_][\w .,:/-]*>>"
    r"|\A\[[A-Za-z][\w .,:/-]*[A-Za-z ][\w .,:/-]*\]\Z"
    r"|\A(?:arn|s3):\S*[:/](?:[A-Z0-9]+_)+(?:ARN|BUCKET|ID|NAME|PATH)(?![\w.-])"
)
# What a reader of an example replaces. A text with spaces is prose: "Your order is on its way".
_TO_BE_REPLACED = re.compile(
    r"(?<![A-Za-z])(?i:your)(?![a-z])"  # "YOUR_ROLE_ARN", "your-bucket", "yourBucket"
    r"|(?<![A-Za-z])(?i:(?:replace|change|insert|enter|fill|put)[_-]?(?:me|this|in|here|with))(?![a-z])"
    r"|(?<![A-Za-z])(?i:placeholder|todo|tbd|fixme)(?![a-z])"
    r"|[xX]{4,}|(?<![A-Za-z])(?:xxx|XXX)(?![A-Za-z])|\*{3}|\.{3}|\A(?:#{3,}|\?{3,}|-{3,}|_{3,})\Z"
)
# Prose that says what to fill in: "name of the bucket", "type great bucket name", "REPLACE WITH A PATH".
_DESCRIBED = re.compile(
    r"(?i:(?:(?:the|your) )?(?:arn|id|name|path|uri|url) (?:for|of) (?:a|an|the|your) .+)"
    r"|(?i:(?:a|an|some|the|your) (?:.+ )?bucket|.* bucket(?: name| here| name here))"
    r"|(?i:(?:please )?(?:add|change|enter|fill|insert|put|replace|type)(?: (?:in|me|this|with))? (?:a|an|the|your) .+)"
)

_SEPARATORS = re.compile(r"[ _-]")
_SHORTEST_NAME = 3


def is_to_be_filled_in(text: str) -> bool:
    """Return whether a text of the source is none that is sent: somebody fills it in before."""
    if _PLACE.search(text) is not None or _DESCRIBED.fullmatch(text) is not None:
        return True
    return _TO_BE_REPLACED.search(text) is not None and not any(map(str.isspace, text))


def is_name_of(member: str, text: str) -> bool:
    """Return whether a text is the name of the member that it is given to, as examples have it: `RoleArn="ROLE_ARN"`.

    A word in small letters may be a value: `Bucket="bucket"`.
    """
    words = _SEPARATORS.sub("", text).lower()
    return len(words) > _SHORTEST_NAME and (text.isupper() or " " in text) and member.lower().endswith(words)
