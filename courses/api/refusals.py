"""Why a request is not done: a code for scripts, a sentence for people."""

from dataclasses import dataclass


@dataclass
class Refused(Exception):
    status: int
    code: str
    message: str
