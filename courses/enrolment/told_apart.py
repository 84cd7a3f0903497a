"""What to call the people of one list, so that two of the same nickname can be told apart."""

from collections import Counter
from collections.abc import Iterable

from lms.accounts.models import User


def names_of(people: Iterable[User]) -> dict[int, str]:
    """Return the nickname of each by their id; «Ayu S. W.» where several are called Ayu.

    The initials are of the name for the certificate. No more of it: lists and cards go from
    hand to hand.
    """
    people = list(people)
    shared = Counter(person.name_on_pages.casefold() for person in people)
    return {
        person.pk: _with_initials(person)
        if shared[person.name_on_pages.casefold()] > 1
        else person.name_on_pages
        for person in people
    }


def _with_initials(person: User) -> str:
    nickname = person.name_on_pages
    rest = (
        word for word in person.certificate_name.split() if word.casefold() != nickname.casefold()
    )
    return " ".join([nickname, *(f"{word[0].upper()}." for word in rest if word[0].isalpha())])
