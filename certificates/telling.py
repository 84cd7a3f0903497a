"""What certificates tell a person about themselves (hook `person_export`)."""

from django.utils.translation import gettext as _

from certificates.certificate import Certificate
from lms.accounts.copying import Section
from lms.accounts.models import User


def tell_certificates(person: User) -> list[Section]:
    columns = [
        ("serial", _("Number")),
        ("code", _("Code")),
        ("state", _("State")),
        ("issued_at", _("Issued")),
        ("name", _("Name printed")),
    ]
    rows = [
        (each.serial, each.code, each.state, each.issued_at, each.holder_name)
        for each in Certificate.objects.of(person).order_by("pk")
    ]
    return [Section("certificates", _("My certificates"), columns, rows)]
