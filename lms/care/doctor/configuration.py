"""Settings, mail, cache, static files, translations."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.cache import cache
from django.core.mail import get_connection
from django.utils.translation import gettext as _

from lms import static_files
from lms.care.doctor.finding import Finding, problem, warning
from lms.settings.production_checks import problems

PUBLIC = "lms.settings.production"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MAIL_SECONDS = 5


def look_at_settings(name: str, *, deep: bool) -> Iterator[Finding]:
    if os.environ.get("DJANGO_SETTINGS_MODULE") == PUBLIC:
        for sentence in problems(
            debug=settings.DEBUG,
            secret_key=settings.SECRET_KEY,
            allowed_hosts=settings.ALLOWED_HOSTS,
            site_url=settings.SITE_URL,
            proxy_count=os.environ.get("TRUSTED_PROXY_COUNT"),
            var_dir=Path(settings.VAR_DIR),
        ):
            yield problem(name, sentence, _("Change it in the environment and start again."))
    else:
        yield warning(
            name,
            _("The site runs with settings for trying out, not those of a public site."),
            _("For a public site set DJANGO_SETTINGS_MODULE=%(module)s.") % {"module": PUBLIC},
        )
    for message in checks.run_checks():
        if message.is_serious():
            yield problem(name, message.msg, message.hint or _("Mend it and run the doctor again."))


def look_at_mail(name: str, *, deep: bool) -> Iterator[Finding]:
    if settings.EMAIL_BACKEND != SMTP:
        yield warning(
            name,
            _("Letters are not sent, only printed or kept."),
            _("Set EMAIL_URL to the mail server, such as smtp+tls://user:password@host:587."),
        )
        return
    try:
        with get_connection(timeout=MAIL_SECONDS):
            pass
    except OSError as error:  # smtplib's own errors are of this kind, too
        yield problem(
            name,
            _("The mail server %(host)s does not let the site in: %(error)s.")
            % {"host": settings.EMAIL_HOST, "error": type(error).__name__},
            _("Check EMAIL_URL. Letters wait and are sent when it answers."),
        )


def look_at_cache(name: str, *, deep: bool) -> Iterator[Finding]:
    if not settings.REDIS_URL:
        return
    try:
        cache.get("care.doctor")
    except Exception as error:  # each driver has errors of its own
        yield problem(
            name,
            _("Redis does not answer: %(error)s.") % {"error": type(error).__name__},
            _("Start Redis, or check REDIS_URL."),
        )


def look_at_static_files(name: str, *, deep: bool) -> Iterator[Finding]:
    is_joined = settings.STORAGES["staticfiles"]["BACKEND"].endswith("ManifestStorage")
    if is_joined and static_files.changed_since_joined():
        yield problem(
            name,
            _("Style sheets and scripts are not those of this version."),
            _("Run manage.py collectstatic --no-input, then start the web process again."),
        )


def look_at_translations(name: str, *, deep: bool) -> Iterator[Finding]:
    for path in translations_to_compile():
        yield problem(
            name,
            _("The translation %(path)s is not compiled.")
            % {"path": path.relative_to(settings.BASE_DIR)},
            _("Run manage.py upgrade, then start the site again."),
        )


def translations_to_compile() -> list[Path]:
    """Return the catalogues whose compiled file is missing or older."""
    catalogues = [
        path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/*/django.po")
    ]
    return [path for path in catalogues if not _is_compiled(path)]


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime
