"""The design system's own page: every component, in its states, with made-up words."""

import re
from pathlib import Path
from types import SimpleNamespace as Example

from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

COLOURS = (
    ("paper", "Kertas"),
    ("surface", "Permukaan"),
    ("sunken", "Ceruk"),
    ("ink", "Tinta"),
    ("ink-soft", "Tinta lembut"),
    ("accent", "Pandan"),
    ("accent-tint", "Pandan muda"),
    ("deep", "Pandan tua"),
    ("sun", "Kunyit"),
    ("sun-tint", "Kunyit muda"),
    ("coral", "Terakota"),
    ("coral-tint", "Terakota muda"),
    ("lilac", "Lila"),
    ("lilac-tint", "Lila muda"),
)


class ExampleForm(forms.Form):
    username = forms.CharField(label="Nama pengguna", help_text="Boleh nama samaran.")
    email = forms.EmailField(label="Surel", required=False)
    region = forms.ChoiceField(
        label="Kabupaten atau kota", choices=[("", "Pilih…"), ("32.73", "Kota Bandung, Jawa Barat")]
    )
    age_band = forms.ChoiceField(
        label="Usiamu",
        widget=forms.RadioSelect,
        choices=[("13", "13–15"), ("16", "16–17"), ("18", "18–24")],
    )
    story = forms.CharField(
        label="Masukan untuk kursus ini",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Jangan tulis kasus atau nama orang.",
    )
    agrees = forms.BooleanField(label="Aku setuju datanya disimpan untuk kursus ini.")


def step(title: str, state: str, meta: str, note: str = "") -> Example:
    return Example(title=title, url="#", state=state, meta=meta, note=note)


STEPS = [
    step("Uji awal", "done", "10 soal"),
    step("Jejak digital", "done", "8 menit"),
    step("Pengaturan privasi dan kata sandi yang kuat", "now", "7 menit"),
    step("Hoaks", "open", "6 menit"),
    step("Uji akhir", "locked", "10 soal", "terbuka setelah semua pelajaran selesai"),
]
PAIRS = [
    {
        "say": "“Aku percaya kamu. Ini bukan salahmu.”",
        "not": "“Kok kamu mau, sih?”",
        "why": "Pertanyaan “kenapa” terdengar seperti tuduhan.",
    }
]
CARDS = [
    Example(title="Bebas", text="Tanpa paksaan, bujukan, atau rasa takut."),
    Example(title="Sadar", text="Tahu apa yang disetujui."),
    Example(title="Bisa ditarik", text="Boleh berubah pikiran kapan saja."),
]
ACCORDION = [
    Example(title="Apa yang terjadi setelah aku melapor?", text="Petugas mendengarkan lebih dulu."),
    Example(title="Apakah namaku dirahasiakan?", text="Ya. Kerahasiaan identitas adalah hakmu."),
]


def drawn_icons() -> list[str]:
    """Return the names of the icons in the sprite; its other drawings have other sizes."""
    sprite = Path(finders.find("img/icons.svg")).read_text(encoding="utf-8")
    return re.findall(r'<symbol id="([\w-]+)" viewBox="0 0 24 24"', sprite)


def drawings() -> list[str]:
    """Return the names of the house's drawings: what stands in the folder."""
    folder = Path(finders.find("img/drawings"))
    return sorted(path.stem for path in folder.glob("*.svg"))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    context = {
        "colours": COLOURS,
        "icons": drawn_icons(),
        "drawings": [(name, f"img/drawings/{name}.svg") for name in drawings()],
        "form": ExampleForm(prefix="empty"),
        "form_to_mend": ExampleForm({"mend-email": "ayu@"}, prefix="mend"),
        "steps": STEPS,
        "pairs": PAIRS,
        "cards": CARDS,
        "items": ACCORDION,
        "crumbs": [Example(title="Kursus", url="#"), Example(title="AMAN", url="#")],
        "page_obj": Paginator(range(90), 30).page(2),
    }
    return render(request, "styleguide.html", context)
