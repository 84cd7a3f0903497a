"""A programme as a form: its period, and whose marks stand on it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList

from courses.teach.period import DayInput, PeriodMixin


class ProgrammeForm(PeriodMixin, WagtailAdminModelForm):
    """Its fields and their order are FORM's."""


FORM = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("code"),
        FieldPanel("funder"),
        FieldPanel("starts_on", widget=DayInput),
        FieldPanel("ends_on", widget=DayInput),
        InlinePanel(
            "logos",
            label=_("Logo"),
            heading=_("Logos"),
            help_text=_("The funder's mark, the ministry's, the partner's, in order."),
            panels=[FieldPanel("image"), FieldPanel("owner")],
        ),
    ],
    base_form_class=ProgrammeForm,
)
