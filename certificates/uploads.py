"""A PDF that somebody wants checked: held in memory while it is looked at, never on disk."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

MOST_BYTES = 5 * 1024 * 1024
# A request beyond this is not even read to its end to be answered kindly.
MOST_REQUEST_BYTES = 4 * MOST_BYTES


class InMemory(FileUploadHandler):
    """Keeps a file up to the limit; of a larger one nothing but its size."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self._buffer = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= MOST_BYTES:
            self._buffer.write(raw_data)
        else:
            self._buffer = BytesIO()

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        # Its own name is of no use here, and may be somebody's.
        file = SimpleUploadedFile("file.pdf", self._buffer.getvalue(), "application/pdf")
        file.size = file_size
        return file


def is_huge(request: HttpRequest) -> bool:
    """Return whether the request says of itself that it is too large to be read at all."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > MOST_REQUEST_BYTES
