"""The words on a certificate, in its own language.

They live here and not in the catalogues: a certificate drawn again years later
must read as it did, whatever became of the site's translations.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from certificates.facts import CertificateFacts, ModuleLine


@dataclass(frozen=True, kw_only=True)
class Wording:
    locale: str
    title_completion: str
    title_plain: str
    title_attendance: str
    number: str
    number_label: str
    given_to: str
    passed: str
    completed: str
    attended: str
    facilitated: str
    spoke: str
    held: str
    load: str
    score: str
    pass_mark: str
    lesson_hours: str
    minutes: str
    programme_structure: str
    holder: str
    role: str
    roles: dict[str, str]
    module: str
    duration: str
    total: str
    check: str
    check_how: str
    check_compare: str
    lesson_hours_note: str
    draft: str
    page: str

    def title(self, facts: CertificateFacts) -> str:
        if facts.role != "peserta":
            return self.title_plain
        if facts.kind == "attendance":
            return self.title_attendance
        return self.title_plain if facts.score_percent is None else self.title_completion

    def statement(self, facts: CertificateFacts) -> str:
        if facts.role == "fasilitator":
            return self.facilitated
        if facts.role == "narasumber":
            return self.spoke
        if facts.kind == "attendance":
            return self.attended
        return self.completed if facts.score_percent is None else self.passed

    def day(self, on: date) -> str:
        return format_date(on, "d MMMM y", locale=self.locale)

    def period(self, start: date | None, end: date | None) -> str:
        """Return «3 Oktober – 22 November 2026», or the one day that is known."""
        if start is None or end is None or start == end:
            day = end or start
            return self.day(day) if day else ""
        shape = (
            "d MMMM y" if start.year != end.year else "d MMMM" if start.month != end.month else "d"
        )
        return f"{format_date(start, shape, locale=self.locale)} – {self.day(end)}"

    def figures(self, facts: CertificateFacts) -> list[tuple[str, str]]:
        """Return label and value of what can be told in numbers, and only of what is known."""
        known = []
        if period := self.period(facts.started_on, facts.completed_on):
            known.append((self.held, period))
        if facts.lesson_hours is not None:
            known.append((self.load, self.hours(facts.lesson_hours)))
        if facts.score_percent is not None:
            known.append((self.score, self.result(facts.score_percent, facts.pass_mark_percent)))
        return known

    def details(self, facts: CertificateFacts) -> list[tuple[str, str]]:
        """Return label and value of everything beside the programme."""
        return [
            (self.holder, facts.holder_name),
            (self.role, self.roles[facts.role]),
            (self.number_label, facts.serial),
            *self.figures(facts),
        ]

    def check_address(self, facts: CertificateFacts) -> str:
        """Return where to type the code: the check address without scheme and code."""
        return facts.check_url.split("://")[-1].rstrip("/").removesuffix(facts.code).rstrip("/")

    def result(self, score: Decimal, pass_mark: Decimal | None) -> str:
        if pass_mark is None:
            return self.number_text(score)
        return f"{self.number_text(score)} ({self.pass_mark.format(self.number_text(pass_mark))})"

    def number_text(self, number: Decimal) -> str:
        return _number_text(number, self.locale)

    def hours(self, number: Decimal) -> str:
        return self.lesson_hours.format(self.number_text(number))

    def duration_of(self, line: ModuleLine) -> str:
        if line.lesson_hours is not None:
            return self.hours(line.lesson_hours)
        return "" if line.minutes is None else self.minutes.format(line.minutes)

    def total_of(self, lines: tuple[ModuleLine, ...]) -> str:
        """Return the sum of the durations as printed, or nothing when their units differ."""
        hours = [line.lesson_hours for line in lines if line.lesson_hours is not None]
        minutes = [line.minutes for line in lines if line.minutes is not None]
        if lines and len(hours) == len(lines):
            return self.hours(sum(hours, Decimal()))
        if lines and not hours and len(minutes) == len(lines):
            return self.minutes.format(sum(minutes))
        return ""


INDONESIAN = Wording(
    locale="id",
    title_completion="Sertifikat Kelulusan",
    title_plain="Sertifikat",
    title_attendance="Sertifikat Kehadiran",
    number="Nomor {}",
    number_label="Nomor",
    given_to="Diberikan kepada",
    passed="sebagai peserta yang telah menyelesaikan dan lulus pelatihan",
    completed="sebagai peserta yang telah menyelesaikan pelatihan",
    attended="sebagai peserta yang telah mengikuti pelatihan",
    facilitated="sebagai fasilitator dalam pelatihan",
    spoke="sebagai narasumber dalam pelatihan",
    held="Pelaksanaan",
    load="Beban belajar",
    score="Nilai akhir",
    pass_mark="minimum {}",
    lesson_hours="{} JP",
    minutes="{} menit",
    programme_structure="Struktur program",
    holder="Nama",
    role="Peran",
    roles={"peserta": "Peserta", "fasilitator": "Fasilitator", "narasumber": "Narasumber"},
    module="Materi",
    duration="Durasi",
    total="Jumlah",
    check="Periksa keaslian",
    check_how="Pindai kode QR, atau ketik kode di bawah ini di",
    check_compare="Inisial, pelatihan, dan tanggal di halaman itu harus sama dengan di sini.",
    lesson_hours_note="JP: jam pelajaran",
    draft="Materi: draf untuk ditinjau ECPAT",
    page="Halaman {} dari {}",
)

ENGLISH = Wording(
    locale="en_GB",
    title_completion="Certificate of Completion",
    title_plain="Certificate",
    title_attendance="Certificate of Attendance",
    number="Number {}",
    number_label="Number",
    given_to="Awarded to",
    passed="as a participant who completed and passed the training",
    completed="as a participant who completed the training",
    attended="as a participant who attended the training",
    facilitated="as a facilitator of the training",
    spoke="as a resource person of the training",
    held="Held",
    load="Lesson hours (JP)",
    score="Final score",
    pass_mark="pass mark {}",
    lesson_hours="{} JP",
    minutes="{} minutes",
    programme_structure="Programme structure",
    holder="Name",
    role="Role",
    roles={"peserta": "Participant", "fasilitator": "Facilitator", "narasumber": "Resource person"},
    module="Module",
    duration="Duration",
    total="Total",
    check="Check that it is genuine",
    check_how="Scan the QR code, or type the code below at",
    check_compare="Initials, training and date on that page must be the same as here.",
    lesson_hours_note="JP: lesson hour (jam pelajaran)",
    draft="Content: draft for review by ECPAT",
    page="Page {} of {}",
)

WORDINGS = {"id": INDONESIAN, "en": ENGLISH}


@lru_cache(maxsize=256)
def _number_text(number: Decimal, locale: str) -> str:
    return format_decimal(number, "#,##0.##", locale=locale)
