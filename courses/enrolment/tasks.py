"""The room's work in the ledger: lists of people, cards to print."""

from django.utils.translation import gettext_lazy as _

from courses.enrolment import announcing, cards
from courses.enrolment.roster import importing
from courses.enrolment.roster.admitting import BATCH
from lms.jobs.kinds import Kind, register
from lms.jobs.schedule import periodic

register(
    Kind(
        name=importing.READ,
        title=_("Read a list of people"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=importing.read_list,
    )
)
register(
    Kind(
        name=importing.ADMIT,
        title=_("Add the people of a list"),
        plan=importing.count_people,
        chunk_size=BATCH,
        run_chunk=importing.admit_some,
        finish=importing.finish,
    )
)
register(
    Kind(
        name=cards.SHEET,
        title=_("Sheet of cards"),
        plan=cards.count_cards,
        chunk_size=cards.CHUNK_SIZE,
        run_chunk=cards.give_codes,
        finish=cards.print_cards,
    )
)
register(
    Kind(
        name=announcing.ANNOUNCE,
        title=_("Letters of an announcement"),
        plan=announcing.count_people,
        chunk_size=announcing.CHUNK_SIZE,
        run_chunk=announcing.post_letters,
    )
)
periodic("enrolment.clear_cards", every_seconds=3600, function=cards.clear_old_sheets)
periodic("roster.drop_forgotten", every_seconds=3600, function=importing.drop_forgotten)
