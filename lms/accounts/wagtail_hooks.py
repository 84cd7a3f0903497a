"""What accounts add to Wagtail's admin, and what they take away."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.accounts import copying, erasing, flag_views, flagging, forgetting, roles, telling
from lms.accounts.consent_viewset import ConsentViewSet
from lms.accounts.erasure_viewset import ErasureViewSet
from lms.accounts.staff_invitation_viewset import InvitationViewSet

hooks.register(erasing.HOOK, forgetting.forget_account, order=erasing.LAST)
hooks.register(erasing.HOOK, flagging.forget_flags)
hooks.register(copying.HOOK, telling.tell_account, order=-1)
hooks.register("register_admin_menu_item", flag_views.flags_menu_item)


@hooks.register("register_admin_viewset")
def register_consents() -> ConsentViewSet:
    return ConsentViewSet()


@hooks.register("register_admin_viewset")
def register_erasures() -> ErasureViewSet:
    return ErasureViewSet()


@hooks.register("register_admin_viewset")
def register_staff_invitations() -> InvitationViewSet:
    return InvitationViewSet()


@hooks.register("register_admin_urls")
def register_text_flags() -> list:
    return [path("text-flags/", include((flag_views.urlpatterns, "text_flags")))]


@hooks.register("construct_reports_menu")
def hide_site_history(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    if not roles.sees_every_cohort(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "site-history"]


@hooks.register("insert_global_admin_js")
def sign_out_as_everywhere() -> SafeString:
    """The admin's own sign-out would wipe what a learner still has to send from this phone."""
    return format_html('<script type="module" src="{}"></script>', static("js/sign-out.js"))
