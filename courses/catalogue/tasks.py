"""The catalogue's work in the ledger."""

from django.utils.translation import gettext_lazy as _

from courses.catalogue import copying, renditions
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
register(
    Kind(
        name=copying.COPY,
        title=_("Copy a course"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=copying.make_copy,
    )
)
