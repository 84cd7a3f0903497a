"""A running site and a phone to visit it with."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import running_site
from tests.journeys.running_site import RunningSite
from tests.journeys.watching import Recorder

PHONE = {"width": 360, "height": 640}
# Chromium calls its maker's servers by itself unless told not to.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Nothing leaves this machine, not even by mistake.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def site_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with migrated database, starter courses and static files; made once a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "site-template"
    with (shared / "site-template.lock").open("w") as lock:
        # Another process of this run may be making it: wait for it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = shared / "site-template.making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            running_site.prepare(making)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(site_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The running site that the journeys of this process share."""
    var_dir = tmp_path_factory.mktemp("site") / "var"
    site = running_site.copy_of(site_template, to=var_dir)
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="session")
def facts(site: RunningSite) -> dict[str, dict[str, str]]:
    """People at every stage of a course on that site, and what their addresses hold."""
    return json.loads(running_site.run("-m", "tests.journeys.cast", env=site.env))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        words = "NO CHROMIUM: install it with apt-get install chromium"
        pytest.fail(words) if os.environ.get("REQUIRE_CHROMIUM") else pytest.skip(words)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    # Closed after each module: while it runs, Django takes this thread for an asynchronous one.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *as_root])
        yield browser
        browser.close()


@pytest.fixture
def watched(site: RunningSite) -> Iterator[Recorder]:
    """Fails the test when any page asked elsewhere, broke the policy or logged an error."""
    recorder = Recorder(host=urlsplit(site.url).netloc)
    yield recorder
    recorder.require_nothing()


@pytest.fixture
def open_phone(
    chromium: Browser, site: RunningSite, watched: Recorder
) -> Iterator[Callable[..., Page]]:
    """Return a function that takes one more new phone out of its box."""
    contexts = []

    def opened(**options: object) -> Page:
        context = chromium.new_context(
            **{"base_url": site.url, "viewport": PHONE, "locale": "id-ID", **options}
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        watched.watch(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(open_phone: Callable[..., Page]) -> Page:
    """A cheap phone, 360 × 640."""
    return open_phone(has_touch=True, is_mobile=True)


@pytest.fixture
def plain_phone(open_phone: Callable[..., Page]) -> Page:
    """The same phone without JavaScript."""
    return open_phone(has_touch=True, is_mobile=True, java_script_enabled=False)
