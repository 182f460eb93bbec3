"""Which members can't be given together, where a text says it by what happens, or of more than one other."""

from __future__ import annotations

from shapesmith.rules.forms.exclusive import with_self
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.members import SAME, WHO, members_in, rule_for
from shapesmith.rules.language.binding import BEHAVIOUR
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject

_ERROR = r"(?:an? )?(?:[\w-]+ )?(?:`?\w+`? )?(?:error|exception|`?\w+(?:exception|error)`?)"


def _neither_nor_both(match: Match, subject: Subject) -> Made | None:
    """Return the rule of "If you provide neither A nor B, or you provide both, an error occurs"."""
    places, again = members_in(match["items"], subject), members_in(match["again"], subject)
    if places is None or again is None or {one.path for one in places} != {one.path for one in again}:
        return None
    return rule_for("exactly_one", places, subject)


FORMS = (
    Form(
        "exclusions.fails-with",
        ("mutually exclusive",),
        patterns(
            r"mutually exclusive with (?P<items>`?\w+`?)[;,] (?:and )?(?:the )?(?:service|request|operation|call)"
            rf" (?:returns|throws|fails with) {_ERROR} (?:if|when) both(?: parameters| fields)? are {{GIVEN}}",
        ),
        of_sentence=with_self,
        matches=("Mutually exclusive with `Key`; the service returns ValidationException if both are provided.",),
        differs=("Mutually exclusive with `Other`; the service returns ValidationException if both are provided.",),
        reads=BEHAVIOUR,
    ),
    Form(
        "exclusions.any-of",
        ("any of",),
        patterns(
            r"(?:you )?(?:{NOT}|do not|don't) {GIVE} both this (?:parameter|field) and any of the [a-z ]{3,40}"
            rf" \((?P<items>`\w+`(?:, `\w+`)*)\){SAME}",
        ),
        of_sentence=with_self,
        matches=("You can't specify both this parameter and any of the others (`Key`, `Mode`) in the same request.",),
        differs=("You can't specify both this parameter and any of the other parameters (`Other`).",),
    ),
    Form(
        "exclusions.neither-nor-both",
        ("provide both", "specify both"),
        patterns(
            rf"if {WHO}(?:do not|don't) (?:provide|specify) (?P<items>[^;:,]{{3,80}}), or (?:if )?(?:you )?(?:provide"
            rf"|specify) both (?P<again>[^;:,]{{3,80}}), {_ERROR} (?:will occur|occurs|is (?:returned|thrown))",
        ),
        of_sentence=_neither_nor_both,
        matches=(
            "If you do not provide a name or key, or you provide both name and key, an `InvalidParametersException`"
            " will occur.",
            "If you don't specify a name or key, or specify both name and key, an error is returned.",
        ),
        differs=(
            "If you do not provide a name or key, or you provide both name and mode, an error occurs.",
            "If you do not provide a name or key, or you provide both name and owner, an error occurs.",
            "If you do not provide a name or owner, or you provide both name and key, an error occurs.",
        ),
        reads=BEHAVIOUR,
    ),
)
