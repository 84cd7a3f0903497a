"""The 38 provinces and 514 regencies of Indonesia, by Kemendagri code."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REGIONS_CSV = Path(__file__).with_name("regions.csv")


@dataclass(frozen=True)
class Region:
    """One province («31») or regency («31.75»)."""

    code: str
    name: str
    province_code: str

    @property
    def is_province(self) -> bool:
        return self.code == self.province_code


@cache
def all_regions() -> dict[str, Region]:
    with REGIONS_CSV.open(encoding="utf-8", newline="") as file:
        rows = [Region(row["code"], row["name"], row["code"][:2]) for row in csv.DictReader(file)]
    return {region.code: region for region in rows}


def name_of(code: str) -> str:
    """Return «Kota Kendari, Sulawesi Tenggara» for «74.71»; an empty string for an unknown code."""
    region = all_regions().get(code)
    if region is None:
        return ""
    if region.is_province:
        return region.name
    return f"{region.name}, {all_regions()[region.province_code].name}"
