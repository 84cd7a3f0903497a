"""Records in the admin that a verb writes, whose reading is noted, and that nobody deletes."""

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from lms import audit


class WrittenByVerb(WagtailAdminModelForm):
    def _post_clean(self) -> None:
        """The verb writes the row; the bare instance of this form is never validated."""


class Noted:
    """A page of a record, or of their list, that leaves `noted_as` in the audit log."""

    noted_as = ""

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        audit.record(self.noted_as, by=request.user, subject=getattr(self, "object", None))
        return response


class _Policy(ModelPermissionPolicy):
    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class KeptRecordViewSet(ModelViewSet):
    """The first form begins a record, the second ends it; `form_class` is for neither."""

    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    begin_form: type[WagtailAdminModelForm]
    end_form: type[WagtailAdminModelForm]

    @property
    def permission_policy(self):
        return _Policy(self.model)

    def get_form_class(self, for_update: bool = False):
        return self.end_form if for_update else self.begin_form
