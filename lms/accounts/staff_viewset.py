"""Wagtail's Users section: staff only. Learners are met in rosters, by those responsible."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.views import users

from lms import audit
from lms.accounts import roles
from lms.accounts.models import User
from lms.listings import CardTable


class _StaffIndex(users.IndexView):
    table_class = CardTable

    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=User.objects.staff())

    @cached_property
    def columns(self):
        # «All» in a bulk action would mean all accounts, learners too.
        return [
            column
            for column in super().columns
            if not isinstance(column, BulkActionsCheckboxColumn)
        ]

    def get_delete_url(self, instance):
        return None


class _InviteInstead(users.CreateView):
    """Nobody chooses a password for somebody else: staff are invited."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("staff_invitations:add")

    post = get


class _StaffEdit(users.EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False
        self.roles_before = _role_ids(self.object)
        self.was_active = self.object.is_active

    def get_queryset(self):
        staff = super().get_queryset().filter(pk__in=User.objects.staff())
        # Whoever looks after staff is not above those who look after the site.
        return staff if self.request.user.is_superuser else staff.filter(is_superuser=False)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        # Many people have one name, and some no address.
        form.fields["email"].required = form.fields["last_name"].required = False
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
            form.fields["groups"].queryset = Group.objects.filter(name__in=roles.ROLES)
            if self.editing_self:
                del form.fields["groups"]
        return form

    def save_instance(self):
        person = super().save_instance()
        after = _role_ids(person)
        if after != self.roles_before or person.is_active != self.was_active:
            audit.record(
                "staff.change",
                by=self.request.user,
                subject=person,
                roles_before=self.roles_before,
                roles=after,
                is_active=person.is_active,
            )
        if not person.is_active:
            # Else they would live again on the day the account is switched on.
            for session in UserSession.objects.filter(user=person):
                session.end()
        return person


def _role_ids(person: User) -> list[int]:
    return sorted(person.groups.values_list("pk", flat=True))


class _StaffHistory(users.HistoryView):
    def get_base_object_queryset(self):
        return super().get_base_object_queryset().filter(pk__in=User.objects.staff())


class _NoDelete(users.DeleteView):
    """What staff did stays signed by them: an account is switched off, not deleted."""

    def dispatch(self, request, *args, **kwargs):
        raise PermissionDenied


class StaffViewSet(users.UserViewSet):
    index_view_class = _StaffIndex
    add_view_class = _InviteInstead
    edit_view_class = _StaffEdit
    history_view_class = _StaffHistory
    delete_view_class = _NoDelete
    copy_view_enabled = False
    inspect_view_enabled = False
