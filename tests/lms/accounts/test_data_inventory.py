"""docs/data-inventory.md knows every field that we keep about people."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from lms.accounts.models import (
    Assent,
    ConsentLink,
    GuardianConsent,
    OneTimeCode,
    RecoveryCode,
    User,
)

INVENTORY = Path(__file__).resolve().parents[3] / "docs" / "data-inventory.md"


def fields_of(model) -> set[str]:
    named = {*model._meta.fields, *model._meta.many_to_many}
    return {field.name for field in named} - {"id"}


def listed(text: str, *, model) -> dict[str, list[str]]:
    """The rows of the model's table: each field with its cells."""
    section = text.split(f"## `accounts.{model.__name__}`\n", 1)[1].split("\n## ", 1)[0]
    rows = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for name in re.findall(r"`(\w+)`", cells[0]) if line.startswith("| `") else ():
            rows[name] = cells[1:]
    return rows


@pytest.mark.parametrize(
    "model", [User, GuardianConsent, ConsentLink, Assent, OneTimeCode, RecoveryCode]
)
def test_each_field_is_listed_with_purpose_retention_and_who_sees_it(model):
    rows = listed(INVENTORY.read_text(), model=model)

    assert set(rows) == fields_of(model)
    assert all(len(cells) == 3 and all(cells) for cells in rows.values())


def test_each_model_of_the_accounts_has_its_table():
    models = {model.__name__ for model in apps.get_app_config("accounts").get_models()}

    assert set(re.findall(r"^## `accounts\.(\w+)`", INVENTORY.read_text(), re.M)) == models


def test_a_field_that_is_missing_is_noticed():
    text = INVENTORY.read_text().replace("| `sex` |", "| `gender` |")

    assert set(listed(text, model=User)) != fields_of(User)


@pytest.mark.parametrize("never", ["nik", "phone", "address", "birth", "religion", "photo"])
def test_what_we_promise_never_to_ask_is_no_field(never):
    assert not [name for name in fields_of(User) if never in name]
