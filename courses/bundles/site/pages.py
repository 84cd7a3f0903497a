"""Deeds: a page says what the bundle says, in both languages; what the bundle left is withdrawn."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page

from courses.bundles.site.changes import Changes
from courses.bundles.site.page_kind import PageKind, Shelf


@dataclass
class Pages:
    shelf: Shelf
    changes: Changes
    english: Locale

    def put(self, kind: PageKind, value: Any, *, parent: Page) -> Page:
        """Return the live page that says this, its English page beside it."""
        page = kind.model.objects.child_of(parent).filter(slug=value.slug).first()
        before = self._read(kind, page)
        page = self._say(
            page or kind.model(slug=value.slug),
            kind,
            kind.in_indonesian(value),
            now=before,
            noun=kind.noun,
            parent=parent,
        )
        self._put_english(kind, page, value, before)
        return page

    def _put_english(self, kind: PageKind, page: Page, value: Any, before: Any) -> None:
        english = page.get_translation_or_none(self.english)
        now = self._read(kind, english)
        wanted = kind.in_english(value, before=before, now=now)
        if wanted is not None:
            english = english or page.copy_for_translation(self.english)
            self._say(english, kind, wanted, now=now, noun="english page")
        elif english is not None and english.live:
            self._withdraw(english, noun="english page")

    def _read(self, kind: PageKind, page: Page | None) -> Any:
        return kind.read(page, self.shelf.assets.name_of) if page is not None else None

    def _say(
        self,
        page: Page,
        kind: PageKind,
        value: Any,
        *,
        now: Any,
        noun: str,
        parent: Page | None = None,
    ) -> Page:
        if now == value and page.live:
            return page
        if page.live and page.has_unpublished_changes and now is not None:
            self.changes.set_aside.append(page.title)
        kind.write(page, value, now=now, shelf=self.shelf)
        if page.pk is None:
            page.live = False
            parent.add_child(instance=page)
        page.save_revision().publish()
        self.changes.add("changed" if now is not None else "new", noun, _title_of(value))
        # Publishing works on a copy of the page; this one would still think it is a draft.
        return kind.model.objects.get(pk=page.pk)

    def line_up(self, pages: list[Page], *, kind: PageKind, parent: Page) -> None:
        """Put the children in this order and withdraw the live ones that are not among them."""
        kept = {page.pk for page in pages}
        for child in kind.model.objects.child_of(parent).live():
            if child.pk not in kept:
                self._withdraw(child, noun=kind.noun)
                for translation in child.get_translations().live():
                    self._withdraw(translation, noun="english page")
        _order(kept_order=[page.pk for page in pages], parent=parent)
        parent_in_english = parent.get_translation_or_none(self.english)
        if parent_in_english is not None:
            translations = [page.get_translation_or_none(self.english) for page in pages]
            _order(kept_order=[one.pk for one in translations if one], parent=parent_in_english)

    def _withdraw(self, page: Page, *, noun: str) -> None:
        """Take the page and what is below it from the public. Nothing is deleted."""
        for one in page.get_descendants(inclusive=True).live().specific():
            one.unpublish()
        self.changes.add("withdrawn", noun, page.title)


def _title_of(value: Any) -> str:
    return value.title if hasattr(value, "title") else value.facts.title


def _order(*, kept_order: list[int], parent: Page) -> None:
    children = Page.objects.child_of(parent).order_by("path").values_list("pk", flat=True)
    if [pk for pk in children if pk in set(kept_order)] == kept_order:
        return
    for pk in kept_order:
        # Each move gives paths anew, so page and parent are read again.
        Page.objects.get(pk=pk).move(Page.objects.get(pk=parent.pk), pos="last-child")
