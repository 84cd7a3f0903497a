"""Index: what certificates add to Wagtail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton

from certificates.counting import count_certificates
from certificates.erasing import erase_certificates
from certificates.staff.viewsets import CertificateGroup
from certificates.telling import tell_certificates
from courses.models import Cohort
from lms.accounts import roles

hooks.register("cohort_counts", count_certificates)
hooks.register("person_erase", erase_certificates)
hooks.register("person_export", tell_certificates)


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateGroup:
    return CertificateGroup()


@hooks.register("cohort_actions")
def issue_for_this_cohort(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    """The button on a cohort's page that leads to issuing for its people."""
    if not roles.may_issue_certificates(request.user):
        return []
    url = f"{reverse('certificate_batch:new')}?cohort={cohort.pk}"
    return [HeaderButton(_("Issue certificates"), url=url, icon_name="success", priority=80)]
