"""A first visit with the card from a trainer: name, code, and a password of one's own."""

from allauth.account.fields import PasswordField
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.accounts import limits, one_time
from lms.accounts.forms.recovery import RecoveryForm
from lms.accounts.forms.sign_up import PASSWORD_HELP
from lms.accounts.models import User


class CardForm(RecoveryForm):
    """Ten tries belong to the code itself; forty cards behind one Wi-Fi wait for nobody."""

    code = forms.CharField(
        label=_("Code on the card"),
        max_length=40,
        help_text=_("Eight letters and digits, for example ABCD-EFGH."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    password = PasswordField(
        label=_("Your own password"), autocomplete="new-password", help_text=PASSWORD_HELP
    )

    not_together = _(
        "The name and the code do not belong together, or the card is too old. Please look again; "
        "your trainer can print a new card."
    )

    def _count_try(self, name: str) -> None:
        if limits.address_is_full(self.request, limits.CARD):
            raise forms.ValidationError(limits.try_again_in(5))

    def _fits(self, user: User | None, code: str) -> bool:
        if one_time.fits(user, code=code, at=timezone.now()):
            return True
        limits.count_for_address(self.request, limits.CARD)
        return False
