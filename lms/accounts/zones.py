"""Indonesia's three time zones, by province.

Keppres 41/1987 drew them by the provinces of its day; a younger province keeps the zone of
the one it was cut from.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, DateField, Q, Value, When
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")

# Kemendagri codes of the provinces. The border runs through Kalimantan, and east of Java.
PROVINCES = {
    WIB: "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    WITA: "51 52 53 63 64 65 71 72 73 74 75 76",
    WIT: "81 82 91 92 93 94 95 96",
}
_ZONE_OF_PROVINCE = {
    province: zone for zone, provinces in PROVINCES.items() for province in provinces.split()
}


def zone_of(*region_codes: str) -> ZoneInfo:
    """Return the zone of the first region known here, a province's or a regency's code.

    The site's own zone when none is.
    """
    for code in region_codes:
        zone = _ZONE_OF_PROVINCE.get(code[:2])
        if zone is not None:
            return zone
    return ZoneInfo(settings.TIME_ZONE)


def today_in_zone_of(field: str, *, at: datetime) -> Case:
    """Return, for the database, which day it is then in the zone of the region code in `field`."""
    days = [
        When(
            Q.create([(f"{field}__startswith", each) for each in codes.split()], Q.OR),
            Value(localdate(at, zone)),
        )
        for zone, codes in PROVINCES.items()
    ]
    return Case(*days, default=Value(localdate(at)), output_field=DateField())


def in_zone(moment: datetime, zone: ZoneInfo) -> str:
    """Return «24 November 2026 09.00 WITA»: a time never stands without its zone's name."""
    return date_format(localtime(moment, zone), "j F Y H.i T")
