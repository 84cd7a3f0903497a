from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _


class LoginForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Username or e-mail")
        login.max_length = 254
        login.widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        password = self.fields["password"]
        # Said here so that our catalogue has the word and every form takes it from there,
        # before Wagtail's catalogue, which calls it a keyword.
        password.label = _("Password")
        password.help_text = ""
        password.widget.attrs.pop("placeholder", None)
        remember = self.fields["remember"]
        remember.label = _("This is my own phone: keep me signed in for two weeks")

    def user_credentials(self) -> dict:
        # The backend reads this as an e-mail address first, then as a username. Naming both
        # would check the password of a known address twice and answer it more slowly.
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data.get("password"),
        }
