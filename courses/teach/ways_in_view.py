"""How people come into a cohort: join code and poster, one person by hand, cards to print."""

from django.core.files.storage import storages
from django.db import IntegrityError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import card_paper, cards, join_codes
from courses.enrolment.adding import AskFirst, add_person
from courses.enrolment.enrolment import EnrolmentQuerySet
from courses.enrolment.models import Cohort
from courses.enrolment.seats import CohortFull
from courses.enrolment.told_apart import names_of
from courses.teach.of_cohort import OfCohort
from courses.teach.ways_in_form import JoinCodeForm, PersonForm
from lms import audit
from lms.accounts import roles
from lms.jobs.models import Job
from lms.paper.qr import qr_svg

PEOPLE_SHOWN = 200


def ways_in_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:ways_in", args=[cohort.pk])
    return [HeaderButton(_("Ways in"), url=url, icon_name="group", priority=20)]


class WaysInView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/ways_in.html"
    page_title = gettext_lazy("Ways in")
    header_icon = "group"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = self.get_context_data()
        audit.record("cohort.ways_in", by=request.user, subject=self.cohort)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        deeds = {
            "renew": self._renew,
            "close": self._close,
            "add": self._add,
            "cards": self._cards,
            "reset": self._reset,
        }
        # First of all, so that another cohort answers 404 whatever is asked.
        _cohort = self.cohort
        deed = deeds.get(request.POST.get("do", ""))
        response = deed(request) if deed else None
        return response or redirect(request.path)

    def _renew(self, request: HttpRequest) -> HttpResponse | None:
        form = JoinCodeForm(request.POST, cohort=self.cohort)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(code_form=form))
        now = timezone.now()
        join_codes.renew(self.cohort, expires_at=form.expires_at, by=request.user, at=now)
        messages.success(request, _("The new code is ready. An earlier one no longer works."))
        return None

    def _close(self, request: HttpRequest) -> None:
        join_codes.close(self.cohort, by=request.user, at=timezone.now())
        messages.success(request, _("The code is closed. Whoever is in stays in."))

    def _add(self, request: HttpRequest) -> HttpResponse | None:
        form = PersonForm(request.POST)
        if form.is_valid() and self._is_added(form):
            words = _("%(name)s is noted.") % {"name": form.cleaned_data["name"]}
            messages.success(request, words)
            return None
        return self.render_to_response(self.get_context_data(person_form=form))

    def _is_added(self, form: PersonForm) -> bool:
        facts = {name: form.cleaned_data[name] for name in ("form_number", "is_another")}
        by, at = self.request.user, timezone.now()
        try:
            add_person(self.cohort, form.account, **facts, by=by, at=at)
        except AskFirst as ask:
            if ask.found.is_two_people:
                form.add_error(
                    None, _("Username and e-mail do not belong together. Leave one out.")
                )
            else:
                form.offer_to_add_anyway()
                form.add_error(
                    None,
                    _("Somebody here has the same name, region and form number. Is it the same?"),
                )
        except CohortFull:
            form.add_error(None, _("Every seat of this cohort is taken."))
        except IntegrityError:
            form.add_error("username", _("Somebody was given this username just now. Try again."))
        return not form.errors

    def _cards(self, request: HttpRequest) -> None:
        if cards.request_sheet(self.cohort, by=request.user, at=timezone.now()) is None:
            messages.warning(request, _("Everybody has chosen a password: nobody needs a card."))

    def _reset(self, request: HttpRequest) -> None:
        wanted = request.POST.get("enrolment", "")
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 18):
            raise Http404
        people = cards.may_get_code(self.cohort, by=request.user)
        cards.reset_code(get_object_or_404(people, pk=wanted), by=request.user, at=timezone.now())
        messages.success(request, _("The old password works no more. The new card is on its way."))

    def get_context_data(self, **kwargs) -> dict:
        cohort, may_get = self.cohort, cards.may_get_code(self.cohort, by=self.request.user)
        code = join_codes.open_code_of(cohort)
        address = self.request.build_absolute_uri(
            reverse("join:cohort", args=[code.code]) if code else "/"
        )
        own = cohort.card_sheets.filter(made_by=self.request.user).exclude(seed="")
        sheets = own.order_by("-pk")[:5]
        subjects = [f"sheet:{sheet.pk}" for sheet in sheets]
        jobs = Job.objects.filter(kind=cards.SHEET, subject__in=subjects).order_by("pk")
        by_subject = {job.subject: job for job in jobs}
        context = {
            "cohort": cohort,
            "code": code,
            "state": code.state_at(timezone.now()) if code else "",
            "address": address,
            # Made by us of an address and a label of ours.
            "qr": mark_safe(qr_svg(address, label=_("QR code to join"))) if code else "",
            "code_form": JoinCodeForm(cohort=cohort),
            "person_form": PersonForm(),
            "waiting": cards.without_password(may_get).count(),
            "people": _choices(may_get),
            "sheets": [(sheet, by_subject.get(f"sheet:{sheet.pk}")) for sheet in sheets],
            "keep_hours": cards.KEEP_FILES_HOURS,
        }
        return super().get_context_data(**{**context, **kwargs})


class PosterView(OfCohort, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        code = join_codes.open_code_of(self.cohort)
        if code is None:
            raise Http404
        content = card_paper.draw_poster(
            course=self.cohort.course.title,
            cohort=self.cohort.name,
            code=code.code,
            until=code.last_day,
        )
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = 'inline; filename="poster.pdf"'
        response["Cache-Control"] = "private, no-store"
        return response


class SheetView(OfCohort, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, sheet_id: int) -> HttpResponse:
        # Whoever asked for a sheet prints it: a code given by an admin is not the trainer's to see.
        own = self.cohort.card_sheets.exclude(file_name="").filter(made_by=request.user)
        sheet = get_object_or_404(own, pk=sheet_id)
        people = len(sheet.enrolment_ids)
        audit.record("card.download", by=request.user, subject=sheet, people=people)
        try:
            file = storages["private"].open(sheet.file_name)
        except OSError as problem:
            raise Http404 from problem
        response = FileResponse(file, filename=f"kartu-{sheet.pk}.pdf")
        response["Cache-Control"] = "private, no-store"
        return response


def _choices(enrolments: EnrolmentQuerySet) -> list[tuple[int, str, str]]:
    """Return enrolment, name and username of each, to choose one from."""
    people = enrolments.select_related("learner").order_by("learner__display_name", "pk")
    people = people[:PEOPLE_SHOWN]
    names = names_of(each.learner for each in people)
    return [(each.pk, names[each.learner_id], each.learner.username) for each in people]
