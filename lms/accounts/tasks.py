"""The accounts' work in the ledger."""

from django.utils.translation import gettext_lazy as _

from lms.accounts import mail
from lms.jobs.kinds import Kind, register

register(
    Kind(
        name=mail.RESET,
        title=_("Write password letters"),
        plan=mail.count_resets,
        chunk_size=5,
        run_chunk=mail.post_resets,
    )
)
