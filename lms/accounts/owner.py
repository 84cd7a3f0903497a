"""Whose the answers waiting on a phone are, in a tag that says nothing about the person."""

from django.utils.crypto import salted_hmac

TAG_LENGTH = 20


def owner_tag(user) -> str:
    """Return the same tag for the same person on every page and in every session.

    Phones are shared: a script keeps what it could not send under this tag and never
    sends it for anybody else.
    """
    digest = salted_hmac("accounts.owner-tag", str(user.pk), algorithm="sha256").hexdigest()
    return digest[:TAG_LENGTH]
