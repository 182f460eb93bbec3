"""The address of an API's reference page, by which the documentation of an SDK names the service and its version."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = re.compile(r"/goto/WebAPI/([A-Za-z0-9][A-Za-z0-9.-]*?)-(\d{4}-\d{2}-\d{2})(?=[/\s]|\Z)")


class Reference(NamedTuple):
    """The service and the API version that an address names: `.../goto/WebAPI/connect-2017-08-08/CreateContact`."""

    service: str
    api_version: str

    @property
    def uid(self) -> str:
        """Both in one, as a model's metadata has them."""
        return f"{self.service}-{self.api_version}"


def read_reference(text: str) -> Reference | None:
    """Return what the first address in `text` names, if there is one."""
    found = _ADDRESS.search(text)
    return Reference(found[1], found[2]) if found else None
