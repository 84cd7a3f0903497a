"""What a backup says of itself: from which site, of when, how much, and with which hashes."""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

FORMAT = 1
APP = "kelas-aman"


@dataclass(frozen=True)
class Member:
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Times are ISO 8601 in UTC. Members are named by their path in the archive.

    counts: rows of each table, at the very moment the database was copied.
    keys: fingerprints, never keys. missing_files: what rows named and the storage
    did not have when the backup was made.
    """

    app_version: str
    made_at: str
    vendor: str
    database_version: str
    database_member: str
    migrations: list[tuple[str, str]]
    counts: dict[str, int]
    members: dict[str, Member]
    missing_files: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT
    app: str = APP

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Manifest":
        """Raises ValueError, KeyError or TypeError when it is not a manifest of this format."""
        facts = json.loads(content)
        if facts["app"] != APP:
            raise ValueError(facts["app"])
        facts["migrations"] = [tuple(each) for each in facts["migrations"]]
        facts["members"] = {name: Member(**each) for name, each in facts["members"].items()}
        return cls(**facts)

    @property
    def size_bytes(self) -> int:
        return sum(member.size for member in self.members.values())

    @property
    def is_of_this_key(self) -> bool:
        return self.keys == key_fingerprints()


def key_fingerprints() -> dict[str, str]:
    """Enough to tell two keys apart, and nothing to find one by."""
    return {"SECRET_KEY": salted_hmac("lms.care.key", "", algorithm="sha256").hexdigest()[:16]}


def seal(content: bytes) -> bytes:
    """Return what is kept beside the manifest: its hash, and its hash under this site's key."""
    return json.dumps(
        {"sha256": hashlib.sha256(content).hexdigest(), "hmac": _hmac(content)}
    ).encode()


def is_sealed(content: bytes, sealed: bytes, *, with_key: bool) -> bool:
    """Tell whether the manifest is as it was sealed; only the site's own key is proof."""
    try:
        marks = json.loads(sealed)
        is_same = marks["sha256"] == hashlib.sha256(content).hexdigest()
        return is_same and (not with_key or constant_time_compare(marks["hmac"], _hmac(content)))
    except (ValueError, KeyError, TypeError):
        return False


def app_version() -> str:
    with Path(settings.BASE_DIR, "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]


def _hmac(content: bytes) -> str:
    return salted_hmac("lms.care.manifest", content, algorithm="sha256").hexdigest()
