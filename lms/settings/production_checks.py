"""What makes a production configuration unsafe, one sentence each."""

import os
from pathlib import Path

WEAK_SECRET_LENGTH = 40
WEAK_SECRET_VARIETY = 5


def problems(
    *,
    debug: bool,
    secret_key: str,
    allowed_hosts: list[str],
    site_url: str,
    proxy_count: str | None,
    var_dir: Path,
) -> list[str]:
    """Return a sentence for each unsafe setting; an empty list when all is well.

    Each sentence names the setting and says what to do.
    """
    found = []
    if debug:
        found.append("DEBUG must be off in production: remove it from the environment.")
    if len(secret_key.strip()) < WEAK_SECRET_LENGTH or len(set(secret_key)) < WEAK_SECRET_VARIETY:
        found.append(
            f"SECRET_KEY is missing, shorter than {WEAK_SECRET_LENGTH} characters or one sign "
            "over and over: set a long random value."
        )
    if not allowed_hosts or "*" in allowed_hosts:
        found.append("ALLOWED_HOSTS must list the site's host names, without «*».")
    if not site_url.startswith("https://"):
        found.append("SITE_URL must be the public address and begin with https://.")
    if proxy_count is None or not proxy_count.isdigit():
        found.append(
            "TRUSTED_PROXY_COUNT must be set: the number of proxies in front (0 when none)."
        )
    if not os.access(var_dir, os.W_OK):
        found.append(f"VAR_DIR {var_dir} cannot be written: give the site's user the right to it.")
    return found
