"""A cohort's list on the way out, the template, and the rows to mend: all can be read in again."""

from collections.abc import Iterable, Iterator

from courses.enrolment.cohort import Cohort
from courses.enrolment.roster.files import ToMend
from courses.enrolment.roster.wording import wrong
from lms.accounts import region_search
from lms.accounts.regions import all_regions

# In the words of the lists themselves, which are Indonesian whatever the screen is.
TITLES = (
    "Nama",
    "Username",
    "Email",
    "L/P",
    "Kelompok usia",
    "Wilayah",
    "Instansi",
    "Kategori",
    "Disabilitas",
)
TEMPLATE_TITLES = (*TITLES, "No formulir")
TO_MEND_TITLE = "Yang perlu diperbaiki"
_DISABILITY = {"ya": "ya", "bukan": "bukan", "tidak": "tidak menyebut"}
_SEX = {"tidak": "tidak menyebut"}


def rows_of(cohort: Cohort) -> Iterator[tuple[str, ...]]:
    """Yield the people of a cohort under `TITLES`, as they were when they joined.

    Everybody has a username, so that the list read in again finds them all.
    """
    enrolments = cohort.enrolments.current().select_related("learner")
    for each in enrolments.order_by("pk").iterator(chunk_size=500):
        person, region = each.learner, all_regions().get(each.region_code)
        yield (
            person.certificate_name or person.name_on_pages,
            person.username,
            person.email,
            _SEX.get(each.sex, each.sex),
            each.age_band,
            region_search.label_of(region) if region else "",
            each.institution,
            each.category,
            _DISABILITY.get(each.disability, ""),
        )


def rows_to_mend(rows: Iterable[ToMend]) -> Iterator[tuple[str, ...]]:
    """Yield each row to mend as it stood in the file, and last what is to be done."""
    for _number, cells, problems in rows:
        what = (f"{each.column}: {wrong(each)}" for each in problems)
        yield (*cells, " ".join(what))
