"""Every service of the installed botocore generates, compiles, and every public name of its package imports."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from shapesmith.options import PACKAGE
from shapesmith.specs.installed import botocore_services

from tests.conftest import PackagesOf
from tests.corpus.models import BOTOCORE, REPOSITORY, Model, latest, sampled
from tests.corpus.package import generate, imported_from, package_of
from tests.corpus.tools import check

# The odd ones: a service called like a keyword (lambda), every protocol (json, query, rest-json, rest-xml, ec2, cbor),
# shapes in lower case (apigateway, apigatewayv2), documents and event streams (bedrock-runtime, kinesis), jsonvalue
# (lex-runtime), requests whose response only their base class names (cloudfront, iam, redshift), and the largest of all
# (ec2).
SAMPLE = frozenset(
    {
        "apigateway",
        "apigatewayv2",
        "bedrock-runtime",
        "cloudfront",
        "ec2",
        "iam",
        "kinesis",
        "lambda",
        "lex-runtime",
        "marketplace-entitlement",
        "redshift",
        "sso-oidc",
    }
)


@pytest.fixture(scope="session")
def every_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with all services, as `generate --all` makes it."""
    out = tmp_path_factory.mktemp("every") / "generated"
    command = ["generate", "--all", "--from", "botocore", "--out", str(out), "--jobs", "2"]
    run = subprocess.run([sys.executable, "-m", "shapesmith", *command], cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"{len(botocore_services())} services generated, 0 up to date; ")
    return out


@pytest.fixture(scope="session")
def sampled_packages(packages_of: PackagesOf) -> Path:
    """Return an output folder with the sampled services."""
    return packages_of(sorted(SAMPLE))


@pytest.fixture
def out(model: Model, request: pytest.FixtureRequest) -> Path:
    """Return the output folder that holds the package of `model`."""
    folder: Path = request.getfixturevalue("sampled_packages" if model.service in SAMPLE else "every_package")
    return folder


@pytest.mark.parametrize("model", sampled(latest(), SAMPLE))
def test_every_module_compiles_without_a_warning(model: Model, out: Path) -> None:
    files = sorted((out / package_of(model.service).replace(".", "/")).rglob("*.py"))
    assert files
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for file in files:
            compile(file.read_text(encoding="utf-8"), str(file), "exec", dont_inherit=True)


@pytest.mark.parametrize("model", sampled(latest(), SAMPLE))
def test_every_public_name_imports(model: Model, out: Path) -> None:
    package = package_of(model.service)
    with imported_from(out, model.service) as root:
        homes = {name: getattr(root, name) for name in root._package.names()}
        assert set(homes) <= set(dir(root))
        for name, value in homes.items():
            home = sys.modules[f"{package}.{root._package.module(name)}"]
            assert name in home.__all__
            assert getattr(home, name) is value
        # Nothing is defined that the package does not offer.
        modules = {name: module for name, module in sys.modules.items() if name.startswith(f"{package}.")}
        offered = {name for module in modules.values() for name in getattr(module, "__all__", ())}
        assert offered == set(homes)
        # And no module was left unimported, but those of operations that bring no shape of their own.
        assert {name for name in modules if "." in name.removeprefix(f"{package}.")} >= {
            f"{package}.{root._package.module(name)}" for name in homes
        }
        with pytest.raises(AttributeError, match="has no attribute 'NoSuchName'"):
            root.NoSuchName


@pytest.mark.slow
def test_older_api_versions_generate_too(tmp_path: Path) -> None:
    older = [folder for folder in sorted(BOTOCORE.glob("*/*/")) if folder not in {folder_of(each) for each in latest()}]
    models = [Model(BOTOCORE, folder.parent.name, folder.name) for folder in older if has_model(folder)]
    assert len(models) == 33
    for model in models:
        generate([model], tmp_path / str(model))
        with imported_from(tmp_path / str(model), model.service) as root:
            for name in root._package.names():
                getattr(root, name)


def test_ruff_finds_nothing_in_the_sampled_packages(sampled_packages: Path) -> None:
    check("ruff", "check", "--no-cache", ".", cwd=sampled_packages)


@pytest.mark.slow
def test_ruff_finds_nothing_in_any_package(every_package: Path) -> None:
    check("ruff", "check", "--no-cache", ".", cwd=every_package)


def folder_of(model: Model) -> Path:
    """Return the folder of a model."""
    return model.root / model.service / model.api_version


def has_model(folder: Path) -> bool:
    """Return whether a service model lies in `folder`."""
    return any(folder.glob("service-2.json*"))


def test_the_root_of_all_packages_says_what_it_is(sampled_packages: Path) -> None:
    assert (sampled_packages / PACKAGE / "py.typed").read_text() == ""
    assert (sampled_packages / PACKAGE / "__init__.py").read_text().startswith('"""Typed shapes of AWS services')
