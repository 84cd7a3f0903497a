"""What is not deleted: pages that evidence stands on, and files that readers see."""

from collections import Counter
from collections.abc import Callable

from django.db import models
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from courses.catalogue.programme import Programme

CONFLICT = 409


def evidence_on(pages: QuerySet[Page]) -> Counter[str]:
    """Count, by kind in words, the rows that would lose these pages; empty when none would."""
    try:
        Collector(using=pages.db).collect(pages)
    except ProtectedError as error:
        return Counter(str(row._meta.verbose_name_plural) for row in error.protected_objects)
    return Counter()


def live_pages_using(thing: models.Model) -> QuerySet[Page]:
    """Return the published pages that show this image, document or recording."""
    references = ReferenceIndex.get_references_to(thing).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    return Page.objects.live().filter(pk__in=list(references.values_list("object_id", flat=True)))


def _programmes_marked_with(thing: models.Model) -> list[Programme]:
    """Return the programmes whose logo this picture is."""
    if not isinstance(thing, get_image_model()):
        return []
    return list(Programme.objects.filter(logos__image=thing).distinct())


def before_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say why, and offer to withdraw the page instead, when evidence stands on it."""
    evidence = evidence_on(Page.objects.descendant_of(page, inclusive=True))
    return _refuse(request, page, evidence=evidence) if evidence else None


def before_bulk_action(
    request: HttpRequest, action_type: str, things: list[models.Model]
) -> HttpResponse | None:
    """Refuse the whole deletion when one of the chosen things may not go: half is worse."""
    if action_type != "delete":
        return None
    for thing in things:
        guard = before_delete_page if isinstance(thing, Page) else before_delete_file
        refusal = guard(request, thing)
        if refusal is not None:
            return refusal
    return None


def before_delete_file(request: HttpRequest, thing: models.Model) -> HttpResponse | None:
    pages, programmes = live_pages_using(thing), _programmes_marked_with(thing)
    if not pages and not programmes:
        return None
    return _refuse(request, thing, pages=pages, programmes=programmes)


def guarded(view: Callable, *, model: type[models.Model], key: str) -> Callable:
    """Return Wagtail's own view for deleting a file, which first asks who uses it."""

    def delete(request: HttpRequest, **kwargs) -> HttpResponse:
        thing = model.objects.filter(pk=kwargs[key]).first()
        refusal = before_delete_file(request, thing) if thing is not None else None
        return refusal or view(request, **kwargs)

    return delete


def _refuse(
    request: HttpRequest,
    thing: models.Model,
    *,
    evidence: Counter[str] | None = None,
    pages: QuerySet[Page] | None = None,
    programmes: list[Programme] | None = None,
) -> HttpResponse:
    may_withdraw = (
        isinstance(thing, Page)
        and thing.live
        and thing.permissions_for_user(request.user).can_unpublish()
    )
    context = {
        "thing": thing,
        "evidence": evidence.most_common() if evidence else [],
        "pages": pages,
        "programmes": programmes,
        "withdraw_url": (
            reverse("wagtailadmin_pages:unpublish", args=[thing.pk]) if may_withdraw else ""
        ),
    }
    return TemplateResponse(request, "courses/admin/cannot_delete.html", context, status=CONFLICT)
