"""See that mail leaves, and when it does not, why."""

import smtplib
import socket
import ssl

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Command(BaseCommand):
    help = gettext_lazy("Send one letter to an address and say what happened.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help=gettext_lazy("where the letter goes"))

    def handle(self, *, address: str, **options: object) -> None:
        try:
            validate_email(address)
        except ValidationError as problem:
            raise CommandError(_("«%s» is not an e-mail address.") % address) from problem
        if settings.EMAIL_BACKEND != SMTP:
            raise CommandError(
                _(
                    "EMAIL_URL names no mail server (%s): set it, for example "
                    "smtp+tls://name:password@mail.example.org:587."
                )
                % settings.EMAIL_BACKEND.rpartition(".mail.")[2]
            )
        self.stdout.write(_described())
        try:
            with get_connection() as server:
                server.send_messages([_letter(address)])
        except (OSError, smtplib.SMTPException) as problem:
            raise CommandError(_why(problem)) from problem
        self.stdout.write(
            self.style.SUCCESS(
                _("The server took the letter. Look whether it has arrived, and not among spam.")
            )
        )


def _described() -> str:
    how = "TLS" if settings.EMAIL_USE_SSL else "STARTTLS" if settings.EMAIL_USE_TLS else _("no TLS")
    return _("Asking %(host)s:%(port)s (%(how)s, %(who)s), from %(sender)s …") % {
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "how": how,
        "who": _("with a password") if settings.EMAIL_HOST_PASSWORD else _("without a password"),
        "sender": settings.DEFAULT_FROM_EMAIL,
    }


def _letter(address: str) -> EmailMessage:
    return EmailMessage(
        subject=_("A test of the mail"),
        body=_("If you can read this, mail from the site arrives. Nothing else is to be done."),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _why(problem: Exception) -> str:
    """Say in one sentence what to change. The narrower kinds come first."""
    if isinstance(problem, smtplib.SMTPAuthenticationError):
        return _("The server does not accept the name or the password in EMAIL_URL.")
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return _("The server does not take letters for this address: %s") % _first(problem)
    if isinstance(problem, smtplib.SMTPSenderRefused):
        return (
            _("The server does not let %s send: set DEFAULT_FROM_EMAIL to an address of its own.")
            % settings.DEFAULT_FROM_EMAIL
        )
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return _(
            "The server does not know what EMAIL_URL asks for (TLS or sign-in): "
            "try smtp:// without TLS, smtp+tls:// or smtp+ssl://, and its port."
        )
    if isinstance(problem, ssl.SSLError):
        return _(
            "The encrypted line to the server failed (%s): "
            "check TLS or SSL in EMAIL_URL, the port and the server's certificate."
        ) % (problem.reason or type(problem).__name__)
    # smtplib calls a silent server a disconnected one.
    if isinstance(problem, TimeoutError) or isinstance(problem.__context__, TimeoutError):
        return _("The server did not answer within %s seconds: check host, port and firewall.") % (
            settings.EMAIL_TIMEOUT
        )
    if isinstance(problem, socket.gaierror):
        return _("No server is called %s: check the host in EMAIL_URL.") % settings.EMAIL_HOST
    if isinstance(problem, ConnectionRefusedError):
        return _("Nobody listens at %(host)s:%(port)s: check host and port in EMAIL_URL.") % {
            "host": settings.EMAIL_HOST,
            "port": settings.EMAIL_PORT,
        }
    if isinstance(problem, smtplib.SMTPServerDisconnected | ConnectionError):
        return _("The server hung up: check the port, and whether it wants TLS or SSL.")
    return _("The server refused: %s") % _first(problem)


def _first(problem: Exception) -> str:
    """Return the server's own words, from whichever shape they came in."""
    words = getattr(problem, "smtp_error", None)
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        words = next(iter(problem.recipients.values()))[1]
    if isinstance(words, bytes):
        words = words.decode(errors="replace")
    return words or type(problem).__name__
