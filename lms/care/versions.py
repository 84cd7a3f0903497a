"""What this version of the code knows of the database's history."""

from django.db.migrations.loader import MigrationLoader


def known_migrations() -> set[tuple[str, str]]:
    """Return every migration that the code has, and those that one of them stands for."""
    loader = MigrationLoader(None)
    replaced = {tuple(key) for each in loader.disk_migrations.values() for key in each.replaces}
    return set(loader.disk_migrations) | replaced
