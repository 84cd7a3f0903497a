# ruff: noqa: E501  (a table is read in columns)
"""Every page a learner or a visitor can see, once: where it is, and who looks at it.

A line: the name of its route (or of the Wagtail page), the address, who looks. What stands in
braces comes from tests/journeys/cast.py. A route of the access table that is neither here nor
in WITHOUT_A_LOOK fails a test, so that the list stays whole.
"""

from dataclasses import dataclass

LESSONS = "/kursus/aman/jejak-dan-akun"

TABLE = f"""
page:home                     /                                        visitor midway
page:catalogue                /kursus/                                 visitor
page:course                   /kursus/aman/                            visitor new midway finished minor
page:module                   {LESSONS}/                               visitor midway
page:lesson                   {LESSONS}/jejak-digital/                 midway minor
page:lesson                   {LESSONS}/cek-kabar/                     midway
page:lesson                   /kursus/aman/mengenali-esa-daring/sextortion/  midway
page:plain                    /tentang/                                visitor
page:plain                    /privasi/                                visitor
page:help                     /bantuan/                                visitor
search                        /cari/                                   visitor
search                        /cari/?q=jejak                           visitor
search                        /cari/?q=zzzz                            visitor
styleguide                    /gaya/                                   visitor
offline                       /offline/                                visitor
learn:my_courses              /belajar/                                new midway finished minor
learn:my_courses              /belajar/                                early missed late moved left
page:course                   /kursus/singkat/                         early missed late moved left
learn:test                    /belajar/uji/{{attempt}}/                midway
learn:check_test              /belajar/uji/{{attempt}}/periksa/        midway
learn:result                  /belajar/uji/{{before}}/hasil/           midway
learn:result                  /belajar/uji/{{after}}/hasil/            finished
learn:result                  /belajar/uji/{{not_yet}}/hasil/          again
attendance:index              /hadir/                                 trainer
attendance:list               /hadir/{{meeting}}/                      trainer
attendance:card               /hadir/kartu/{{card}}/                   trainer
certificates:mine             /sertifikat/milikku/                     new finished unnamed
certificates:check_form       /sertifikat/                             visitor
certificates:check            /sertifikat/{{valid}}/                   visitor
certificates:check            /sertifikat/{{revoked}}/                 visitor
certificates:check            /sertifikat/0000000000000000000000000A/  visitor
account_signup                /akun/daftar/                            visitor
account_signup                drawn:signup_too_young                   visitor
account_signup                drawn:signup_about                       visitor
account_signup                drawn:signup_about_to_mend               visitor
account_signup                drawn:signup_account                     visitor
account_login                 /akun/masuk/                             visitor
accounts:recovery             /akun/pulihkan/                          visitor
account_reset_password        /akun/sandi/lupa/                        visitor
accounts:signed_out           /akun/sudah-keluar/                      visitor
account_logout                /akun/keluar/                            midway
accounts:profile              /akun/                                   midway minor
accounts:edit_profile         /akun/ubah/                              midway
accounts:age                  /akun/umur/                              midway
accounts:consent              /akun/izin/                              minor
accounts:adult_beside         /akun/izin/orang-dewasa/                 minor
accounts:paper_form           /akun/izin/formulir/                     minor
accounts:guardian_link        /akun/izin/tautan/                       minor
accounts:guardian_code        /akun/izin/wali/                         visitor
accounts:guardian_asked       /akun/izin/wali/{{guardian_link}}/       visitor
accounts:guardian_asked       /akun/izin/wali/tidak-ada/               visitor
accounts:guardian_answered    /akun/izin/jawaban/ya/                   visitor
accounts:guardian_answered    /akun/izin/jawaban/tidak/                visitor
accounts:withdraw             /akun/izin/tarik/                        minor
account_change_password       /akun/sandi/ubah/                        midway
usersessions_list             /akun/perangkat/                         midway
account_email                 /akun/surel/                             midway
accounts:copy                 /akun/salinan/                           midway
accounts:erase                /akun/hapus/                             midway minor
accounts:card                 /akun/kartu/                             visitor
accounts:join_staff           /akun/undangan/{{invitation}}/           visitor
accounts:join_staff           /akun/undangan/tidak-ada/                visitor
join:form                     /gabung/                                 visitor
join:cohort                   /gabung/{{join_code}}/                   visitor new
join:cohort                   /gabung/{{closed_code}}/                 visitor
join:cohort                   /gabung/TIDAKADA/                        visitor
404                           /tidak-ada/                              visitor midway
400                           drawn:400                                visitor
403                           drawn:403                                visitor
403_csrf                      drawn:403_csrf                           visitor
429                           drawn:429                                visitor
500                           drawn:500                                visitor
503                           drawn:503                                visitor
"""

# Reached by another way, or not a page. Each with its reason.
WITHOUT_A_LOOK = {
    "page:extra": "a lesson, on the same template",
    "page:draft": "404",
    "manifest": "JSON",
    "service_worker": "a script",
    "styleguide_states": "a stylesheet",
    "healthz/live": "for machines",
    "healthz/ready": "for machines",
    "metrics": "for machines",
    "api:openapi-json": "JSON",
    "api:api-root": "404",
    "accounts:regions": "JSON",
    "accounts:recovery_code": "shown once, right after sign-up: the journey by keyboard sees it",
    "accounts:kept_form": "sends on what was typed before signing in again",
    "certificates:download": "a PDF",
    "media": "files",
    "/dokumen/<id>/<name>": "files",
    "_util/login/": "404",
}


@dataclass(frozen=True)
class Seen:
    """One page as one person sees it."""

    name: str
    address: str
    who: str

    def __str__(self) -> str:
        return f"{self.address} as {self.who}"


def seen_pages() -> list[Seen]:
    rows = (line.split() for line in TABLE.split("\n") if line)
    return [Seen(name, address, who) for name, address, *people in rows for who in people]
