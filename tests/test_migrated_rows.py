"""After a story with real transactions, the next one finds the site as migrations left it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, Locale, Page

from tests import migrated_rows


def _rows() -> list[list[tuple]]:
    models = (Locale, Page, Collection, Group, Permission)
    return [sorted(model.objects.values_list("pk", flat=True)) for model in models]


@pytest.mark.django_db(transaction=True)
def test_rows_of_migrations_come_back_after_the_database_was_emptied():
    before = _rows()
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert _rows() == [[], [], [], [], []]

    migrated_rows.put_back()

    assert _rows() == before
    assert [len(rows) > 0 for rows in before] == [True] * 5


@pytest.mark.parametrize("once_more", [1, 2])
def test_a_story_inside_a_transaction_finds_them(db, once_more):
    assert Page.objects.filter(depth=1).count() == 1
    assert Collection.objects.filter(depth=1).count() == 1


@pytest.mark.parametrize("once_more", [1, 2])
def test_a_story_with_real_transactions_finds_them(transactional_db, once_more):
    assert Page.objects.filter(depth=1).count() == 1
    assert Collection.objects.filter(depth=1).count() == 1
