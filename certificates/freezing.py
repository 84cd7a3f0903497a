"""What a certificate will say, read from the records at the moment of issuing."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from certificates.facts import CertificateFacts, ModuleLine
from certificates.template import CertificateTemplate
from courses.models import Enrolment, LessonPage
from courses.progress.path import CoursePath
from courses.progress.results import result_of
from lms.accounts import regions


def template_for(enrolment: Enrolment) -> CertificateTemplate:
    """Return the programme's own template, else the one for all, else the built-in words."""
    programme_id = enrolment.cohort.programme_id or enrolment.course.programme_id
    templates = CertificateTemplate.objects.filter(programme__in=[programme_id]).first()
    return (
        templates
        or CertificateTemplate.objects.filter(programme=None).first()
        or (CertificateTemplate())
    )


def facts_of(
    enrolment: Enrolment,
    *,
    template: CertificateTemplate,
    serial: str,
    code: str,
    issued_on: date,
) -> CertificateFacts:
    course = enrolment.course
    path = CoursePath(course, enrolment=enrolment)
    programme = enrolment.cohort.programme or course.programme
    return CertificateFacts(
        serial=serial,
        code=code,
        kind="completion",
        holder_name=enrolment.learner.certificate_name,
        institution=enrolment.institution,
        region_name=regions.name_of(enrolment.region_code),
        course_title=course.title,
        programme_name=programme.name if programme else "",
        started_on=timezone.localdate(enrolment.enrolled_at),
        completed_on=timezone.localdate(enrolment.completed_at),
        issued_on=issued_on,
        issued_place=template.place,
        lesson_hours=course.lesson_hours,
        score_percent=result_of(path).best_percent,
        pass_mark_percent=course.pass_mark_percent,
        organiser=template.organiser,
        signatory_name=template.signatory_name,
        signatory_position=template.signatory_position,
        modules=tuple(
            ModuleLine(title=module.page.title, minutes=module.minutes)
            for module in path.modules
            if not module.page.is_extra
        ),
        check_url=check_url(code),
        is_draft_content=any(
            lesson.review_status == LessonPage.Review.DRAFT for lesson in path.lessons
        ),
    )


def check_url(code: str) -> str:
    """Return the public address that a QR code opens, always the Indonesian one."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("certificates:check", args=[code])
