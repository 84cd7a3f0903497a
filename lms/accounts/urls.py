"""Under /akun/: allauth's pages by their usual names in Indonesian, and ours."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as mfa_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions.views import list_usersessions
from django.urls import include, path, re_path

from lms.accounts.views import (
    card,
    consent,
    guardian_asked,
    guardian_link,
    kept_form,
    own_data,
    profile,
    recovery,
    sign_out,
    sign_up,
)
from lms.accounts.views.staff_invitation import join
from lms.pantry.strangers import same_for_strangers

own = [
    path("", profile.profile, name="profile"),
    path("ubah/", profile.edit_profile, name="edit_profile"),
    path("umur/", profile.age, name="age"),
    path("wilayah.json", profile.regions, name="regions"),
    path("izin/", consent.consent, name="consent"),
    path("izin/setuju/", consent.give_assent, name="give_assent"),
    path("izin/orang-dewasa/", consent.adult_beside, name="adult_beside"),
    path("izin/formulir/", consent.paper_form, name="paper_form"),
    path("izin/tautan/", guardian_link.guardian_link, name="guardian_link"),
    path("izin/tautan/baru/", guardian_link.make_guardian_link, name="make_guardian_link"),
    path("izin/tautan/batal/", guardian_link.cancel_guardian_link, name="cancel_guardian_link"),
    path("izin/wali/", guardian_asked.guardian_code, name="guardian_code"),
    path("izin/wali/<str:token>/", guardian_asked.guardian_asked, name="guardian_asked"),
    path("izin/jawaban/<str:answer>/", guardian_asked.guardian_answered, name="guardian_answered"),
    path("izin/tarik/", consent.withdraw, name="withdraw"),
    path("salinan/", own_data.copy, name="copy"),
    path("hapus/", own_data.erase, name="erase"),
    path("hapus/batal/", own_data.keep, name="keep"),
    path("pulihkan/", recovery.recover, name="recovery"),
    path("kartu/", card.card, name="card"),
    path("kode-pemulihan/", recovery.show_code, name="recovery_code"),
    path("kode-pemulihan/baru/", recovery.new_code, name="new_recovery_code"),
    path("kiriman/", kept_form.waiting_form, name="kept_form"),
    path("undangan/<str:token>/", join, name="join_staff"),
    path("sudah-keluar/", sign_out.signed_out, name="signed_out"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("masuk/", same_for_strangers(account.login), name="account_login"),
    path("daftar/", sign_up.sign_up, name="account_signup"),
    path("keluar/", sign_out.sign_out, name="account_logout"),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("surel/", account.email, name="account_email"),
    path("surel/cek/", account.email_verification_sent, name="account_email_verification_sent"),
    path("surel/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "sandi/baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("perangkat/", list_usersessions, name="usersessions_list"),
    path("langkah-kedua/", mfa.index, name="mfa_index"),
    path("langkah-kedua/masuk/", mfa.authenticate, name="mfa_authenticate"),
    path("langkah-kedua/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("langkah-kedua/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("langkah-kedua/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("langkah-kedua/kunci/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("langkah-kedua/kunci/baru/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "langkah-kedua/kunci/pastikan/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("langkah-kedua/kunci/<int:pk>/nama/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "langkah-kedua/kunci/<int:pk>/hapus/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("langkah-kedua/kode/", mfa_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "langkah-kedua/kode/baru/",
        mfa_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "langkah-kedua/kode/unduh/",
        mfa_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
