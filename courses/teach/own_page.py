"""A row's page in the admin that we lay out ourselves."""

from wagtail.admin.views import generic


class OwnPage(generic.InspectView):
    """Wagtail's page of a row without its table of fields; the name is the title."""

    def get_page_title(self) -> str:
        return str(self.object)

    def get_page_subtitle(self) -> str:
        return ""

    def get_fields(self) -> list:
        return []

    def above(self) -> dict:
        """Return the crumb that stands before this page's own."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict]:
        return [self.above(), {"url": "", "label": str(self.object)}]
