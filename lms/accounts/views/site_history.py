from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView

from lms.accounts import roles

_page = LogEntriesView.as_view()
_results = LogEntriesView.as_view(results_only=True)


@require_admin_access
def site_history(request: HttpRequest, *, results_only: bool = False) -> HttpResponse:
    """Wagtail's history of all rows, for those who are responsible for all of them.

    It goes by kinds of rows: a trainer would read of other trainers' cohorts and consents.
    """
    if not roles.sees_every_cohort(request.user):
        raise PermissionDenied
    return (_results if results_only else _page)(request)
