from django.apps import AppConfig


class LmsConfig(AppConfig):
    name = "lms"
    verbose_name = "Kelas AMAN"

    def ready(self) -> None:
        # Wired here because the log and the ledger do not know each other.
        from wagtail import hooks

        from lms import spreadsheets
        from lms.accounts import erasing
        from lms.audit import chain
        from lms.care import erasures, tasks  # noqa: F401
        from lms.jobs import schedule

        schedule.periodic("audit.seal", every_seconds=60, function=chain.seal)
        hooks.register(erasing.HOOK, erasures.remember, order=erasing.FIRST)
        spreadsheets.defuse_wagtails_exports()
