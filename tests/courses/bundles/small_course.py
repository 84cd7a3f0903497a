"""Eko's small course, with every kind of block and every kind of media, as files."""

import io
from pathlib import Path

from PIL import Image

COURSE = """
format: 1
slug: sehari-aman
code: SEHARI
title: "Sehari aman: versi kecil"
title_en: A safe day
summary: Satu hari bersama internet.
summary_en: One day with the internet.
audience: Anak dan orang muda
audience_en: Children and young people
cover: sampul.jpg
drawing: aman
lesson_hours: 1.5
pass_mark_percent: 70
pre_test: sehari-uji
post_test: sehari-uji
programme:
  code: SEHARI-2026
  name: Sehari Aman 2026
  funder: Yayasan Contoh
  starts_on: 2026-01-01
  ends_on: 2026-12-31
  logo: lambang.png
practice:
  - code: main-peran
    title: Main peran
    title_en: Role play
    look_for: Mendengar tanpa menyalahkan.
    required: true
  - code: unjuk-ajar
    title: Unjuk ajar
    look_for: Akurat.
    scale: strength
open_to_all: true
"""

QUESTIONS = """
bank: {code: SEHARI, title: Bank soal Sehari}
objectives:
  - {code: S-1, text: Mengenali jejak digital.}
  - {code: S-2, text: Meminta bantuan.}
questions:
  - code: S-1-J
    objective: S-1
    anchor: true
    type: single_choice
    text: Apa itu jejak digital?
    choices:
      - {text: Data yang tertinggal, fraction: 100, feedback: "Betul."}
      - {text: Tanda di pasir, fraction: 0}
    feedback: Jejak digital adalah data yang tertinggal.
  - code: S-2-A
    objective: S-2
    type: multiple_choice
    text: Siapa yang bisa membantu?
    choices:
      - {text: SAPA 129, fraction: 50}
      - {text: Guru, fraction: 50}
      - {text: Tidak ada, fraction: -50}
  - code: S-2-B
    objective: S-2
    type: true_false
    text: Bercerita itu boleh.
    choices:
      - {text: Benar, fraction: 100}
      - {text: Salah, fraction: 0}
  - code: S-1-C
    objective: S-1
    type: true_false
    text: Cadangan yang belum dipakai.
    choices:
      - {text: Benar, fraction: 100}
      - {text: Salah, fraction: 0}
  - code: S-2-SIKAP-1
    objective: S-2
    type: likert
    text: Meminta bantuan adalah tanda keberanian.
  - code: S-2-SIKAP-2
    objective: S-2
    type: likert
    text: Masalah di internet sebaiknya dipendam.
    reverse: true
"""

QUIZZES = """
- code: sehari-uji
  title: Uji Sehari
  attempts_allowed: 2
  forms:
    A: [S-1-J, S-2-A]
    B: [S-1-J, S-2-B]
  attitude: [S-2-SIKAP-2, S-2-SIKAP-1]
"""

MODULE = """
title: Pagi
title_en: Morning
summary: Bangun dan membuka ponsel.
summary_en: Waking up and opening the phone.
objectives: [S-1, S-2]
drawing: jejak
"""

LESSON = """---
title: Jejak di layar
title_en: Traces on the screen
summary: Kenali jejakmu.
summary_en: Know your traces.
minutes: 7
objectives: [S-2, S-1]
content_notice: Menyebut kekerasan secara singkat.
review:
  status: draft
  sources:
    - {title: Kerangka materi, note: Dibaca ulang., url: "https://contoh.id/kerangka"}
    - title: Catatan Eko
  source_checked_on: 2026-11-22
---

## Apa yang tertinggal?

Setiap kali **membuka** layar, ada *jejak*. Lihat [bantuan](/bantuan/).

- satu
- dua
  1. dua satu
  2. dua dua

::: callout
tone: story
title: Kisah Rani
text: |
  *Cerita ini rekaan.*

  Rani membuka ponselnya.
:::

::: content_notice
text: Bagian berikut membahas ancaman.
:::

::: check
question: Mana yang termasuk jejak?
kind: multiple
options:
  - {text: Foto, correct: true, feedback: "Tepat."}
  - {text: Komentar, correct: true}
  - {text: Angin, correct: false}
explanation: Foto dan komentar **tersimpan**.
:::

::: accordion
items:
  - {title: Satu, text: Isi satu.}
  - {title: Dua, text: Isi dua.}
:::

::: say_this
pairs:
  - {say: Aku percaya kamu., not: Kok bisa?, why: Tidak menyalahkan.}
  - {say: Mau ditemani?, not: Lapor saja.}
:::

Di antara dua blok.

::: cards
cards:
  - {title: Aktif, text: Dibuat sengaja.}
:::

::: image
file: sampul.jpg
alt: Ponsel di meja
caption: Sampul
:::

::: drawing
name: jeda
alt: Ponsel tertelungkup di samping cangkir
:::

::: drawing
name: laut
decorative: true
caption: Tarik napas.
:::

::: video
file: cerita.mp4
captions: cerita.vtt
transcript: Rani berkata halo.
:::

::: audio
file: lagu.mp3
transcript: Suara hujan.
:::

::: file
file: lembar.pdf
title: Lembar latihan
:::

::: help_link
text: Butuh teman bicara? SAPA 129.
:::
"""

SHORT_LESSON = """---
title: {title}
title_en: {title} (en)
minutes: 5
objectives: [S-1]
review: {{status: draft, sources: [{{title: Catatan Eko}}]}}
---

{text}
"""


def picture(kind: str, **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (32, 24), "#3366aa").save(out, kind, **options)
    return out.getvalue()


def small_course() -> dict[str, bytes]:
    """Every file by its path; a story changes what it is about."""
    texts = {
        "course.yaml": COURSE,
        "questions.yaml": QUESTIONS,
        "quizzes.yaml": QUIZZES,
        "modules/01-pagi/module.yaml": MODULE,
        "modules/01-pagi/01-jejak.md": LESSON,
        "modules/01-pagi/02-pesan.md": SHORT_LESSON.format(title="Pesan", text="Balas nanti."),
        "modules/02-malam/module.yaml": "title: Malam\ntitle_en: Night\nis_extra: true\n",
        "modules/02-malam/01-tidur.md": SHORT_LESSON.format(title="Tidur", text="Matikan layar."),
    }
    media = {
        "media/sampul.jpg": picture("JPEG"),
        "media/lambang.png": picture("PNG"),
        "media/cerita.mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 32,
        "media/cerita.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHalo é\n".encode(),
        "media/lagu.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\x00" * 32,
        "media/lembar.pdf": b"%PDF-1.4\n%%EOF\n",
    }
    return {name: text.encode() for name, text in texts.items()} | media


def write(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def edit(files: dict[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """Return the files with one passage replaced; it must be there once."""
    text = files[name].decode()
    assert text.count(old) == 1, (name, old, text.count(old))
    return {**files, name: text.replace(old, new).encode()}
