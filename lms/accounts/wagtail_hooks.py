"""What accounts add to Wagtail's admin, and what they take away."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.accounts import copying, erasing, forgetting, roles, telling
from lms.accounts.consent_viewset import ConsentViewSet

hooks.register(erasing.HOOK, forgetting.forget_account, order=erasing.LAST)
hooks.register(copying.HOOK, telling.tell_account, order=-1)


@hooks.register("register_admin_viewset")
def register_consents() -> ConsentViewSet:
    return ConsentViewSet()


@hooks.register("construct_reports_menu")
def hide_site_history(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    if not roles.sees_every_cohort(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "site-history"]
