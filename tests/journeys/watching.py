"""What a browser must never do while a person walks through the site."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# Tells each broken rule of the content policy to the recorder.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.tellViolation(`${event.violatedDirective} ${event.blockedURI} in ${event.sourceFile}`);
});
"""


@dataclass
class Recorder:
    """Collects requests to other hosts, console errors, broken policies and server errors."""

    host: str
    elsewhere: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.console_errors.append(str(error.error)))
        context.expose_binding(
            "tellViolation", lambda _source, words: self.violations.append(words)
        )
        context.add_init_script(REPORT_VIOLATIONS)
        # Nothing leaves this machine, not even by mistake.
        context.route(self._is_elsewhere, lambda route: route.abort())

    def require_nothing(self) -> None:
        found = {
            "asked another host": self.elsewhere,
            "console error": self.console_errors,
            "broke the content policy": self.violations,
            "server error or missing file": self.failures,
        }
        words = [f"{kind}: {each}" for kind, entries in found.items() for each in entries]
        if words:
            raise AssertionError("\n".join(words))

    def _is_elsewhere(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host

    def _on_request(self, request: Request) -> None:
        if self._is_elsewhere(request.url):
            self.elsewhere.append(request.url)

    def _on_response(self, response: Response) -> None:
        is_page = response.request.resource_type == "document"
        # A person may well type a wrong address; a page may not name a missing file.
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.failures.append(f"{response.status} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Failed requests are judged above; a cut network is what some journeys are about.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.console_errors.append(message.text)
