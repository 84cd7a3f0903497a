"""Deeds: gather all that the site holds about a person into one ZIP, for them alone.

Each app tells its own, with a function registered under the Wagtail hook `person_export`:
it takes the person and returns Sections.
"""

import json
import secrets
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail import hooks

from lms import audit
from lms.accounts.person_copy import PersonCopy
from lms.accounts.user import User
from lms.jobs import ledger
from lms.jobs.models import Job

COPY = "accounts.copy"
HOOK = "person_export"
KEPT_HOURS = 24


@dataclass(frozen=True)
class Section:
    """One table of the copy. columns: the key in the JSON, the words on the page."""

    key: str
    title: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Any]]

    def as_dicts(self) -> list[dict]:
        keys = [key for key, _words in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]

    def as_words(self) -> list[list[tuple[str, Any]]]:
        labels = [words for _key, words in self.columns]
        return [list(zip(labels, row, strict=True)) for row in self.rows]


@transaction.atomic
def ask_for_copy(person: User, *, at: datetime) -> PersonCopy:
    """Return today's copy, or have one made."""
    User.objects.select_for_update().get(pk=person.pk)
    copy = PersonCopy.objects.current(at=at).filter(person=person).first()
    if copy is None:
        expires_at = at + timedelta(hours=KEPT_HOURS)
        copy = PersonCopy.objects.create(person=person, asked_at=at, expires_at=expires_at)
        audit.record("person.copy", by=person, subject=copy)
        ledger.submit(COPY, subject=f"copy:{copy.pk}")
    return copy


def run_job(job: Job, start: int, stop: int) -> None:
    copy = PersonCopy.objects.filter(pk=int(job.subject.removeprefix("copy:"))).first()
    # Gone when the account was erased meanwhile.
    if copy is not None and not copy.is_ready:
        _make(copy)


def drop_copies(person: User) -> None:
    for copy in PersonCopy.objects.filter(person=person):
        _drop(copy)


def drop_old(*, now: datetime | None = None) -> int:
    old = list(PersonCopy.objects.filter(expires_at__lte=now or timezone.now()))
    for copy in old:
        _drop(copy)
    return len(old)


def content_of(person: User) -> bytes:
    """Return the ZIP: the same facts for machines (JSON) and for people (HTML)."""
    with translation.override(settings.LANGUAGE_CODE):
        sections = [each for tell in hooks.get_hooks(HOOK) for each in tell(person)]
        page = render_to_string("accounts/copy/page.html", {"person": person, "sections": sections})
        data = {each.key: each.as_dicts() for each in sections}
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dataku.html", page)
        archive.writestr("dataku.json", text)
    return packed.getvalue()


def _make(copy: PersonCopy) -> None:
    storage = storages["private"]
    name = storage.save(f"copies/{secrets.token_hex(16)}.zip", ContentFile(content_of(copy.person)))
    if not PersonCopy.objects.filter(pk=copy.pk, file_name="").update(file_name=name):
        # Another worker was faster, or the account was erased.
        storage.delete(name)


def _drop(copy: PersonCopy) -> None:
    if copy.file_name:
        storages["private"].delete(copy.file_name)
    copy.delete()
