from django.apps import AppConfig


class LmsConfig(AppConfig):
    name = "lms"
    verbose_name = "Kelas AMAN"

    def ready(self) -> None:
        # Wired here because the log and the ledger do not know each other.
        from lms.audit import chain
        from lms.care import tasks  # noqa: F401
        from lms.jobs import schedule

        schedule.periodic("audit.seal", every_seconds=60, function=chain.seal)
