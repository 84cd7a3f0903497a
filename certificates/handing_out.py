"""Files from private storage, given to whoever a view found entitled to them."""

from django.core.files.storage import storages
from django.http import FileResponse


class FileAway(Exception):
    """The storage does not give the file now."""


def as_download(name: str, *, called: str) -> FileResponse:
    """Return the private file as a download that no cache keeps. Raises FileAway."""
    try:
        file = storages["private"].open(name)
    except OSError as problem:
        raise FileAway from problem
    response = FileResponse(file, as_attachment=True, filename=called)
    response["Cache-Control"] = "private, no-store"
    return response
