"""The catalogue's work in the ledger."""

from django.utils.translation import gettext_lazy as _

from courses.catalogue import renditions
from lms.jobs.kinds import Kind, register

register(
    Kind(
        name=renditions.PREPARE,
        title=_("Make a lesson's pictures small"),
        plan=renditions.count_pictures,
        chunk_size=1,
        run_chunk=renditions.prepare_some,
    )
)
