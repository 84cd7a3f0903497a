"""A lesson's pictures, made small before its first reader comes: six files take seconds."""

from wagtail.images import get_image_model
from wagtail.images.models import Filter

from courses.catalogue.lesson import LessonPage
from lms.jobs import ledger
from lms.jobs.models import Job

PREPARE = "catalogue.prepare_pictures"
# What templates/courses/blocks/image.html asks for.
SIZES_AND_FORMATS = "format-{avif,webp,jpeg}|width-{360,720}"


def prepare_when_published(instance: LessonPage, **_signal) -> None:
    """Put the lesson's pictures into the ledger; without a worker, the first view makes them."""
    pictures = [
        block.value["image"].pk
        for block in instance.body
        if block.block_type == "image" and block.value["image"]
    ]
    if pictures:
        subject = f"lesson:{instance.pk}"
        ledger.submit(PREPARE, subject=subject, payload={"pictures": pictures}, unique=False)


def count_pictures(job: Job) -> int:
    return len(job.payload["pictures"])


def prepare_some(job: Job, start: int, stop: int) -> None:
    wanted = job.payload["pictures"][start:stop]
    for picture in get_image_model().objects.filter(pk__in=wanted):
        picture.get_renditions(*Filter.expand_spec(SIZES_AND_FORMATS))
