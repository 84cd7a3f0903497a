from wagtail.models import Page


class EmptyPage(Page):
    """What any Wagtail site pays for a page that shows only its title."""

    template = "benchmarks/empty_page.html"
