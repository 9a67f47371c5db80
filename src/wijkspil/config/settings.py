"""All settings of Wijkspil, read from the environment (see docs/instellingen.md for every variable)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wijkspil.config.database import database_from_url
from wijkspil.config.environment import Environment
from wijkspil.config.logs import logging_settings
from wijkspil.config.oidc import oidc_settings

env = Environment()

# --- Where this instance runs ---------------------------------------------------------------------------------
MODUS = env.mode()
IN_PRODUCTION = MODUS == "productie"
IN_DEMO = MODUS == "demo"
DEBUG = False
PACKAGE = Path(__file__).resolve().parent.parent
DATA_FOLDER = Path(env.text("WIJKSPIL_DATAMAP", "var")).absolute()
SITE_URL = env.site_url("http://127.0.0.1:8000")
SECURE_SITE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("WIJKSPIL_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECRET_KEY = env.secret_key(MODUS, DATA_FOLDER)
CLOCK_OFFSET = env.clock_offset(MODUS)

# --- Apps: highest first, as in docs/indeling.md --------------------------------------------------------------
INSTALLED_APPS = [
    *([] if IN_PRODUCTION else ["wijkspil.demo"]),
    "wijkspil.paginas",
    "wijkspil.werkplek",
    "wijkspil.verbinden",
    "wijkspil.overdracht",
    "wijkspil.inbreng",
    "wijkspil.aanspreekpunten",
    "wijkspil.taken",
    "wijkspil.reacties",
    "wijkspil.berichten",
    "wijkspil.mensen",
    "wijkspil.wijken",
    "wijkspil.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, drawn by the form kit
]
AUTH_USER_MODEL = "mensen.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "wijkspil.config.urls"
WSGI_APPLICATION = "wijkspil.config.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wijkspil.config.middleware.ReplaceNul",
    "wijkspil.core.page_cache.PageCacheMiddleware",  # inside what adds headers, outside what reads a session
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wijkspil.mensen.middleware.SecondFactorGate",
    "wijkspil.paginas.middleware.EditorGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wijkspil.wijken.context.site",
            ],
        },
    }
]

# --- Data -----------------------------------------------------------------------------------------------------
DATABASES = {"default": database_from_url(env.text("DATABASE_URL"), DATA_FOLDER)}
MEDIA_ROOT = Path(env.text("WIJKSPIL_MEDIA") or DATA_FOLDER / "media")
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static" if IN_PRODUCTION else None  # elsewhere: straight from the apps
_static_backend = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if IN_PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "wijkspil.core.storage.RoomFirstStorage"},
    "staticfiles": {"BACKEND": _static_backend},
}
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
WHITENOISE_AUTOREFRESH = MODUS == "test"  # look a file up when it is asked: every test client would list them all
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes, without files
FILE_UPLOAD_HANDLERS = [
    "wijkspil.core.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.text("WIJKSPIL_CACHE"),
    }
    if env.text("WIJKSPIL_CACHE")
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    }
}
PAGE_CACHE_SECONDS = 0 if MODUS == "test" else 60  # tests that are about the cache switch it on
PAGE_CACHE_NEVER = (
    "/beheer/",
    "/bevestig/",
    "/demo/",
    "/documenten/",
    "/gezond/",
    "/hulp/",
    "/inloggen/",
    "/media/",
    "/reactie/",
    "/steun/",
    "/volg/",
    "/volgen/",
    "/werk/",
)
PAGE_CACHE_PARAMS = frozenset(
    {"doelgroep", "kwartaal", "na", "op", "soort", "stand", "thema", "volgorde", "voor", "wijk"}
)
PAGE_CACHE_COOKIES = {"/": "mijnwijk"}

# --- Addresses: PDOK's Locatieserver is asked for what our own table does not know -----------------------------
LOCATIESERVER_URL = env.service_url(
    "WIJKSPIL_LOCATIESERVER", "https://api.pdok.nl/bzk/locatieserver/search/v3_1" if IN_PRODUCTION else ""
)

# --- A question about somebody's own life is recognised before a text is published -------------------------------
HERKEN_ZORG = env.flag("WIJKSPIL_HERKEN_ZORG", default=True)
TERUGBEL_KEYS = env.sealing_keys(MODUS, DATA_FOLDER)  # none: nobody can ask the wijkteam to call

# --- Finding what is alike: language models on this machine, words only, or not at all --------------------------
LIJKT_OP = env.one_of("WIJKSPIL_LIJKT_OP", ("semantisch", "woorden", "uit"))

# --- Language and time ----------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"  # what people see; the database holds UTC

# --- Look: the municipality's own NL Design System theme, instead of the colours of the Gemeente record ---------
OWN_THEME_FILE = env.readable_file("WIJKSPIL_HUISSTIJL_BESTAND")
OWN_THEME_CLASS = env.css_class("WIJKSPIL_HUISSTIJL_KLASSE")

# --- Signing in (staff only; residents need no account) -------------------------------------------------------
AUTHENTICATION_BACKENDS = ["wijkspil.mensen.backends.StaffBackend"]
LOGIN_URL = "demo:inloggen" if IN_DEMO else "account_login"
LOGIN_REDIRECT_URL = "/werk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; allauth reads here how people sign in
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, and after a working day
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address without an account gets no mail
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, for a known address
ACCOUNT_ADAPTER = "wijkspil.mensen.adapters.StaffAccountAdapter"
SOCIALACCOUNT_ADAPTER = "wijkspil.mensen.adapters.StaffSocialAdapter"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 3  # seconds that the sign-in of the municipality may take to answer
OIDC = oidc_settings(env, MODUS)
SOCIALACCOUNT_PROVIDERS = OIDC.providers
ACCOUNT_FORMS = {
    "login": "wijkspil.mensen.forms.LoginForm",
    "reset_password": "wijkspil.mensen.forms.ResetPasswordForm",
    "reset_password_from_key": "wijkspil.mensen.forms.ResetPasswordKeyForm",
    "change_password": "wijkspil.mensen.forms.ChangePasswordForm",
    "reauthenticate": "wijkspil.mensen.forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "wijkspil.mensen.forms.AuthenticateForm",
    "reauthenticate": "wijkspil.mensen.forms.MfaReauthenticateForm",
    "activate_totp": "wijkspil.mensen.forms.ActivateTotpForm",
    "deactivate_totp": "wijkspil.mensen.forms.DeactivateTotpForm",
    "generate_recovery_codes": "wijkspil.mensen.forms.GenerateRecoveryCodesForm",
    "add_webauthn": "wijkspil.mensen.forms.AddPasskeyForm",
    "edit_webauthn": "wijkspil.mensen.forms.EditPasskeyForm",
    "login_webauthn": "wijkspil.mensen.forms.LoginPasskeyForm",
    "authenticate_webauthn": "wijkspil.mensen.forms.AuthenticatePasskeyForm",
    "reauthenticate_webauthn": "wijkspil.mensen.forms.ReauthenticatePasskeyForm",
}
MFA_ADAPTER = "wijkspil.mensen.adapters.StaffMfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IN_PRODUCTION
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator made the account for this address, and mailed the link to it
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Wijkspil"
MFA_TOTP_TOLERANCE = 1  # a code of the half minute before or after counts too: clocks differ and people type slowly
if MODUS == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow hashes make slow tests
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "wijkspil.mensen.adapters.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Mail and jobs --------------------------------------------------------------------------------------------
# In the demo nothing leaves the machine: what would have been sent stands at /demo/post/.
EMAIL_BACKEND = f"django.core.mail.backends.{'dummy' if IN_DEMO else 'smtp'}.EmailBackend"
EMAIL_HOST = env.text("WIJKSPIL_SMTP_HOST", "localhost")
EMAIL_PORT = env.whole_number("WIJKSPIL_SMTP_POORT", 25, low=1, high=65535)
EMAIL_HOST_USER = env.text("WIJKSPIL_SMTP_GEBRUIKER")
EMAIL_HOST_PASSWORD = env.text("WIJKSPIL_SMTP_WACHTWOORD")
EMAIL_USE_TLS = env.flag("WIJKSPIL_SMTP_TLS")
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.text("WIJKSPIL_AFZENDER", "wijkspil@gemeente.example")
DIGEST_MOMENT = env.moment_of_the_week("WIJKSPIL_WEEKMAIL", "vrijdag 9")
IMAP_HOST = env.text("WIJKSPIL_IMAP_HOST")  # empty: no mailbox is read
IMAP_TLS = env.imap_tls(IMAP_HOST)
IMAP_PORT = env.whole_number("WIJKSPIL_IMAP_POORT", 993 if IMAP_TLS == "ja" else 143, low=1, high=65535)
IMAP_USER = env.required("WIJKSPIL_IMAP_GEBRUIKER", "wie is de postbus van?") if IMAP_HOST else ""
IMAP_PASSWORD = env.required("WIJKSPIL_IMAP_WACHTWOORD", "de postbus heeft er een nodig") if IMAP_HOST else ""
IMAP_FOLDER = env.text("WIJKSPIL_IMAP_MAP", "INBOX")
IMAP_DONE = env.text("WIJKSPIL_IMAP_VERWERKT", "Verwerkt")
IMAP_TIMEOUT = 10  # seconds for each answer of the server
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if MODUS == "test"
        else "django_tasks_db.DatabaseBackend",
        "ENQUEUE_ON_COMMIT": False,
    }
}

# --- Wagtail --------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Wijkspil"
WAGTAILIMAGES_IMAGE_MODEL = "paginas.Foto"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "mp4", "vtt", "odt", "ods", "docx", "xlsx"]
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_LOGIN_URL = "demo:inloggen" if IN_DEMO else "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILDOCS_SERVE_METHOD = "serve_view"

LOGGING = logging_settings()

# --- Safety ---------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/beheer/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *([OIDC.origin] if OIDC.origin else [])],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}
SECURITY_CONTACT = env.text("WIJKSPIL_BEVEILIGING")  # empty: the mail address of the gemeente
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = SECURE_SITE and env.flag("WIJKSPIL_HTTPS_DOORSTUREN", default=True)
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]  # asked by the machine that runs the site, without a certificate
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SITE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SITE
SECURE_HSTS_PRELOAD = SECURE_SITE
BEHIND_PROXY = env.flag("WIJKSPIL_ACHTER_PROXY")
if BEHIND_PROXY:
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SITE
SESSION_COOKIE_NAME = "__Host-sessie" if SECURE_SITE else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_SITE else "csrf"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: one working day
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SILENCED_SYSTEM_CHECKS: list[str] = []
