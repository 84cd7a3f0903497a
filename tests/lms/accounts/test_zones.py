"""Each of the 38 provinces has its zone, and a time never stands without the zone's name."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from lms.accounts.regions import all_regions
from lms.accounts.zones import in_zone, zone_of


@pytest.fixture(autouse=True)
def _in_indonesian():
    with translation.override("id"):
        yield


NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
ZONES = {
    "WIB": """
        Aceh|Sumatera Utara|Sumatera Barat|Riau|Jambi|Sumatera Selatan|Bengkulu|Lampung
        Kepulauan Bangka Belitung|Kepulauan Riau|DKI Jakarta|Jawa Barat|Jawa Tengah
        DI Yogyakarta|Jawa Timur|Banten|Kalimantan Barat|Kalimantan Tengah
    """,
    "WITA": """
        Bali|Nusa Tenggara Barat|Nusa Tenggara Timur|Kalimantan Selatan|Kalimantan Timur
        Kalimantan Utara|Sulawesi Utara|Sulawesi Tengah|Sulawesi Selatan|Sulawesi Tenggara
        Gorontalo|Sulawesi Barat
    """,
    "WIT": """
        Maluku|Maluku Utara|Papua|Papua Barat|Papua Selatan|Papua Tengah|Papua Pegunungan
        Papua Barat Daya
    """,
}
BY_PROVINCE = {
    name.strip(): zone
    for zone, names in ZONES.items()
    for line in names.strip().splitlines()
    for name in line.split("|")
}


def test_every_province_has_its_zone():
    provinces = [region for region in all_regions().values() if region.is_province]

    told = {one.name: NOON.astimezone(zone_of(one.code)).strftime("%Z") for one in provinces}

    assert len(told) == 38
    assert told == BY_PROVINCE


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("74.71", "24 November 2026 13.00 WITA"),
        ("91", "24 November 2026 14.00 WIT"),
        ("32.73", "24 November 2026 12.00 WIB"),
        ("", "24 November 2026 12.00 WIB"),
        ("00.00", "24 November 2026 12.00 WIB"),
    ],
)
def test_a_time_is_told_in_the_regions_zone(code, words):
    assert in_zone(NOON, zone_of(code)) == words


def test_the_first_known_region_counts():
    assert in_zone(NOON, zone_of("", "91.71")) == "24 November 2026 14.00 WIT"
