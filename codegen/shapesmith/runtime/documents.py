"""The entries of values of any form: documents, JSON as text, open structures."""

from __future__ import annotations

from . import findings, messages
from .entries import Entry
from .findings import Finding
from .values import HIDDEN, INFINITY, KEY, entries_of, items_of, step_to

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .findings import Findings


class Document(Entry):
    """A document: any JSON; a value in it that is not JSON is a finding at its path."""

    __slots__ = ()
    kind = "document"
    takes_none = True

    def find(self, where: Any, value: Any) -> Findings:
        """Search the whole document."""
        found: Findings = []
        steps = (where,) if isinstance(where, str) else where
        try:
            self._walk(steps, value, found)
        except RecursionError:
            found.append(Finding(where, "type", messages.too_deep(), botocore=True))
        return found

    def _walk(self, steps: Any, value: Any, found: Findings) -> None:
        if isinstance(value, dict):
            for key, item in entries_of(value):
                inner = (*steps, HIDDEN if self.sensitive else step_to(key))
                if not isinstance(key, str):
                    said = messages.wrong_type("string", key, self.sensitive)
                    # JSON makes text of some keys; the rest cannot be sent.
                    sent = key is None or isinstance(key, (int, float))
                    kind = "type" if sent else "key"
                    found.append(Finding((*inner, KEY), kind, said, botocore=not sent))
                self._walk(inner, item, found)
        elif isinstance(value, list):
            for index, item in enumerate(items_of(value)):
                self._walk((*steps, index), item, found)
        elif value is not None and not isinstance(value, (str, int, float)):
            found += findings.wrong_type(steps, value, self.kind, hide=self.sensitive)
        elif isinstance(value, float) and not -INFINITY < value < INFINITY:
            # JSON has no such numbers, but botocore sends them.
            said = messages.wrong_type(self.kind, value, self.sensitive)
            found.append(Finding(steps, "type", said))


class Open(Entry):
    """A structure of which only the name is known: a dict with any members."""

    __slots__ = ()
    kind = "structure"
    types = exact = (dict,)


class Json(Entry):
    """A jsonvalue: any value that can be encoded as JSON."""

    __slots__ = ()
    kind = "json"
    takes_none = True

    def find(self, where: Any, value: Any) -> Findings:
        """Find whether it can be encoded."""
        from json import dumps

        try:
            dumps(value, allow_nan=False)
        except (TypeError, ValueError, RecursionError):
            said = messages.wrong_type(self.kind, value, self.sensitive)
            try:
                dumps(value)
            except (TypeError, ValueError, RecursionError):
                return [Finding(where, "type", said, botocore=True)]
            return [Finding(where, "type", said)]  # botocore sends a NaN as it is
        return []
