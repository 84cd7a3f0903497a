"""Ayu's certificate, as facts; other stories change what they are about."""

from datetime import date
from decimal import Decimal

from certificates.facts import CertificateFacts, ModuleLine

CODE = "7K3QF8M2ZT9XW4B6NHRC0DEVGS"

AYU = CertificateFacts(
    serial="001/SERT/AMAN-2026/ECPAT-ID/XI/2026",
    code=CODE,
    kind="completion",
    holder_name="Ayu Kusumawardhani",
    institution="SMA Negeri 2 Kendari",
    region_name="Kota Kendari",
    course_title="AMAN: Aku Muda, Aku Nyaman di Dunia Digital",
    programme_name="Program AMAN 2026",
    started_on=date(2026, 10, 3),
    completed_on=date(2026, 11, 20),
    issued_on=date(2026, 11, 22),
    issued_place="Jakarta",
    lesson_hours=Decimal("10"),
    score_percent=Decimal("86.67"),
    pass_mark_percent=Decimal("70"),
    organiser="ECPAT Indonesia",
    signatory_name="Wahyu Prasetya",
    signatory_position="Koordinator Nasional",
    modules=(
        ModuleLine(title="Aku dan dunia digitalku", lesson_hours=Decimal("1")),
        ModuleLine(title="Jejak digital dan privasi", lesson_hours=Decimal("1.5")),
        ModuleLine(title="Kenali bujuk rayu di ranah daring", lesson_hours=Decimal("7.5")),
    ),
    check_url=f"https://kelas.example.org/sertifikat/{CODE}/",
)
