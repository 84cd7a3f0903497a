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

from lms import design_tokens
from lms.static_files import stylesheets

# Ground, its name, what is written on it, what it is for.
COLOURS = (
    ("paper", "Kertas", "ink", "Latar setiap halaman."),
    ("surface", "Permukaan", "ink", "Kartu dan isian."),
    ("sunken", "Ceruk", "ink", "Kode dan lencana biasa."),
    ("ink", "Tinta", "paper", "Teks, dan Keluar Cepat."),
    ("accent", "Pandan", "on-accent", "Memimpin: tombol utama, tautan, kemajuan."),
    ("accent-tint", "Pandan muda", "accent", "Terpilih, tersimpan, selesai."),
    ("deep", "Pandan tua", "on-deep", "Satu langkah berikutnya dan kaki halaman."),
    ("sun", "Kunyit", "on-sun", "Di sini, sekarang."),
    ("sun-tint", "Kunyit muda", "sun-ink", "Lihat lagi: yang perlu dibenahi."),
    ("coral-tint", "Terakota muda", "coral", "Bantuan."),
    ("lilac-tint", "Lila muda", "lilac", "Cerita dan catatan isi."),
    ("danger", "Bata", "on-danger", "Yang tidak bisa dibatalkan. Bukan untuk nilai."),
)
SIZES = ("3xl", "2xl", "xl", "l", "m", "s")


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
    return re.findall(r'<symbol id="([\w-]+)" viewBox="0 0 24 24"', _sheet("img/icons.svg"))


def drawings() -> list[str]:
    """Return the names of the house's drawings: what stands in the folder."""
    folder = Path(finders.find("img/drawings"))
    return sorted(path.stem for path in folder.glob("*.svg"))


def swatches(tokens: str) -> list[Example]:
    """Return each colour as it is in both schemes, with the contrast of what is written on it."""
    schemes = design_tokens.colours(tokens)
    return [
        Example(
            name=ground,
            label=label,
            use=use,
            light=_ground(schemes[0], ground, ink),
            dark=_ground(schemes[1], ground, ink),
        )
        for ground, label, ink, use in COLOURS
    ]


def _ground(values: dict[str, str], ground: str, ink: str) -> Example:
    ratio = design_tokens.contrast(values[ground], values[ink])
    return Example(ground=values[ground], ink=values[ink], ratio=ratio)


def _sheet(name: str) -> str:
    return Path(finders.find(name)).read_text(encoding="utf-8")


@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """Hover, focus and pressing as classes, taken from the stylesheets themselves."""
    css = "".join(_sheet(name) for name in stylesheets())
    return HttpResponse(design_tokens.held_states(css), content_type="text/css; charset=utf-8")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    tokens = _sheet("css/tokens.css")
    sizes = design_tokens.sizes(tokens)
    context = {
        "swatches": swatches(tokens),
        "letters": [(name, sizes[f"text-{name}"]) for name in SIZES],
        "spaces": [(number, sizes[f"space-{number}"]) for number in range(1, 9)],
        "radii": ("s", "m", "l", "round"),
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
