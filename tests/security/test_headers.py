"""What every answer says to the browser: what may run, who may keep it, who may know."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse

from tests.factories import PASSWORD
from tests.security.pages import Fetched, pages_of

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}
OURSELVES = {
    **{f"{kind}-src": "'self'" for kind in ("default", "script", "style", "font", "connect")},
    **{f"{kind}-src": "'self'" for kind in ("media", "worker", "manifest")},
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
}
IN_THE_ADMIN = OURSELVES | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}
DOCUMENT = {"default-src": "'none'"}
# Nobody's own: the same for everybody, and worth keeping on a slow line.
KEPT_BY_ANYONE = ("/akun/wilayah.json", "/manifest.webmanifest", "/sw.js", "/media/")
TELLS_THE_SOFTWARE = {"Server", "X-Powered-By", "X-Runtime", "Via"}
FETCHES = ("src", "srcset", "poster", "data", "action")
# Where links may lead: the neutral page of the quick exit, and services that help.
OTHER_HOSTS = {"www.google.com", "wa.me"}


@pytest.mark.parametrize("name", ["visitor", "ayu", "joko"])
def test_every_answer_carries_the_guards(name, world, client_of):
    pages = list(pages_of(name, world=world, client_of=client_of))

    wrong = {str(page): told for page in pages if (told := _wrong(page))}

    assert len(pages) > 25
    assert wrong == {}


def test_an_answer_without_guards_is_noticed():
    html = '<p style="x"><script>1</script><img src="//cdn.example.org/a.png"></p>'
    bare = Fetched("ayu", "/belajar/", HttpResponse(html, headers={"Server": "gunicorn"}))

    assert set(_wrong(bare)) == {
        *EVERYWHERE,
        "Content-Security-Policy",
        "Cache-Control",
        "software",
        "inline",
        "other hosts",
    }


def test_cookies_are_sent_to_us_alone_and_read_by_no_script(client, ayu):
    client.get("/akun/masuk/")
    client.post("/akun/masuk/", {"login": "ayu", "password": PASSWORD, "remember": "on"})
    client.get("/belajar/")

    flags = {
        name: (cookie["samesite"], bool(cookie["httponly"]), cookie["domain"])
        for name, cookie in client.cookies.items()
        if cookie.value
    }

    # The token against forged forms is sent along by the script that saves answers.
    assert flags == {"kelas": ("Lax", True, ""), "csrftoken": ("Lax", False, "")}


def _wrong(page: Fetched) -> dict:
    headers = page.response.headers
    told = {name: headers.get(name) for name in EVERYWHERE}
    found = {name: value for name, value in told.items() if value != EVERYWHERE[name]}
    if _policy(page) != _expected_policy(page):
        found["Content-Security-Policy"] = _policy(page)
    if names := TELLS_THE_SOFTWARE & set(headers):
        found["software"] = names
    if page.name != "visitor" and not page.path.startswith(KEPT_BY_ANYONE):
        control = headers.get("Cache-Control", "")
        if not {"private", "no-store"} <= set(control.split(", ")):
            found["Cache-Control"] = control
    if page.is_html and not page.is_admin:
        soup = BeautifulSoup(page.body, "html.parser")
        found |= {what: each for what, each in _in_the_page(soup).items() if each}
    return found


def _policy(page: Fetched) -> dict[str, str]:
    parts = page.response.headers.get("Content-Security-Policy", "").split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())


def _expected_policy(page: Fetched) -> dict[str, str]:
    if page.path.startswith("/dokumen/") and page.response.status_code == 200:
        return DOCUMENT
    return IN_THE_ADMIN if page.is_admin else OURSELVES


def _in_the_page(soup: BeautifulSoup) -> dict[str, list]:
    """Return what the policy would stop, so that no page counts on it."""
    scripts = [tag for tag in soup("script", src=False) if "json" not in tag.get("type", "")]
    handlers = [tag for tag in soup(True) if any(name.startswith("on") for name in tag.attrs)]
    fetched = [tag[name] for name in FETCHES for tag in soup(True, {name: True})]
    fetched += [tag.get("href", "") for tag in soup("link")]
    links = [tag.get("href", "") for tag in soup("a")]
    hosts = {urlsplit(link).hostname for link in links} - {None} - OTHER_HOSTS
    return {
        "inline": [*scripts, *soup("style"), *soup(style=True), *handlers],
        "other hosts": [*filter(_leaves, fetched), *hosts],
        "script links": [link for link in links if link.strip().lower().startswith("javascript:")],
    }


def _leaves(address: str) -> bool:
    return bool(urlsplit(address).netloc)
