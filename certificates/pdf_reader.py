"""Run as a program by pdf_text: a PDF on standard input, the text of its first pages out."""

import resource
import sys
from io import BytesIO
from itertools import islice

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 4
MOST_PAGES = 3
MOST_LETTERS = 100_000


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(sys.stdin.buffer.read()))
    for page in islice(reader.pages, MOST_PAGES):
        sys.stdout.write(page.extract_text()[:MOST_LETTERS] + "\n")


if __name__ == "__main__":
    main()
