"""How many certificates stand, for pages that count cohorts (hook `cohort_counts`)."""

from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import gettext as _

from certificates.certificate import Certificate


def count_certificates(cohort_ids: Collection[int]) -> tuple[str, dict[int, int]]:
    """Return the column's title, and how many valid certificates each cohort has."""
    valid = Certificate.objects.filter(
        state=Certificate.State.VALID, enrolment__cohort__in=cohort_ids
    )
    counted = valid.order_by().values_list("enrolment__cohort").annotate(n=Count("pk"))
    return _("Certificates"), dict(counted)
