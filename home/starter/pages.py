"""The pages a new site begins with: home, catalogue, help, privacy, about; twice."""

from pathlib import Path
from urllib.parse import urlsplit

import yaml
from django.conf import settings
from markdown_it import MarkdownIt
from wagtail.models import Locale, Page, Site

from courses.catalogue.models import CourseIndexPage
from courses.catalogue.review import install_workflow
from home.models import HelpPage, HomePage, StandardPage

FOLDER = Path(__file__).parent
KINDS = {"catalogue": CourseIndexPage, "help": HelpPage, "plain": StandardPage}
DEFAULT_PORTS = {"http": 80, "https": 443}


def load_pages() -> HomePage:
    plan = yaml.safe_load((FOLDER / "pages.yaml").read_text(encoding="utf-8"))
    indonesian, _made = Locale.objects.get_or_create(language_code="id")
    english, _made = Locale.objects.get_or_create(language_code="en")
    home = _home(plan["home"], locale=indonesian)
    _translate(home, plan["home"], locale=english)
    for page_plan in plan["pages"]:
        page = _page(page_plan, parent=home)
        translation = _translate(page, page_plan, locale=english)
        if isinstance(page, CourseIndexPage):
            install_workflow(page)
            install_workflow(translation)
    return home


def _home(plan: dict, *, locale: Locale) -> HomePage:
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        root = Page.get_first_root_node()
        home = HomePage(slug=plan["slug"], locale=locale, **plan["id"])
        root.add_child(instance=home)
        home.save_revision().publish()
    _make_root_of_site(home)
    _remove_welcome_page()
    return home


def _make_root_of_site(home: HomePage) -> None:
    """Point the default site at our home, unless somebody has chosen another home already."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and isinstance(site.root_page.specific, HomePage):
        return
    address = urlsplit(settings.SITE_URL)
    facts = {
        "hostname": address.hostname or "localhost",
        "port": address.port or DEFAULT_PORTS.get(address.scheme, 80),
        "root_page": home,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    Site.objects.update_or_create(is_default_site=True, defaults=facts)


def _remove_welcome_page() -> None:
    """Remove the page that a fresh Wagtail greets its programmer with."""
    welcome = Page.objects.filter(depth=2, content_type__model="page", slug="home").first()
    if welcome is not None:
        welcome.delete()


def _page(plan: dict, *, parent: Page) -> Page:
    page_class = KINDS[plan["kind"]]
    page = page_class.objects.child_of(parent).filter(slug=plan["slug"]).first()
    if page is None:
        page = page_class(slug=plan["slug"], **_words(plan, "id"))
        parent.add_child(instance=page)
        page.save_revision().publish()
    return page


def _translate(page: Page, plan: dict, *, locale: Locale) -> Page:
    translation = page.get_translation_or_none(locale)
    if translation is not None:
        return translation
    translation = page.copy_for_translation(locale)
    for field, value in _words(plan, locale.language_code).items():
        setattr(translation, field, value)
    translation.save_revision().publish()
    return translation


def _words(plan: dict, language: str) -> dict:
    words = dict(plan[language])
    if plan.get("body"):
        text = (FOLDER / f"{plan['slug']}.{language}.md").read_text(encoding="utf-8")
        words["body"] = MarkdownIt().render(text)
    return words
