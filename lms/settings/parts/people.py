"""Who signs in and how; languages and time."""

from lms.settings.environment import BASE_DIR, env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "lms.accounts.hashers.Argon2idHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "learn:my_courses"
WAGTAIL_FRONTEND_LOGIN_URL = "/akun/masuk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "accounts:signed_out"
ACCOUNT_ADAPTER = "lms.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "email"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
# A stranger's question is not mailed to whoever owns the address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_USER_DISPLAY = "lms.accounts.models.display_name"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_USERNAME_VALIDATORS = "lms.accounts.usernames.VALIDATORS"
ACCOUNT_USERNAME_BLACKLIST = ["admin", "administrator", "root", "ecpat", "staff", "petugas"]
# Sign-up says that a username is taken, but not that an e-mail address is known.
ACCOUNT_PREVENT_ENUMERATION = "strict"
# A borrowed phone that is signed in cannot swap the e-mail address or the recovery code.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# None: the form asks «my own phone?»; unticked, the sign-in ends with the browser.
ACCOUNT_SESSION_REMEMBER = None
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_FORMS = {
    "signup": "lms.accounts.forms.sign_up.SignupForm",
    "login": "lms.accounts.forms.sign_in.LoginForm",
    "change_password": "lms.accounts.forms.passwords.ChangePasswordForm",
    "set_password": "lms.accounts.forms.passwords.SetPasswordForm",
    "reset_password": "lms.accounts.forms.passwords.ResetPasswordForm",
    "reset_password_from_key": "lms.accounts.forms.passwords.ResetPasswordKeyForm",
    "reauthenticate": "lms.accounts.forms.passwords.ReauthenticateForm",
    "add_email": "lms.accounts.forms.passwords.AddEmailForm",
}
# Limits per account (key) are tight: they are what stops guessing a password. Limits per
# address (ip) are wide, because a class behind one Wi-Fi is one address; those that a whole
# class meets at once are counted without a lock, in LIMITS_PER_ADDRESS: how many, in minutes.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "10/5m/key",
    "signup": None,
    "reset_password": "120/m/ip,5/h/key",
    "reset_password_from_key": "120/m/ip",
    "recovery": "120/m/ip,5/15m/key",
    "confirm_email": "1/3m/key",
    "change_password": "10/5m/user",
    "reauthenticate": "10/5m/user",
}
LIMITS_PER_ADDRESS = {
    "failed_sign_in": (300, 5),
    "sign_up": (300, 5),
    # Wrong codes on learners' cards.
    "card": (300, 5),
    # Join codes nobody made: 21,600 guesses a day at most, of a million million codes.
    "join_guess": (150, 10),
    # Not of an address: people who join by one code.
    "join_per_code": (600, 10),
    # Links for guardians that nobody made.
    "consent_guess": (60, 10),
    # Not of an address: links that one learner makes.
    "consent_link": (20, 60),
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# A passkey is a second step beside the app; it never replaces the password.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_FORMS = {
    "add_webauthn": "lms.accounts.forms.passkeys.AddForm",
    "authenticate_webauthn": "lms.accounts.forms.passkeys.AuthenticateForm",
    "edit_webauthn": "lms.accounts.forms.passkeys.RenameForm",
    "reauthenticate_webauthn": "lms.accounts.forms.passkeys.ReauthenticateForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Kelas AMAN"
STAFF_MFA = env.bool("STAFF_MFA", default=False)
USERSESSIONS_TRACK_ACTIVITY = False

# Days in which a removal of somebody's data may be taken back.
ERASURE_GRACE_DAYS = env.int("ERASURE_GRACE_DAYS", default=7)
# Months without any sign of an account's owner, after which its data are removed.
RETENTION_MONTHS_MINORS = env.int("RETENTION_MONTHS_MINORS", default=24)
RETENTION_MONTHS_ADULTS = env.int("RETENTION_MONTHS_ADULTS", default=60)

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "lms" / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

WAGTAIL_SITE_NAME = "Kelas AMAN"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Nobody chooses a password for somebody else: staff are invited.
WAGTAILUSERS_PASSWORD_ENABLED = False
# Both are done on the account pages, which know about limits and the second factor.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "courses.catalogue.pictures.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "courses.catalogue.papers.PaperForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_FORM_BASE": "courses.catalogue.papers.RecordingForm",
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
    "AUDIO_EXTENSIONS": ["m4a", "mp3", "ogg", "wav"],
}

# How long the code on a learner's card opens an account that has no password yet.
ONE_TIME_CODE_DAYS = 60

# How long the link for a guardian works.
CONSENT_LINK_DAYS = 14

# How long the link of an invitation works.
STAFF_INVITATION_DAYS = 7
STAFF_SESSION_SECONDS = 8 * 3600
STAFF_IDLE_SECONDS = 2 * 3600
