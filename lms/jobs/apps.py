from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "lms.jobs"
    label = "jobs"
    verbose_name = _("Background work")

    def ready(self) -> None:
        from lms.jobs import folder_queue, queue

        folder_queue.install()
        queue.make_folders()
        # Each app's tasks module registers its kinds of work, in every process alike.
        autodiscover_modules("tasks")
