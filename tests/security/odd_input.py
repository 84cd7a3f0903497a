"""What no page of ours sends: words, addresses, headers and bodies made to break something."""

import json

# Every name that a form of ours gives to a field, and some that look important.
FIELDS = [
    *("login", "username", "password", "password1", "oldpassword", "email", "code", "q", "p"),
    *("display_name", "age_band", "sex", "region", "region_choice", "category", "institution"),
    *("disability", "guardian_name", "relation", "organisation", "agrees", "what", "name"),
    *("writer", "sequence", "item-1", "seen-1", "seen-999999999999999", "next_item", "skipped"),
    *("next", "page", "ordering", "step", "for_user", "remember", "confirmed", "file"),
    *("learner", "given_on", "method", "form_number", "title", "course", "programme", "mode"),
    *("region_code", "venue", "starts_on", "ends_on", "trainers", "reason", "cohort", "state"),
    *("text", "type", "bank", "objective", "feedback", "is_anchor", "attempts_allowed"),
    *("options-TOTAL_FORMS", "options-INITIAL_FORMS", "options-0-text"),
    *("options-0-fraction_percent", "url", "funder", "place", "position", "checked_on", "phone"),
    *("whatsapp", "signatory_name", "organiser_code", "first_name", "groups", "created_at_from"),
    *("at_from", "at_to", "action", "object_id", "actor_id", "object_type", "newest_type", "kind"),
]

WORDS = [
    "",
    "\x00",
    "a\x00b",
    "\u202egnp.exe",
    "👩‍👧 🏳️‍🌈",
    "\ufeff\u200b\u2028",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "٣",
    "0x10",
    "2026-13-45",
    "9999-12-31T23:59:59+14:00",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7*7 }}{% load x %}",
    "%s%n%(x)s",
    "../../../etc/passwd",
    "//evil.example/\\evil.example",
    "a" * 50 + "!" * 50,
    "é" * 20_000,
    "x" * 100_000,
]

ADDRESSES = [
    *("/%00", "/%00/", "/a%00b/", "/kursus/%00/", "/en/%00", "/admin/%00", "/api/v1/%00"),
    *("/%ED%A0%80/", "/%FF%FE/", "/%u0000/", "/%", "/%%30", "/;/", "/a//b///"),
    *("/sertifikat/%00/", "/sertifikat/%ED%A0%80/", f"/sertifikat/{'A' * 5000}/"),
    *("/media/images/%00.png", "/media/images/..%2f..%2fdb.sqlite3", "/media/x/../../y.png"),
    *("/dokumen/1/%00", f"/dokumen/{'9' * 30}/x", f"/dokumen/1/{'a' * 3000}"),
    *("/akun/surel/%00/", "/akun/sandi/baru/0-%00/", f"/akun/sandi/baru/{'z' * 30}-abc/"),
    *(f"/admin/pages/{'9' * 23}/", f"/admin/pages/{'9' * 23}/edit/", "/admin/bulk/a/b/c/"),
    *(f"/_util/authenticate_with_password/{'9' * 23}/1/", f"/belajar/uji/{'9' * 23}/"),
    *("/" + "a/" * 2000, f"/kursus/{'a' * 20_000}/", "/static/%00", "/static/../../x"),
    *("/?" + "&".join(f"a{n}=1" for n in range(5000)), "/?a=%00", "/?%00=1"),
    *("/cari/?q=%00", "/cari/?q=%ED%A0%80", "/cari/?q=" + "%F0%9F%98%80" * 30),
    *("/cari/?q=a&page=%00", f"/cari/?q=a&page={'9' * 30}", "/cari/?q=" + "a+" * 2000),
    *("/akun/masuk/?next=%00", "/akun/masuk/?next=//evil", "/akun/masuk/?next=" + "/a" * 3000),
    *("/admin/login/?next=%00%0d%0aX:y", "/akun/masuk/?next=javascript:alert(1)"),
]

NUL = r'"\000\000aaaaaaaa"'  # as a cookie says it
HEADERS = [
    *[("Cookie", f"{name}={NUL}") for name in ("kelas", "csrftoken", "messages", "keluar")],
    *[("Cookie", f"django_language={value}") for value in (NUL, "../../x", "x" * 3000)],
    *[("Cookie", f"kelas={value}") for value in ("z" * 9000, "../../etc/passwd", "'--")],
    *[("Accept", value) for value in ("\x00", "a/b;q=x,,,;;;" * 500, "*" * 3000)],
    *[("Accept-Language", value) for value in ("x" * 9000, "id;q=9e999", "id," * 3000)],
    *[("Host", value) for value in ("a b", "\x00", "x" * 3000, "[::1", "evil.example:99999")],
    *[("If-Modified-Since", "x" * 1000), ("If-None-Match", '"' * 999), ("Range", "bytes=9" * 999)],
    *[("X-Forwarded-For", value) for value in ("\x00", "x," * 999, "127.0.0.1")],
    *[("Referer", "\x00"), ("User-Agent", "\x00" * 9), ("User-Agent", "x" * 5000)],
    *[("X-Requested-With", "XMLHttpRequest"), ("X-HTTP-Method-Override", "DELETE")],
]

_SAVE = {"item": 1, "choices": [1], "writer": "phone000", "sequence": 1}
JSON_BODIES = [
    *("", "null", "[]", "0", '"x"', "{", "NaN", '{"attempt": NaN}', '{"attempt": 1e400}'),
    *('{"attempt":' + "9" * 5000 + "}", "[" * 20_000, '{"a":' * 5000, "\x00", "\ufeff{}"),
    json.dumps({"attempt": 1, "owner": "\ud800", "saves": [_SAVE]}),
    json.dumps({"attempt": 1, "owner": "x", "saves": [{**_SAVE, "writer": "\ud800" * 9}]}),
    json.dumps({"attempt": 1, "owner": "x", "saves": [_SAVE] * 5000}),
    json.dumps({"attempt": 1, "owner": "x", "saves": [{**_SAVE, "choices": [1] * 9000}]}),
    json.dumps({"attempt": 1, "owner": "x" * 50_000, "saves": [_SAVE]}),
    json.dumps({"attempt": True, "owner": None, "saves": {}}),
    json.dumps({"attempt": [1], "owner": {"a": 1}, "saves": "x"}),
]
