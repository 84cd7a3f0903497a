"""R3: five hundred learners save five answers each on SQLite while web workers are killed."""

import http.client
import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from courses.models import Answer, Attempt, Enrolment
from courses.progress.attempts import items_of
from lms.accounts.models import User
from lms.accounts.owner import owner_tag
from lms.processes import web_command
from tests.reliability.processes import wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LEARNERS = 500
SAVES_EACH = 5
PHONES_AT_ONCE = 12
CSRF = "a" * 32


@dataclass
class Phone:
    """One learner's device: sends its saves in order, and again until each is acknowledged."""

    port: int
    session: str
    owner: str
    attempt: int
    saves: list[dict]
    answered_5xx: int = 0
    unreachable: int = 0

    def send_all(self) -> list[dict]:
        return [self._send(save) for save in self.saves]

    def _send(self, save: dict) -> dict:
        body = json.dumps({"attempt": self.attempt, "owner": self.owner, "saves": [save]})
        cookie = f"{settings.SESSION_COOKIE_NAME}={self.session}; csrftoken={CSRF}"
        headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Content-Type": "application/json"}
        for _attempt in range(60):
            server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                server.request("POST", "/api/v1/answers", body, headers)
                answer = server.getresponse()
                text = answer.read()
                if answer.status == 200:
                    return json.loads(text)["saves"][0]
                assert answer.status >= 500, (answer.status, text)
                self.answered_5xx += 1
            except (OSError, http.client.HTTPException):
                self.unreachable += 1
            finally:
                server.close()
            time.sleep(0.1)
        raise AssertionError("never acknowledged")


def _session_of(user: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def _phones(cohort, *, port: int) -> list[Phone]:
    now = timezone.now()
    people = User.objects.bulk_create(
        User(username=f"p{n}", age_band="18-24", password="!") for n in range(LEARNERS)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(
            learner=person, cohort=cohort, course=cohort.course, first_form="A", enrolled_at=now
        )
        for person in people
    )
    quiz = cohort.course.pre_test
    item_ids = list(
        quiz.current_edition.items.filter(form="A").order_by("pk").values_list("pk", flat=True)
    )
    attempts = Attempt.objects.bulk_create(
        Attempt(
            enrolment=enrolment,
            quiz=quiz,
            edition=quiz.current_edition,
            purpose="pre",
            number=1,
            form="A",
            seed="00",
            item_ids=item_ids,
            started_at=now,
        )
        for enrolment in enrolments
    )
    choices = {
        item.pk: [choice.pk for choice in item.version.choices.all()]
        for item in items_of(attempts[0])
    }
    return [
        Phone(
            port=port,
            session=_session_of(person),
            owner=owner_tag(person),
            attempt=attempt.pk,
            saves=[
                {
                    "item": item_id,
                    "choices": [choices[item_id][(place + n) % 4]],
                    "writer": f"phone{n:05}",
                    "sequence": n + 1,
                }
                for n, item_id in enumerate(item_ids[:SAVES_EACH])
            ],
        )
        for place, (person, attempt) in enumerate(zip(people, attempts, strict=True))
    ]


def _a_worker_of(master: int) -> int:
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return int(children[0])


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="R3 is about SQLite; R2 is its like on PostgreSQL"
)
def test_r3_no_acknowledged_answer_is_lost_when_web_workers_are_killed(cohort, processes):
    call_command("createcachetable", verbosity=0)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    phones = _phones(cohort, port=port)
    web = processes.start(*web_command(port=port)[1:])
    wait_until(lambda: _answers(port), seconds=30)
    done = threading.Event()

    def kill_twice() -> None:
        for share in (0.25, 0.6):
            goal = LEARNERS * SAVES_EACH * share
            while Answer.objects.count() < goal and not done.wait(0.1):
                pass
            os.kill(_a_worker_of(web.pid), signal.SIGKILL)
        connection.close()

    killer = threading.Thread(target=kill_twice)
    killer.start()
    with ThreadPoolExecutor(PHONES_AT_ONCE) as pool:
        acknowledged = list(pool.map(Phone.send_all, phones))
    done.set()
    killer.join()

    stored = {
        (attempt, item): choices
        for attempt, item, choices in Answer.objects.values_list(
            "attempt_id", "item_id", "choice_ids"
        )
    }
    sent = {
        (phone.attempt, save["item"]): save["choices"] for phone in phones for save in phone.saves
    }
    assert stored == sent
    assert {each["outcome"] for replies in acknowledged for each in replies} == {"kept"}
    assert sum(phone.unreachable for phone in phones) > 0  # the kills were felt
    assert "database is locked" not in processes.log


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
