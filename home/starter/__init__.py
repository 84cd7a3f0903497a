"""What a new site begins with: its pages in both languages, and where help is to be had."""

from django.db import transaction

from home.models import HomePage
from home.starter.channels import load_channels
from home.starter.pages import load_pages


@transaction.atomic
def load() -> HomePage:
    """Make what is missing and return the Indonesian home page.

    May run any number of times: what exists, edited by the staff or not, stays as it is.
    """
    load_channels()
    return load_pages()
