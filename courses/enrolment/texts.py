"""What staff read of a person's own words: names and institution (hook `learner_texts`)."""

from django.utils.translation import gettext_lazy as _

from courses.enrolment import access
from courses.enrolment.models import Enrolment
from lms.accounts import renaming
from lms.accounts.learner_texts import HIDDEN, LearnerText
from lms.accounts.models import User


def texts_of_people() -> list[LearnerText]:
    # The last part of each kind is the field, so that a later text of another model fits beside.
    return [
        _of_person("display_name", _("nickname")),
        _of_person("institution", _("school or institution"), hide=_hide_institution),
        _of_person("certificate_name", _("name on the certificate"), hide=_hide_certificate_name),
        _of_person("username", _("username"), hide=renaming.rename),
    ]


def _of_person(field: str, label, **how) -> LearnerText:
    return LearnerText(
        group="person",
        kind=f"accounts.user.{field}",
        label=label,
        model=User,
        field=field,
        owner="pk",
        may_read=_may_read,
        **how,
    )


def _may_read(reader: User, person_id: int) -> bool:
    return access.enrolments_for(reader).filter(learner=person_id).exists()


def _hide_institution(person_id: int, text: str) -> None:
    """Enrolments have frozen it as well."""
    User.objects.filter(pk=person_id).update(institution=HIDDEN)
    Enrolment.objects.filter(learner=person_id, institution=text).update(institution=HIDDEN)


def _hide_certificate_name(person_id: int, text: str) -> None:
    """Emptied: nothing but a name is printed on a certificate, and its owner is asked again."""
    User.objects.filter(pk=person_id).update(
        certificate_name="", certificate_name_confirmed_at=None
    )
