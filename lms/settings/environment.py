"""Where the site lies and what its environment says; every settings file asks here."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


class Environment(environ.Env):
    """Names the setting that cannot be read; environ's own error names only its value."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError as problem:
            raise ImproperlyConfigured(f"{var} cannot be read: {problem}.") from None


def _made(folder: Path) -> Path:
    try:
        # Not for every account of the machine: people's rows and files lie in it.
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    except OSError as problem:
        sentence = f"VAR_DIR {folder} cannot be made: {problem.strerror}."
        raise ImproperlyConfigured(sentence) from None
    return folder


env = Environment()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = _made(Path(env("VAR_DIR", default=str(BASE_DIR / "var"))))
# Each web process keeps its figures in a file that it maps into memory; the library looks for
# the folder when it is first imported. Not on the disk of the data: a mapped file that finds
# its disk full ends the process.
_SHARED_MEMORY = Path("/dev/shm")
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    _figures = VAR_DIR / "metrics"
    if os.access(_SHARED_MEMORY, os.W_OK):
        _figures = _SHARED_MEMORY / f"kelas-{sha256(str(VAR_DIR).encode()).hexdigest()[:12]}"
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_made(_figures))
# One JSON object a line for machines, or words for a terminal.
LOG_AS_JSON = env("LOG_FORMAT", default="text") == "json"
