"""The accounts' work in the ledger."""

from django.utils.translation import gettext_lazy as _

from lms.accounts import copying, erasing, mail, retention
from lms.jobs.kinds import Kind, register
from lms.jobs.schedule import periodic

register(
    Kind(
        name=mail.RESET,
        title=_("Write password letters"),
        plan=mail.count_resets,
        chunk_size=5,
        run_chunk=mail.post_resets,
    )
)
register(
    Kind(
        name=erasing.ERASE,
        title=_("Remove a person's data"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=erasing.run_job,
    )
)
periodic("accounts.erase_due", every_seconds=600, function=erasing.submit_due)
register(
    Kind(
        name=copying.COPY,
        title=_("Copy of a person's own data"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=copying.run_job,
    )
)
periodic("accounts.drop_copies", every_seconds=1800, function=copying.drop_old)
periodic("accounts.retention", every_seconds=86_400, function=retention.remove_unused)
