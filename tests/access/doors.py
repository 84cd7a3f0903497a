"""The whole table, and what a door has to be sent so that it is tried and not misunderstood."""

from django.test import Client

from courses.enrolment.models import Enrolment
from courses.progress.attempt import Attempt
from lms.accounts.owner import owner_tag
from tests.access.desk_table import DESK
from tests.access.items_table import ITEMS
from tests.access.learners_table import LEARNERS
from tests.access.reading import Line, read, try_door
from tests.access.safety_table import SAFETY
from tests.access.staff_table import STAFF
from tests.access.world import World

TABLE = read(LEARNERS + STAFF + DESK + ITEMS + SAFETY)


def tried(client: Client, line: Line, *, name: str, world: World, prefix: str = "") -> str:
    """Return in the table's words what this person was answered at this door."""
    path = prefix + line.path(world)
    if line.route == "api:answers":
        saves = _one_answer(line, name=name, world=world)
        return try_door(client, line.method, path, body=saves, content_type="application/json")
    if line.route == "api:attendance":
        marks = _one_mark(line, name=name, world=world)
        return try_door(client, line.method, path, body=marks, content_type="application/json")
    return try_door(client, line.method, path, body=FORMS.get(line.route))


# A form that says nothing is refused before anybody asks whose it is.
FORMS = {
    "learn:keep_place": {"block": "1"},
    "cohorts:test_times": {"do": "open:post_test"},
    "cohorts:place": {"do": "withdraw", "because": "lain"},
    "learn:save_test": {"writer": "cobacoba1", "sequence": "1"},
    "text_flags:one": {"close": "1", "outcome": "wajar"},
    "certificates:name": {"name": "Nama Baru"},
}


def _one_answer(line: Line, *, name: str, world: World) -> dict:
    attempt = Attempt.objects.get(pk=world[line.things[0]])
    person = world.people.get(name)
    save = {"item": attempt.item_ids[0], "choices": [1], "writer": "cobacoba1", "sequence": 1}
    owner = owner_tag(person) if person else "nobody"
    return {"attempt": attempt.pk, "owner": owner, "saves": [save]}


def _one_mark(line: Line, *, name: str, world: World) -> dict:
    session, person = world[line.things[0]], world.people.get(name)
    enrolment = Enrolment.objects.filter(cohort__sessions=session).first()
    owner = owner_tag(person) if person else "nobody"
    mark = {"enrolment": enrolment.pk, "status": "hadir", "source": "tap"}
    saves = [{**mark, "writer": "cobacoba1", "sequence": 1}]
    return {"session": session, "owner": owner, "saves": saves}
