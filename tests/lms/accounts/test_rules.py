"""Rules over plain values: ages, regions, and what a browser says it is."""

from hypothesis import given
from hypothesis import strategies as st

from lms.accounts import devices, region_search, youth
from lms.accounts.regions import all_regions
from lms.accounts.youth import AgeBand

BANDS = st.sampled_from(AgeBand.values)
REGIONS = st.sampled_from(sorted(all_regions()))


def test_there_are_38_provinces_and_514_regencies():
    provinces = [region for region in all_regions().values() if region.is_province]

    assert (len(provinces), len(all_regions()) - len(provinces)) == (38, 514)


@given(code=REGIONS)
def test_a_region_is_found_by_the_name_we_print(code):
    region = all_regions()[code]

    assert region_search.find(region_search.label_of(region)) == region


@given(code=REGIONS)
def test_a_region_is_found_or_offered_by_its_bare_name(code):
    region = all_regions()[code]
    bare = region.name.removeprefix("Kab. ").removeprefix("Kota ")

    assert region_search.find(bare) == region or region in region_search.suggest(bare)


@given(code=REGIONS, at=st.integers(min_value=1, max_value=60), data=st.data())
def test_one_letter_wrong_still_finds_or_offers_something(code, at, data):
    name = region_search.label_of(all_regions()[code])
    at = at % (len(name) - 1) + 1
    typed = name[:at] + name[at + 1 :]

    assert region_search.find(typed) or region_search.suggest(typed)


@given(text=st.text(max_size=300))
def test_whatever_is_typed_is_answered(text):
    assert len(region_search.suggest(text)) <= region_search.MOST_SUGGESTIONS
    region_search.find(text)


def test_names_that_people_use_are_understood():
    typed = ("tangsel", "Solo", "kab bandung", "JAKARTA TIMUR", "Daerah Istimewa Yogyakarta")

    assert [region_search.find(text).code for text in typed] == [
        "36.74",
        "33.72",
        "32.04",
        "31.75",
        "34",
    ]


@given(before=BANDS, after=BANDS)
def test_within_the_year_no_minor_becomes_an_adult(before, after):
    allowed = youth.may_restate(before, after, years_since=0)

    assert not (allowed and youth.is_minor(before) and not youth.is_minor(after))


@given(before=BANDS, after=BANDS, years=st.integers(min_value=0, max_value=30))
def test_nobody_grows_faster_than_the_years(before, after, years):
    oldest = {"<13": 12, "13-15": 15, "16-17": 17, "18-24": 24, "25+": 120}[before]
    youngest = {"<13": 0, "13-15": 13, "16-17": 16, "18-24": 18, "25+": 25}[after]

    if youth.is_minor(before) and youth.may_restate(before, after, years_since=years):
        assert youngest <= oldest + years + 1 or youth.is_minor(after)


@given(band=BANDS, years=st.integers(min_value=0, max_value=30))
def test_anybody_may_stay_in_their_band(band, years):
    assert youth.may_restate(band, band, years_since=years)


def test_who_is_a_minor():
    assert [band for band in AgeBand.values if youth.is_minor(band)] == ["<13", "13-15", "16-17"]


def test_a_device_is_named_in_words_its_owner_knows():
    phone = (
        "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
        "SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36"
    )

    assert devices.device_words(phone) == "Samsung Internet, Android"
    assert devices.device_words("curl/8") == ""
