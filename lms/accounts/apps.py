from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "lms.accounts"
    label = "accounts"
    default = True

    def ready(self) -> None:
        from lms.accounts import receivers, role_permissions

        post_migrate.connect(role_permissions.grant, dispatch_uid="accounts.grant")
        receivers.connect()


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's Users section, with staff only."""

    default = False
    user_viewset = "lms.accounts.staff_viewset.StaffViewSet"
