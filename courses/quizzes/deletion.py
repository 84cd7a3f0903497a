"""Deleting in the admin: what is still needed stays, and the page says what needs it."""

from django.db.models import PROTECT, ForeignObjectRel, Model, ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic

CONFLICT = 409


def what_needs(row: Model, *, leaving_out: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """Return the kinds of rows, in words, that keep this one from being deleted, and how many.

    Counts in the database, one statement a relation: a quiz may have 100,000 attempts.
    `leaving_out` names foreign keys that do not count.
    """
    needs = []
    for relation in row._meta.get_fields(include_hidden=True):
        if not _keeps(relation):
            continue
        model, field = relation.related_model, relation.field
        if f"{model._meta.model_name}.{field.name}" in leaving_out:
            continue
        count = model._base_manager.filter(**{field.name: row.pk}).count()
        if count:
            needs.append((str(model._meta.verbose_name_plural), count))
    return needs


def _keeps(relation: ForeignObjectRel) -> bool:
    """Whether rows at the other end need this one: by PROTECT, or by naming it among several."""
    if not relation.auto_created or relation.concrete:
        return False
    return relation.many_to_many or relation.on_delete is PROTECT


class RefusingDeleteView(generic.DeleteView):
    """Asks first what needs the row; refuses in words, with nothing half done."""

    template_name = "courses/quizzes/confirm_delete.html"

    def needs(self) -> list[tuple[str, int]]:
        return what_needs(self.object)

    def get(self, request, *args, **kwargs) -> HttpResponse:
        needs = self.needs()
        context = self.get_context_data(needs=needs)
        return self.render_to_response(context, status=CONFLICT if needs else 200)

    def form_valid(self, form) -> HttpResponse:
        needs = self.needs()
        if not needs:
            try:
                return super().form_valid(form)
            except ProtectedError:
                # Somebody began to use it between the question and the deletion.
                messages.error(self.request, _("Somebody has just begun to use this. It stays."))
                return HttpResponseRedirect(self.get_success_url())
        context = self.get_context_data(needs=needs)
        return self.render_to_response(context, status=CONFLICT)
