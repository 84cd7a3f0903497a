from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.models import HelpChannel
        from lms.pantry import watching

        watching.watch(HelpChannel)
