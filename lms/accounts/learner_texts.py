"""Which texts of learners staff can read. Each app adds its own with the hook `learner_texts`.

One line a text: `LearnerText("wish", "wish.text", _("A wish"), Wish, "text", ...)`. It can then be
flagged for the companion at `text_flags:new`, read there, and hidden.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.functional import Promise
from wagtail import hooks
from wagtail.models import Revision
from wagtail.search import index

HOOK = "learner_texts"
# Stands where a text was, also in the database: in the language of the site.
HIDDEN = "[disembunyikan pendamping]"


@dataclass(frozen=True)
class LearnerText:
    """group: texts flagged on one page. owner: the lookup from the row to its person."""

    group: str
    kind: str
    label: str | Promise
    model: type[Model]
    field: str
    owner: str
    may_read: Callable[..., bool]
    # Where hiding is more than writing HIDDEN: takes the row's id and the text that goes.
    hide: Callable[[int, str], None] | None = None

    def read(self, row_id: int) -> str:
        """Return the text as it stands now; empty when it is gone."""
        rows = self.model._default_manager.filter(pk=row_id)
        return rows.values_list(self.field, flat=True).first() or ""

    def owner_id(self, row_id: int) -> int | None:
        rows = self.model._default_manager.filter(pk=row_id)
        return rows.values_list(self.owner, flat=True).first()

    def put_away(self, row_id: int) -> None:
        """Write HIDDEN over the text, and take it out of older versions and the search."""
        if self.hide is not None:
            self.hide(row_id, self.read(row_id))
        else:
            self.model._default_manager.filter(pk=row_id).update(**{self.field: HIDDEN})
        kind = ContentType.objects.get_for_model(self.model)
        Revision.objects.filter(content_type=kind, object_id=str(row_id)).delete()
        if issubclass(self.model, index.Indexed):
            index.insert_or_update_object(self.model._default_manager.get(pk=row_id))


def all_texts() -> dict[str, LearnerText]:
    every = [text for tell in hooks.get_hooks(HOOK) for text in tell()]
    return {text.kind: text for text in every}


def texts_of(group: str, row_id: int, *, reader) -> list[LearnerText]:
    """Return the texts of this row that are there and that this member of staff may read."""
    return [
        text
        for text in all_texts().values()
        if text.group == group and text.may_read(reader, row_id) and text.read(row_id)
    ]
