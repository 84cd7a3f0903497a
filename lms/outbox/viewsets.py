"""The outbox in the staff's admin: which messages left, and which need a look."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from lms.jobs.viewsets import LookOnly
from lms.listings import CardTable
from lms.outbox import sending
from lms.outbox.models import Message


class RetryColumn(Column):
    """A button that posts; shown for parked messages, to those who may."""

    cell_template_name = "outbox/retry_cell.html"

    def get_cell_context_data(self, instance: Message, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        context["message"] = instance
        context["csrf_token"] = parent_context.get("csrf_token")
        context["may_retry"] = request.user.has_perm("outbox.change_message")
        return context


class MessageIndexView(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]


class MessageViewSet(ModelViewSet):
    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    menu_order = 901
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # registers the right to view
    form_fields = []
    index_view_class = MessageIndexView
    list_filter = ["state", "template"]
    list_display = [
        Column("event", label=gettext_lazy("Event")),
        Column("person_id", label=gettext_lazy("Person no.")),
        Column("template", label=gettext_lazy("Letter")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda message: message.state == Message.State.SENT,
        ),
        Column("tries", label=gettext_lazy("Tries")),
        Column("error", label=gettext_lazy("What stopped it")),
        DateColumn("created_at", label=gettext_lazy("Posted"), sort_key="created_at"),
        DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
        RetryColumn("retry", label=gettext_lazy("Actions")),
    ]

    @property
    def permission_policy(self) -> LookOnly:
        return LookOnly(self.model)

    def get_urlpatterns(self) -> list:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:message_id>/retry/", retry_message, name="retry"),
        ]


@require_POST
@permission_required("outbox.change_message", raise_exception=True)
def retry_message(request: HttpRequest, message_id: int) -> HttpResponse:
    message = get_object_or_404(Message, pk=message_id, state=Message.State.PARKED)
    sending.retry(message, by=request.user)
    messages.success(request, _("The message has been put back in line."))
    return redirect("outbox:index")
