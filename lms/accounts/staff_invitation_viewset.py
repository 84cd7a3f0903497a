"""Inviting staff in Wagtail's admin: the invitations, a new one, its link, and taking it back."""

from datetime import datetime

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from lms.accounts import inviting_staff, roles
from lms.accounts.forms.staff import InviteForm
from lms.accounts.staff_invitation import StaffInvitation
from lms.listings import CardTable

SHOWN_ONCE = "staff_invitation"


def _visible_to(user) -> QuerySet[StaffInvitation]:
    """The own ones; those who look after staff see everybody's."""
    invitations = StaffInvitation.objects.all()
    return invitations if roles.may_manage_staff(user) else invitations.filter(made_by=user)


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j M Y, H.i T")


class WithdrawColumn(Column):
    cell_template_name = "accounts/admin/withdraw_cell.html"

    def get_cell_context_data(self, instance: StaffInvitation, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "invitation": instance, "csrf_token": parent_context.get("csrf_token")}


class InvitationIndex(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet[StaffInvitation]:
        still_open = _visible_to(self.request.user) & StaffInvitation.objects.open()
        return still_open.select_related("made_by").prefetch_related("groups")


class InvitationCreate(CreateView):
    def get_form(self, form_class=None):
        return InviteForm(self.request.POST or None, by=self.request.user)

    def form_valid(self, form: InviteForm) -> HttpResponse:
        invitation, token = inviting_staff.invite(
            groups=form.cleaned_data["groups"],
            note=form.cleaned_data["note"],
            by=self.request.user,
            at=timezone.now(),
        )
        self.request.session[SHOWN_ONCE] = [invitation.pk, token]
        return redirect("staff_invitations:link")


@require_safe
def link(request: HttpRequest) -> HttpResponse:
    """The link of the invitation just made: shown once, to be handed over or printed."""
    if not roles.may_invite_staff(request.user):
        raise PermissionDenied
    made, token = request.session.pop(SHOWN_ONCE, (0, ""))
    invitation = StaffInvitation.objects.open().filter(pk=made, made_by=request.user).first()
    if invitation is None:
        return redirect("staff_invitations:index")
    address = request.build_absolute_uri(reverse("accounts:join_staff", args=[token]))
    context = {
        "invitation": invitation,
        "address": address,
        "qr": segno.make(address, micro=False).svg_data_uri(scale=5),
        "page_title": _("Invitation"),
        "header_title": _("Invitation"),
        "header_icon": "user",
    }
    return render(request, "accounts/admin/invitation_link.html", context)


@require_POST
def withdraw(request: HttpRequest, invitation_id: int) -> HttpResponse:
    if not roles.may_invite_staff(request.user):
        raise PermissionDenied
    invitation = get_object_or_404(_visible_to(request.user), pk=invitation_id)
    if inviting_staff.withdraw(invitation, by=request.user, at=timezone.now()):
        messages.success(request, _("The invitation is withdrawn: its link opens nothing."))
    return redirect("staff_invitations:index")


class InvitationViewSet(ModelViewSet):
    model = StaffInvitation
    name = "staff_invitations"
    icon = "user"
    menu_label = gettext_lazy("Staff invitations")
    menu_order = 610
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["groups", "note"]
    index_view_class = InvitationIndex
    add_view_class = InvitationCreate
    list_display = [
        Column("role_words", label=gettext_lazy("Roles")),
        Column("note", label=gettext_lazy("For whom")),
        Column("made_by", label=gettext_lazy("Invited by")),
        Column("made_at", label=gettext_lazy("Made"), accessor=lambda row: _day(row.made_at)),
        # Not a DateColumn: it tells how long ago, and this is still to come.
        Column(
            "expires_at",
            label=gettext_lazy("Works until"),
            accessor=lambda row: _day(row.expires_at),
        ),
        WithdrawColumn("withdraw", label=gettext_lazy("Actions")),
    ]

    def get_urlpatterns(self) -> list:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("link/", link, name="link"),
            path("<int:invitation_id>/withdraw/", withdraw, name="withdraw"),
        ]
