"""The public check: by code, by file, from the command line."""

import zlib
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from certificates import pdf_text, uploads
from certificates.codes import new_code, pretty_code
from certificates.models import Certificate
from certificates.withdraw import revoke, supersede

pytestmark = pytest.mark.django_db

FORM = "/sertifikat/"


def _path(code: str) -> str:
    return f"{FORM}{code}/"


def _content(certificate) -> bytes:
    with storages["private"].open(certificate.file_name) as file:
        return file.read()


def _drop(client, content: bytes, name: str = "Sertifikat Ayu.pdf"):
    return client.post(FORM, {"file": SimpleUploadedFile(name, content, "application/pdf")})


def _verdict(response) -> str:
    return str(response.context["finding"].verdict)


def test_a_valid_certificate_shows_initials_and_never_the_name(certificate, client):
    response = client.get(_path(certificate.code))

    assert (response.status_code, _verdict(response)) == (200, "valid")
    for shown in ("A. L. W.", "Aman di Dunia Digital", certificate.serial, "4 JP"):
        assert shown in response.text
    for hidden in ("Ayu", "Lestari", "Wulandari", "Kendari", "ayu"):
        assert hidden not in response.text


def test_the_answer_is_kept_by_no_search_engine_and_no_cache(certificate, client):
    for path in (_path(certificate.code), _path(new_code())):
        response = client.get(path)

        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex, nofollow">' in response.text


def test_a_revoked_certificate_says_when_and_not_why(certificate, fitri, client):
    revoke(certificate, reason="Tertukar dengan Gita", by=fitri, at=timezone.now())

    response = client.get(_path(certificate.code))

    assert _verdict(response) == "revoked"
    assert response.context["finding"].record.withdrawn_on == timezone.localdate()
    assert "Gita" not in response.text


def test_a_replaced_certificate_does_not_lead_to_the_newer_one(certificate, fitri, client):
    newer = supersede(certificate, reason="Nama kurang", by=fitri, at=timezone.now())

    response = client.get(_path(certificate.code))

    assert _verdict(response) == "superseded"
    assert newer.code not in response.text
    assert newer.serial not in response.text


def test_a_certificate_being_made_says_so(certificate, client):
    Certificate.objects.filter(pk=certificate.pk).update(state="pending")

    assert _verdict(client.get(_path(certificate.code))) == "pending"


def test_an_erased_holder_leaves_number_course_and_date(certificate, client):
    Certificate.objects.filter(pk=certificate.pk).update(facts={}, file_name="")

    response = client.get(_path(certificate.code))

    assert _verdict(response) == "erased"
    assert certificate.serial in response.text
    assert "Aman di Dunia Digital" in response.text
    assert "A. L. W." not in response.text


def test_what_people_type_is_forgiven(certificate, client):
    typed = pretty_code(certificate.code).lower().replace("0", "o").replace("1", "l")

    by_form = client.get(FORM, {"q": typed})
    by_post = client.post(FORM, {"q": typed})
    by_address = client.get(_path(typed))

    wanted = _path(certificate.code)
    found = [each["Location"] for each in (by_form, by_post, by_address)]
    assert found == [wanted, wanted, wanted]


def test_what_is_no_code_is_asked_for_again(client):
    response = client.get(FORM, {"q": "7K3QF"})

    assert response.status_code == 200
    assert "field__error" in response.text
    assert 'value="7K3QF"' in response.text


def test_an_unknown_and_a_malformed_code_get_the_same_page(client):
    code = new_code()

    unknown, malformed = client.get(_path(code)), client.get(_path("tidak-ada"))

    assert (unknown.status_code, malformed.status_code) == (404, 404)
    # The address itself stands in the link to the other language.
    assert unknown.text.replace(code, "") == malformed.text.replace("tidak-ada", "")


@pytest.mark.parametrize(
    "code", ["..%2f..", "%00", "x" * 3000, "' OR 1=1", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦"]
)
def test_strange_codes_are_not_found(client, code):
    assert client.get(_path(code)).status_code == 404


def test_the_check_costs_one_statement_for_the_certificate(
    certificate, client, django_assert_num_queries
):
    # the stamp of the content, the certificate, and the help channels at the foot
    with django_assert_num_queries(3):
        client.get(_path(certificate.code))


def test_english_is_under_en(certificate, client):
    assert _verdict(client.get(f"/en{_path(certificate.code)}")) == "valid"


def test_our_own_file_is_known_to_the_byte(certificate, client):
    assert _verdict(_drop(client, _content(certificate))) == "valid"


def test_our_own_file_of_a_revoked_certificate_is_revoked(certificate, fitri, client):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())

    assert _verdict(_drop(client, _content(certificate))) == "revoked"


def test_one_changed_byte_is_altered(certificate, client):
    response = _drop(client, _content(certificate) + b"\n")

    assert _verdict(response) == "altered"
    assert "A. L. W." in response.text


def test_a_file_saved_by_another_program_is_altered(certificate, client):
    saved = BytesIO()
    PdfWriter(clone_from=PdfReader(BytesIO(_content(certificate)))).write(saved)

    assert _verdict(_drop(client, saved.getvalue())) == "altered"


def test_a_stranger_s_pdf_is_unknown(certificate, client):
    blank = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(blank)

    assert _verdict(_drop(client, blank.getvalue())) == "unknown"


def test_a_broken_pdf_is_unknown(certificate, client):
    assert _verdict(_drop(client, b"%PDF-1.7\n" + b"\xff\x00garbage" * 500)) == "unknown"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a zip", b"<html>%PDF</html>", b"MZ" * 100], ids=repr
)
def test_what_is_no_pdf_is_refused_in_words(client, content):
    response = _drop(client, content)

    assert response.status_code == 200
    assert "field__error" in response.text


def test_a_form_without_a_file_asks_for_one(client):
    assert "field__error" in client.post(FORM, {}).text


def test_a_file_over_five_megabytes_is_refused_and_not_kept(client):
    response = _drop(client, b"%PDF-1.7" + b"0" * uploads.MOST_BYTES)

    assert response.status_code == 200
    assert "field__error" in response.text


def test_a_request_far_too_large_is_answered_without_being_read(client):
    response = client.post(FORM, CONTENT_LENGTH=str(uploads.MOST_REQUEST_BYTES + 1))

    assert response.status_code == 413


def test_a_file_needs_the_form_s_own_token(certificate):
    response = _drop(Client(enforce_csrf_checks=True), _content(certificate))

    assert response.status_code == 403


def test_a_pdf_that_keeps_its_reader_busy_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_text, "SECONDS", 0.01)

    assert pdf_text.text_of(b"%PDF-1.7") == ""


def test_a_pdf_that_unpacks_into_all_memory_is_given_up():
    packed = zlib.compress(b" " * 2**28, 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
    )
    numbered = (b"%d 0 obj %b endobj\n" % each for each in enumerate(objects, start=1))
    bomb = b"%PDF-1.4\n" + b"".join(numbered) + b"trailer << /Root 1 0 R >>\n%%EOF"

    assert pdf_text.text_of(bomb) == ""


def test_codes_are_found_as_they_are_printed():
    code = "7K3QF8M2ZT9XW4B6NHRC0DEVGS"
    text = f"SERT/AMAN/XI/2026\n7K3QF 8M2ZT 9XW4B 6NHRC 0DEVGS\nHALAMAN 1 …/sertifikat/{code}/"

    assert pdf_text.codes_in(text) == [code]
    assert pdf_text.codes_in("ABCDE FGHJK" * 40) == []
