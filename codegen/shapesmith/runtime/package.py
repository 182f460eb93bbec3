"""The package of a service: where its names are defined, and what it offers by name."""

from __future__ import annotations

from .lazy import lazy_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .errors import ServiceError
    from .findings import Violation
    from .guard import OnViolation
    from .listing import Rule
    from .validation import Level

# The folders of a package. `MODULES` of each says which names its modules define.
_FOLDERS = ("operations", "shared")


class Package:
    """What is behind the functions of a service's package, which is called `name`.

    `service` is boto3's name of the service, `errors` the names of the classes for
    error codes that are not themselves the name of the class.
    """

    def __init__(
        self, name: str, service: str, errors: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.service = service
        # The compiled check of each structure that has one.
        self.checks: dict[str, Callable[[Any], bool]] = {}
        self._errors = errors or {}
        self._modules: dict[str, str] = {}
        self._operations: dict[str, str] = {}

    def lazy_names(self) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
        """Return `__getattr__` and `__dir__` of the package."""
        return lazy_names(self.name, self.modules)

    def modules(self) -> Mapping[str, str]:
        """Return the module below the package that defines each name."""
        if not self._modules:
            self._read_folders()
        return self._modules

    def _read_folders(self) -> None:
        from importlib import import_module

        modules, operations = {}, {}
        for folder in _FOLDERS:
            listed = import_module(f"{self.name}.{folder}").MODULES
            for module, names in listed.items():
                path = f"{folder}.{module}"
                operation, colon, rest = names.rpartition(":")
                if colon:
                    operations[operation] = path
                for name in rest.split():
                    modules[name] = path
        self._operations = operations
        self._modules = dict(sorted(modules.items()))

    def structure(self, shape: str) -> Any:
        """Return the class of a structure by its name, or that of its shape.

        Raises:
            KeyError: there is none.
        """
        from . import messages

        if not isinstance(shape, str):
            got = messages.shown(shape, False)
            raise KeyError(f"a structure must be given by its name (got {got})")
        modules = self.modules()
        name = shape if shape in modules else shape[:1].upper() + shape[1:]
        found = self._load(name) if name in modules else None
        if not hasattr(found, "_schema"):
            near = messages.did_you_mean(shape, modules)
            raise KeyError(
                f"{self.name} has no structure {messages.shown(shape, False)}{near}"
            )
        return found

    def _load(self, name: str) -> Any:
        from importlib import import_module

        return getattr(import_module(self.name), name)

    def request(self, operation: str) -> Any:
        """Return the class of an operation's request; None if it takes none."""
        from importlib import import_module

        self.modules()
        module = self._operations.get(operation)
        return module and import_module(f"{self.name}.{module}").Request

    def error(self, code: object) -> Any:
        """Return the class of the error that has a code; None if there is none."""
        from .errors import ServiceError

        if not isinstance(code, str):
            return None
        name = self._errors.get(code, code)
        found = self._load(name) if name in self.modules() else None
        is_error = isinstance(found, type) and issubclass(found, ServiceError)
        return found if is_error else None

    def violations(
        self, shape: str, params: object, partial: bool, level: Level
    ) -> list[Violation]:
        """Return what is wrong with `params` as an instance of `shape`.

        This is the rest of `validate`, which looks for a compiled check first.

        Raises:
            KeyError: the package has no structure `shape`.
            ValueError: `level` is none that there is.
        """
        from .schema import schema_of
        from .validation import check_value

        structure = self.structure(shape)
        found = check_value(structure, shape, params, partial, level)
        check = schema_of(structure).check
        if check is not None:
            self.checks[shape] = check
        return found

    def rules(self, shape: str) -> tuple[Rule, ...]:
        """Return the rules of the structure `shape` and of all structures within it.

        Raises:
            KeyError: the package has no structure `shape`.
        """
        from .listing import list_rules

        return list_rules(self.structure(shape))

    def guard(self, client: Any, level: Level, on_violation: OnViolation) -> None:
        """Check the parameters of every call of `client` from now on.

        Raises:
            ValueError: `client` is no client of the service, or `level` or
                `on_violation` is none that there is.
        """
        from .guard import guard

        guard(self.request, self.service, client, level, on_violation)

    def from_client_error(self, error: Any) -> ServiceError:
        """Return the modelled error behind a `botocore.exceptions.ClientError`."""
        from .errors import from_client_error

        return from_client_error(self.error, error)
