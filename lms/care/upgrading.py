"""Deed: bring the data to this version of the code, with a way back."""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration, operations
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy

from lms import static_files
from lms.care import databases
from lms.care.doctor.configuration import translations_to_compile
from lms.care.manifest import app_version

# What a step does to the data, the gravest first.
KINDS = {
    "removes": (
        (operations.DeleteModel, operations.RemoveField),
        gettext_lazy("removes a table or column"),
    ),
    "rows": ((operations.RunPython, operations.RunSQL), gettext_lazy("changes rows")),
    "columns": (
        (
            operations.AlterField,
            operations.RenameField,
            operations.RenameModel,
            operations.AlterModelTable,
        ),
        gettext_lazy("changes columns"),
    ),
    "adds": (
        (operations.CreateModel, operations.AddField),
        gettext_lazy("adds tables or columns"),
    ),
    "rules": (
        (
            operations.AddConstraint,
            operations.RemoveConstraint,
            operations.AddIndex,
            operations.RemoveIndex,
            operations.RenameIndex,
            operations.AlterUniqueTogether,
        ),
        gettext_lazy("changes rules or indexes"),
    ),
}
NO_CHANGE = gettext_lazy("leaves the tables as they are")


@dataclass(frozen=True)
class Step:
    """One migration that is still to be applied."""

    name: str
    kinds: tuple[str, ...]

    @property
    def words(self) -> str:
        return ", ".join(str(KINDS[kind][1]) for kind in self.kinds) or str(NO_CHANGE)


@dataclass(frozen=True)
class Plan:
    is_new: bool
    steps: list[Step]
    joins_static_files: bool
    catalogues: list[Path]


def plan() -> Plan:
    """Say what an upgrade would do now; nothing is changed."""
    is_new = "django_migrations" not in databases.of_this_site().tables()
    return Plan(
        is_new=is_new,
        steps=[] if is_new else _steps(),
        joins_static_files=_is_joined() and static_files.changed_since_joined(),
        catalogues=translations_to_compile(),
    )


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def prepare_files(found: Plan) -> None:
    """Compile the translations and join the static files, where they are not of this version."""
    for path in found.catalogues:
        compile_catalogue(path)
    if found.joins_static_files:
        call_command("collectstatic", verbosity=0, interactive=False)


def compile_catalogue(path: Path) -> None:
    with path.open("rb") as source:
        catalogue = read_po(source, locale=path.parent.parent.name, domain="django")
    with path.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalogue)


def version_of_data() -> str:
    """Return the version whose code last upgraded or backed up the data, as far as it is known."""
    try:
        return _version_file().read_text().strip()
    except FileNotFoundError:
        return app_version()


def note_version() -> None:
    _version_file().write_text(app_version() + "\n")


def _version_file() -> Path:
    return Path(settings.VAR_DIR, "app-version")


def _steps() -> list[Step]:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [_step(migration) for migration, _backwards in pending]


def _step(migration: Migration) -> Step:
    done = [each for operation in migration.operations for each in _flat(operation)]
    kinds = tuple(
        kind
        for kind, (classes, _words) in KINDS.items()
        if any(isinstance(operation, classes) for operation in done)
    )
    return Step(name=f"{migration.app_label}.{migration.name}", kinds=kinds)


def _flat(operation) -> list:
    if isinstance(operation, operations.SeparateDatabaseAndState):
        return [each for part in operation.database_operations for each in _flat(part)]
    return [operation]


def _is_joined() -> bool:
    return settings.STORAGES["staticfiles"]["BACKEND"].endswith("ManifestStorage")
