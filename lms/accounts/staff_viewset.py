"""Wagtail's Users section: staff only. Learners are met in rosters, by those responsible."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.views import users

from lms.accounts.models import User


class _StaffIndex(users.IndexView):
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


class _StaffEdit(users.EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def get_queryset(self):
        return super().get_queryset().filter(pk__in=User.objects.staff())


class _StaffHistory(users.HistoryView):
    def get_base_object_queryset(self):
        return super().get_base_object_queryset().filter(pk__in=User.objects.staff())


class _NoDelete(users.DeleteView):
    """What staff did stays signed by them: an account is switched off, not deleted."""

    def dispatch(self, request, *args, **kwargs):
        raise PermissionDenied


class StaffViewSet(users.UserViewSet):
    index_view_class = _StaffIndex
    edit_view_class = _StaffEdit
    history_view_class = _StaffHistory
    delete_view_class = _NoDelete
    copy_view_enabled = False
    inspect_view_enabled = False
