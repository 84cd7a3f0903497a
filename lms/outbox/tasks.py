"""The outbox's work in the ledger."""

from django.utils.translation import gettext_lazy as _

from lms.jobs.kinds import Kind, register
from lms.jobs.schedule import periodic
from lms.outbox import sending
from lms.outbox.posting import SEND

register(
    Kind(
        name=SEND,
        title=_("Send e-mail"),
        plan=sending.count_due,
        chunk_size=10,
        run_chunk=sending.send_some,
    )
)
periodic("outbox.send_waiting", every_seconds=60, function=sending.send_waiting)
