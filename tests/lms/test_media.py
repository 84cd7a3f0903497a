"""Course media: what is served, in which pieces, and what is not served at all."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from lms import media

pytestmark = pytest.mark.django_db
CLIP = bytes(range(256)) * 1000


@pytest.fixture
def clip():
    return default_storage.save("media/galih.mp4", ContentFile(CLIP))


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_whole_file_comes_with_its_length_and_true_type(client, clip):
    response = client.get(f"/media/{clip}")

    assert response.status_code == 200
    assert body(response) == CLIP
    assert response.headers["Content-Length"] == str(len(CLIP))
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "content_range", "sent"),
    [
        ("bytes=0-99", "bytes 0-99/256000", CLIP[:100]),
        ("bytes=255000-", "bytes 255000-255999/256000", CLIP[255000:]),
        ("bytes=-10", "bytes 255990-255999/256000", CLIP[-10:]),
        ("bytes=100-999999", "bytes 100-255999/256000", CLIP[100:]),
        ("bytes=-999999", "bytes 0-255999/256000", CLIP),
        ("bytes=0-0", "bytes 0-0/256000", CLIP[:1]),
    ],
)
def test_a_range_is_that_range(client, clip, asked, content_range, sent):
    response = client.get(f"/media/{clip}", headers={"range": asked})

    assert response.status_code == 206
    assert response.headers["Content-Range"] == content_range
    assert response.headers["Content-Length"] == str(len(sent))
    assert body(response) == sent


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=-0", "bytes=999999-9999999"])
def test_a_range_past_the_end_is_refused_with_the_size(client, clip, asked):
    response = client.get(f"/media/{clip}", headers={"range": asked})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */256000"


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=",
        "bytes=-",
        "bytes=9-2",
        "bytes=0-1,5-6",
        "pages=1-2",
        "bytes=a-b",
        pytest.param(f"bytes={'9' * 5000}-", id="5000 digits"),
    ],
)
def test_a_range_that_makes_no_sense_gets_the_whole_file(client, clip, asked):
    response = client.get(f"/media/{clip}", headers={"range": asked})

    assert response.status_code == 200
    assert body(response) == CLIP


def test_a_range_of_an_older_file_gets_the_whole_new_one(client, clip):
    now = client.head(f"/media/{clip}").headers["ETag"]

    old = client.get(f"/media/{clip}", headers={"range": "bytes=0-9", "if-range": '"old"'})
    same = client.get(f"/media/{clip}", headers={"range": "bytes=0-9", "if-range": now})

    assert (old.status_code, same.status_code) == (200, 206)


def test_a_known_file_is_not_sent_again(client, clip):
    etag = client.head(f"/media/{clip}").headers["ETag"]

    response = client.get(f"/media/{clip}", headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_head_has_the_length_and_no_body(client, clip):
    response = client.head(f"/media/{clip}")

    assert response.headers["Content-Length"] == str(len(CLIP))
    assert body(response) == b""


def test_nothing_is_compressed_again(client, clip):
    response = client.get(f"/media/{clip}", headers={"accept-encoding": "gzip, br"})

    assert "Content-Encoding" not in response.headers
    assert body(response) == CLIP


def test_a_learner_fetches_a_picture_once(client, clip, ayu):
    client.force_login(ayu, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(f"/media/{clip}")

    assert response.headers["Cache-Control"] == "public, max-age=604800"


@pytest.mark.parametrize(
    "stored",
    [
        "images/mark.svg",
        "images/page.html",
        "images/page.xhtml",
        "images/photo.jpg.html",
        "images/photo.jpg.svg",
        "media/clip.swf",
        "images/noextension",
        "original_images/holiday.jpg",
        "documents/guide.pdf",
        "documents/cover.jpg",
        "loose.jpg",
    ],
)
def test_what_may_carry_script_or_a_place_is_not_served(client, stored):
    name = default_storage.save(stored, ContentFile(b"<script>alert(1)</script>"))
    assert default_storage.exists(name)

    response = client.get(f"/media/{name}")

    assert response.status_code == 404


def test_html_that_calls_itself_a_picture_is_a_picture_to_the_browser(client):
    name = default_storage.save("images/page.jpg", ContentFile(b"<html><script>1</script>"))

    response = client.get(f"/media/{name}")

    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/media/images/",
        "/media/images",
        "/media/",
        "/media/media/../../secret.png",
        "/media/media/%2e%2e/%2e%2e/secret.png",
        "/media/images/..%5c..%5csecret.png",
        "/media/images//secret.png",
        "/media/images/.hidden.png",
        "/media/images/a%00.png",
        "/media/images/gnp%E2%80%AEexe.png",
        pytest.param(f"/media/images/{'a' * 5000}.png", id="5000 letters"),
    ],
)
def test_no_listing_and_no_way_out_of_the_folder(client, settings, path):
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT.parent / "secret.png").write_bytes(b"secret")
    default_storage.save("images/secret.png", ContentFile(b"a picture"))

    response = client.get(path)

    assert response.status_code == 404


def test_only_reading_is_allowed(client, clip):
    assert client.post(f"/media/{clip}").status_code == 405


@given(header=st.text(max_size=40), size_bytes=st.integers(0, 1000))
def test_no_header_breaks_the_reader(header, size_bytes):
    try:
        span = media.parse_range(header, size_bytes=size_bytes)
    except media.Unsatisfiable:
        return

    assert span is None or 0 <= span.first <= span.last < size_bytes


@given(first=st.integers(0, 999), length=st.integers(1, 1000), size_bytes=st.integers(1, 1000))
def test_every_honest_range_stays_within_the_file(first, length, size_bytes):
    asked = f"bytes={first}-{first + length - 1}"

    if first >= size_bytes:
        with pytest.raises(media.Unsatisfiable):
            media.parse_range(asked, size_bytes=size_bytes)
        return

    span = media.parse_range(asked, size_bytes=size_bytes)
    assert (span.first, span.last) == (first, min(first + length, size_bytes) - 1)
