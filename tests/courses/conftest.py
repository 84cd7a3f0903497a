"""Members of staff at their desk: the admin, in English."""

import pytest
from wagtail.users.models import UserProfile


@pytest.fixture
def at_desk(signed_in):
    """Return a client of somebody in the admin, who prefers the words of the code."""

    def client_of(person):
        profile = UserProfile.get_for_user(person)
        profile.preferred_language = "en"
        profile.save()
        return signed_in(person)

    return client_of
