"""A change rule: what it finds, how that may break a user, and what the user must do then."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from shapesmith.review.changes.change import Category
from shapesmith.review.changes.comparing.handlers import Handler, OfFields
from shapesmith.review.changes.witnesses.code_witnesses import Maker

Noun: TypeAlias = Literal["analysis", "service", "operation", "result", "shape", "member", "paginator", "waiter"]
"""What a rule compares: everything derived from a spec, the service itself, an operation, its input, output or error, a
shape, a reference to a shape (a member, an item, a key or a value), a paginator, a waiter."""


class ChangeRule(NamedTuple):
    """One line of the catalogue.

    `id` is NOUN_ASPECT_VERDICT and is never used for anything else. `purpose` says what it finds, `says` completes a
    sentence about the element that changed. `fields` are those of the IR that it accounts for, and `handler` compares
    them: it gets the elements that have one of them on both sides, and in which one of them differs. A change breaks in
    the categories `always`, where the shape is sent also in `sent`, where it is received also in `received`. `advice`
    says what a caller must do. `witnesses` make the code that breaks; the first that can, does.
    """

    id: str
    noun: Noun
    fields: tuple[str, ...]
    handler: Handler
    purpose: str
    says: str
    always: tuple[Category, ...] = ()
    sent: tuple[Category, ...] = ()
    received: tuple[Category, ...] = ()
    advice: str = ""
    witnesses: tuple[Maker, ...] = ()

    @property
    def categories(self) -> frozenset[Category]:
        """The categories in which a change of this rule may break."""
        return frozenset((*self.always, *self.sent, *self.received))


def rule(
    id_: str,
    about: str,
    handler: Handler | OfFields,
    purpose: str,
    says: str,
    *,
    always: str = "",
    sent: str = "",
    received: str = "",
    advice: str = "",
    witnesses: tuple[Maker, ...] = (),
) -> ChangeRule:
    """Return the rule `about` a noun and some of its fields; these are separated by spaces, and so are categories."""
    noun, *fields = about.split()
    return ChangeRule(
        id_,
        noun,  # type: ignore[arg-type]
        tuple(fields),
        handler(*fields) if isinstance(handler, OfFields) else handler,
        purpose,
        says,
        _categories(always),
        _categories(sent),
        _categories(received),
        advice=advice,
        witnesses=witnesses,
    )


def _categories(words: str) -> tuple[Category, ...]:
    return tuple(words.split())  # type: ignore[arg-type]
