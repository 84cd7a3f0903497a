"""From a cohort's page to issuing for its people, in one tap."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_budi_is_led_from_his_cohort_to_issuing_for_it(cohort, budi, signed_in):
    desk = signed_in(budi)
    address = f"{reverse('certificate_batch:new')}?cohort={cohort.pk}"

    page = desk.get(reverse("cohorts:inspect", args=[cohort.pk]))
    form = desk.get(address).context["form"]

    assert page.content.decode().count(f'href="{address}"') == 1
    assert form["cohort"].value() == str(cohort.pk)
