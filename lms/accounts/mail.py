"""The two letters of an account. Links are made when a letter is sent and kept nowhere."""

from urllib.parse import quote

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac

from lms import outbox
from lms.accounts.user import User
from lms.jobs import ledger
from lms.jobs.models import Job
from lms.outbox import letters

RESET = "accounts.password_reset"
RESET_LETTER = "accounts/letters/password_reset"
CONFIRM_LETTER = "accounts/letters/confirm_email"


def ask_for_reset(email: str, *, users: list[User]) -> None:
    """Have a letter written to whoever has this address, if anybody has.

    Known or not, the request writes the same rows and takes the same time.
    """
    subject = salted_hmac("accounts.reset", email.lower(), algorithm="sha256").hexdigest()[:32]
    ledger.submit(RESET, subject=subject, payload={"user_ids": [user.pk for user in users]})


def count_resets(job: Job) -> int:
    return len(job.payload["user_ids"])


def post_resets(job: Job, start: int, stop: int) -> None:
    for user in User.objects.filter(pk__in=job.payload["user_ids"][start:stop], is_active=True):
        outbox.post(
            f"account.reset:{job.pk}", to=user, template=RESET_LETTER, context={"user_id": user.pk}
        )


def post_confirmation(address: EmailAddress, *, asked_at: float) -> None:
    """Ask the owner of the address to say that it is theirs."""
    outbox.post(
        f"account.confirm:{address.pk}:{int(asked_at)}",
        to=address.user,
        template=CONFIRM_LETTER,
        context={"address_id": address.pk},
    )


@transaction.atomic
def add_address(user: User, *, email: str, request) -> EmailAddress:
    """Give an account without e-mail its one address; it counts at once, unconfirmed."""
    address = EmailAddress.objects.create(user=user, email=email.lower(), primary=True)
    user.email = address.email
    user.save(update_fields=["email"])
    address.send_confirmation(request)
    return address


def _reset_facts(context: dict) -> dict:
    user = User.objects.get(pk=context["user_id"])
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return {
        "link": settings.SITE_URL + path.replace("UID-KEY", quote(key)),
        "username": user.username,
    }


def _confirm_facts(context: dict) -> dict:
    address = EmailAddress.objects.get(pk=context["address_id"])
    key = EmailConfirmationHMAC(address).key
    return {"link": settings.SITE_URL + reverse("account_confirm_email", args=[key])}


letters.register(RESET_LETTER, _reset_facts)
letters.register(CONFIRM_LETTER, _confirm_facts)
