"""The text of a PDF from outside, read by a process of its own with little memory and time.

A PDF can be made to keep its reader busy for hours or to fill the memory. Here the worst
it can do is to end that process: then the file has no text.
"""

import re
import subprocess
import sys
from pathlib import Path

from certificates.codes import ALPHABET, normalise_code

PROGRAM = Path(__file__).with_name("pdf_reader.py")
SECONDS = 5
MOST_CODES = 10

_LETTER = f"[{ALPHABET}]"
_IN_GROUPS = rf"{_LETTER}{{5}}\s{_LETTER}{{5}}\s{_LETTER}{{5}}\s{_LETTER}{{5}}\s{_LETTER}{{6}}"
_CODE = re.compile(rf"(?<![A-Z0-9])(?:{_IN_GROUPS}|{_LETTER}{{26}})(?![A-Z0-9])")


def text_of(content: bytes) -> str:
    """Return the text of the first pages; an empty string when it cannot be read."""
    try:
        reader = subprocess.run(
            # -I: only installed libraries, nothing from this folder or the environment.
            [sys.executable, "-I", str(PROGRAM)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return reader.stdout.decode(errors="replace") if reader.returncode == 0 else ""


def codes_in(text: str) -> list[str]:
    """Return the certificate codes that stand in the text, printed in groups or in one."""
    found = (normalise_code(match.group()) for match in _CODE.finditer(text))
    return list(dict.fromkeys(code for code in found if code))[:MOST_CODES]
