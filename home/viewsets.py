"""The list of help channels in the staff's admin: oldest check first."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from home.models import HelpChannel


class HelpChannelViewSet(ModelViewSet):
    model = HelpChannel
    name = "help_channels"
    url_prefix = "help-channels"
    icon = "help"
    menu_label = _("Help channels")
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "name",
        "phone",
        Column("checked_on", label=_("Last checked"), sort_key="checked_on"),
        BooleanColumn("is_for_emergency", label=_("Immediate danger")),
        BooleanColumn("is_in_footer", label=_("Every page")),
    ]
    ordering = ["checked_on", "position"]
    search_fields = ["name", "about"]
    inspect_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldPanel("code"),
        FieldPanel("about"),
        FieldPanel("about_en"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("whatsapp")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("hours_en")]),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_en")]),
        MultiFieldPanel(
            [
                FieldPanel("is_for_emergency"),
                FieldPanel("is_in_footer"),
                FieldPanel("position"),
            ],
            heading=_("Where it is shown"),
        ),
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("source")], heading=_("Who checked, and how")
        ),
    ]
