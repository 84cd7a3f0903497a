"""A module's page ↔ what module.yaml says."""

from dataclasses import replace

from courses.bundles.bundle import Module, ModuleFacts
from courses.bundles.site.assets import NameOf
from courses.bundles.site.carried import carried
from courses.bundles.site.page_kind import (
    Shelf,
    facts_in_english,
    facts_in_indonesian,
    facts_with_english,
)
from courses.catalogue.models import ModulePage


class _ModuleKind:
    """Lessons are pages of their own: here a module has none."""

    model = ModulePage
    noun = "module"

    def read(self, page: ModulePage, name_of: NameOf) -> Module:
        values = {
            "title": page.title,
            "summary": page.summary,
            "objectives": sorted(one.code for one in page.objectives.all()),
            "drawing": page.drawing,
            "is_extra": page.is_extra,
        }
        facts = carried(ModuleFacts, values, what=page.title)
        return Module(slug=page.slug, facts=facts, lessons=())

    def write(self, page: ModulePage, value: Module, *, now: Module | None, shelf: Shelf) -> None:
        page.title = value.facts.title
        page.summary = value.facts.summary
        page.drawing = value.facts.drawing
        page.is_extra = value.facts.is_extra
        page.objectives.set([shelf.objectives[code] for code in value.facts.objectives])

    def with_english(self, value: Module, english: Module) -> Module:
        return replace(value, facts=facts_with_english(value.facts, english.facts))

    def in_indonesian(self, value: Module) -> Module:
        return replace(value, facts=facts_in_indonesian(value.facts), lessons=())

    def in_english(
        self, value: Module, *, before: Module | None, now: Module | None
    ) -> Module | None:
        if not value.facts.title_en:
            return None
        slug = now.slug if now else value.slug
        return Module(slug=slug, facts=facts_in_english(value.facts), lessons=())


MODULE = _ModuleKind()
