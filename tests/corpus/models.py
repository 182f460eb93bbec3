"""The service models that tests read: the vendored ones, and those of the installed botocore, each by its folder."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import botocore
import pytest
from botocore.exceptions import DataNotFoundError
from botocore.loaders import Loader
from shapesmith.analysis.analysis import Analysis
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.spec import Spec

REPOSITORY = Path(__file__).parents[2]
SHAPES = REPOSITORY / "shapes"
BOTOCORE = Path(botocore.__file__).parent / "data"

VENDORED = ("connect", "dynamodb", "s3", "sqs")


class Model(NamedTuple):
    """One API version of one service, below a folder laid out as botocore's `data` is."""

    root: Path
    service: str
    api_version: str

    def __str__(self) -> str:
        return f"{self.service}-{self.api_version}"

    @property
    def spec(self) -> Spec:
        """The files, as the generator reads them."""
        return self.found.read()

    @property
    def found(self) -> FoundSpec:
        """The files, as the generator finds them."""
        if self.root == SHAPES:
            return find(self.service, "shapes", SHAPES)
        return find(self.service, self.root / self.service / self.api_version, SHAPES)

    def document(self, name: str) -> dict[str, Any]:
        """Return `service-2` (`paginators-1`, ...) as botocore's own loader merges it with its extras; {} if absent."""
        # A loader keeps all that it ever read, hundreds of megabytes over all services: a new one for each.
        loader = Loader(extra_search_paths=[str(self.root)], include_default_search_paths=False)
        try:
            loaded: dict[str, Any] = loader.load_service_model(self.service, name, self.api_version)
        except DataNotFoundError:
            return {}
        return loaded


@cache
def vendored(service: str) -> Model:
    """Return the latest vendored model of `service`."""
    return Model(SHAPES, service, max(folder.name for folder in (SHAPES / service).iterdir() if folder.is_dir()))


@cache
def published() -> tuple[Model, ...]:
    """Return every model of the installed botocore, older API versions too."""
    return tuple(
        Model(BOTOCORE, file.parts[-3], file.parts[-2]) for file in sorted(BOTOCORE.glob("*/*/service-2.json*"))
    )


@cache
def latest() -> tuple[Model, ...]:
    """Return the model of each service of the installed botocore that botocore itself would take."""
    return tuple({model.service: model for model in published()}.values())


@cache
def model_of(service: str) -> Model:
    """Return the vendored model of `service`, or the latest that is published."""
    return vendored(service) if service in VENDORED else {model.service: model for model in latest()}[service]


@lru_cache(maxsize=8)
def analysed(model: Model) -> Analysis:
    """Return the analysis of a model, which many tests ask of the same few; no test can change it."""
    return analyse(model.spec)


def sampled(models: tuple[Model, ...], services: frozenset[str]) -> list[Any]:
    """Return `models` as pytest parameters, those whose service or `service-version` is not in `services` as slow."""
    return [
        pytest.param(model, id=str(model), marks=() if {model.service, str(model)} & services else pytest.mark.slow)
        for model in models
    ]
