"""The cast and thirty learners of a cohort in Kendari. All are made up."""

from dataclasses import dataclass

from lms.accounts import roles


@dataclass(frozen=True)
class CastMember:
    username: str
    nickname: str
    role: str | None
    age_band: str
    sex: str
    category: str
    about: str


CAST = (
    CastMember("ayu", "Ayu", None, "13-15", "P", "pelajar", "learner, 15"),
    CastMember("budi", "Budi", roles.TRAINER, "25+", "L", "mitra", "Ayu's trainer"),
    CastMember("citra", "Citra", roles.TRAINER, "25+", "P", "mitra", "trainer elsewhere"),
    CastMember("dewi", "Dewi", roles.MONITORING, "25+", "P", "mitra", "M&E officer"),
    CastMember("eko", "Eko", roles.AUTHOR, "25+", "L", "mitra", "author"),
    CastMember("fitri", "Fitri", roles.PROGRAMME_ADMIN, "25+", "P", "mitra", "programme admin"),
)

# Name for the certificate, age band, sex, region, category.
LEARNERS = (
    ("Aditya Pratama", "16-17", "L", "74.71", "pelajar"),
    ("Aisyah Nur Ramadhani", "13-15", "P", "74.71", "pelajar"),
    ("Andi Tenri Ola", "16-17", "P", "74.71", "pelajar"),
    ("Bagas Wicaksono", "18-24", "L", "74.02", "orang_muda"),
    ("Bunga Citra Maharani", "13-15", "P", "74.71", "pelajar"),
    ("Dimas Saputra", "16-17", "L", "74.71", "pelajar"),
    ("Elsa Wulandari", "16-17", "P", "74.05", "pelajar"),
    ("Fajar Hidayat", "18-24", "L", "74.71", "orang_muda"),
    ("Gita Puspita Sari", "13-15", "P", "74.71", "pelajar"),
    ("Hasan Basri", "16-17", "L", "74.02", "pelajar"),
    ("Indah Permata", "18-24", "P", "74.71", "orang_muda"),
    ("Joko Susilo", "16-17", "L", "74.71", "pelajar"),
    ("Kartika Dewi Anggraini", "13-15", "P", "74.05", "pelajar"),
    ("La Ode Muhammad Rizal", "16-17", "L", "74.71", "pelajar"),
    ("Lestari Handayani", "16-17", "P", "74.71", "pelajar"),
    ("Maya Kusuma", "18-24", "P", "74.71", "orang_muda"),
    ("Muhammad Iqbal", "13-15", "L", "74.02", "pelajar"),
    ("Nabila Zahra", "16-17", "P", "74.71", "pelajar"),
    ("Nurul Fadhilah", "16-17", "P", "74.05", "pelajar"),
    ("Oka Mahendra", "18-24", "L", "74.71", "orang_muda"),
    ("Putri Ayuningtyas", "13-15", "P", "74.71", "pelajar"),
    ("Rafi Akbar", "16-17", "L", "74.71", "pelajar"),
    ("Rina Marlina", "18-24", "P", "74.02", "orang_muda"),
    ("Sari Rahmawati", "16-17", "P", "74.71", "pelajar"),
    ("Taufik Nugroho", "16-17", "L", "74.71", "pelajar"),
    ("Ulfa Khairunnisa", "13-15", "P", "74.05", "pelajar"),
    ("Vina Oktaviani", "18-24", "P", "74.71", "orang_muda"),
    ("Wa Ode Siti Hajar", "16-17", "P", "74.02", "pelajar"),
    ("Yusuf Maulana", "16-17", "L", "74.71", "pelajar"),
    ("Zaskia Amelia", "18-24", "lainnya", "74.71", "orang_muda"),
)
