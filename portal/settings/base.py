"""What every installation shares. Everything that differs comes from the environment."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF

from .moved import moved

env = environ.Env()

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT_ASSETS = CHECKOUT / "build" / "assets"

INSTALLED_APPS = [
    "base.core",
    "base.accounts",
    "participation.people.customers",
    "participation.messages.wording",
    "participation.people.groups",
    "participation.people.equality",
    "participation.people.imports",
    "participation.messages.contact",
    "participation.messages.letters",
    "participation.messages.calls",
    "participation.programme.activities",
    "participation.reach.segments",
    "participation.reach.sendouts",
    "participation.joining.involvement",
    "participation.programme.events",
    "participation.programme.consultations",
    "participation.steering.assessments",
    "participation.reach.representation",
    "participation.joining.recruitment",
    "participation.joining.selection",
    "participation.steering.reviews",
    "participation.feedback.achievements",
    "participation.feedback.ideas",
    "participation.feedback.enquiries",
    "participation.programme.meetings",
    "participation.messages.formats",
    "participation.steering.widening",
    "participation.reach.learning",
    "participation.programme.network",
    "participation.records",
    "reports",
    "portal.pages",
    "crispy_forms",
    "crispy_forms_gds",
    "django_htmx",
    "simple_history",
    "formtools",
    "phonenumber_field",
    "anymail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "base.accounts.middleware.SecondFactorMiddleware",
    "base.core.kept_answers.WhoTypedMiddleware",
    "participation.records.acting.middleware.ActingMiddleware",
    "base.core.middleware.AudienceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [CHECKOUT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "base.core.brand.context",
                "portal.navigation.context",
                "base.core.display.context",
                "participation.records.acting.middleware.context",
                "participation.messages.formats.asking.context",
            ],
            "builtins": ["base.core.templatetags.words"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"
CRISPY_FAIL_SILENTLY = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = "portal.formats"
#: Languages a customer can ask to be written or spoken to in; the screens themselves are in English.
CUSTOMER_LANGUAGES = [
    ("en", "English"),
    ("gd", "Gàidhlig (Gaelic)"),
    ("bfi", "British Sign Language"),
    ("ar", "العربية (Arabic)"),
    ("bg", "Български (Bulgarian)"),
    ("zh", "中文 (Chinese)"),
    ("lv", "Latviešu (Latvian)"),
    ("pl", "Polski (Polish)"),
    ("pa", "ਪੰਜਾਬੀ (Punjabi)"),
    ("ro", "Română (Romanian)"),
    ("ru", "Русский (Russian)"),
    ("uk", "Українська (Ukrainian)"),
    ("ur", "اردو (Urdu)"),
]
PHONENUMBER_DEFAULT_REGION = "GB"
PHONENUMBER_DB_FORMAT = "E164"

STATIC_URL = "/static/"
STATICFILES_DIRS = [CHECKOUT / "static", BUILT_ASSETS]

# Uploads stay in memory up to 2.5 MB and are refused by the forms above MAX_UPLOAD_BYTES.
MAX_UPLOAD_BYTES = 10 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "base.core.uploads.NothingEndless",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- Signing in -----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/welcome/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.signin.PortalAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True  # one address each; the old one stays until the new one is proved
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
#: Emails take their time, and so do people: a code works for 15 minutes, as emails and pages say.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60  # the second step included
#: How often another code may be asked for.
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 2
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
#: Whoever finds a browser signed in can change how its owner signs in; the owner hears of it.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
#: Beside allauth's own: how often one connection may write to us without signing in. A hall full of people
#: shares one, and so do the customers of a mobile network.
ACCOUNT_RATE_LIMITS = {
    "tell_us": env("TELL_US_RATE", default="60/h/ip"),
    "join": env("JOIN_RATE", default="100/h/ip"),
}
ACCOUNT_FORMS = {
    "login": "base.accounts.forms.SignIn",
    "request_login_code": "base.accounts.forms.AskForCode",
    "confirm_login_code": "base.accounts.forms.ConfirmCode",
    "confirm_email_verification_code": "base.accounts.forms.ConfirmEmail",
    "change_email": "base.accounts.forms.ChangeEmail",
    "add_email": "base.accounts.forms.AddEmail",
    "reset_password": "base.accounts.forms.ForgottenPassword",
    "confirm_password_reset_code": "base.accounts.forms.ConfirmForgottenPassword",
    "reset_password_from_key": "base.accounts.forms.NewPassword",
    "set_password": "base.accounts.forms.SetPassword",
    "change_password": "base.accounts.forms.ChangePassword",
    "reauthenticate": "base.accounts.forms.ConfirmItIsYou",
}
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
MFA_ADAPTER = "portal.signin.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "base.accounts.forms.SecondStep",
    "reauthenticate": "base.accounts.forms.SecondStepAgain",
    "activate_totp": "base.accounts.forms.SetUpApp",
    "add_webauthn": "base.accounts.forms.AddKey",
    "edit_webauthn": "base.accounts.forms.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False

# --- Celery: the broker only nudges; every job is a row first ---------------------------------
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 15 * 60
EVERY_MINUTE = {"schedule": 60, "options": {"expires": 55}}  # a late one gives way to the next
CELERY_BEAT_SCHEDULE = {
    "deliver-due-messages": {"task": "participation.contact.tasks.deliver_due_messages"}
    | EVERY_MINUTE,
    "tell-unfinished-outcome-news": {
        "task": "participation.activities.tasks.tell_unfinished_outcome_news"
    }
    | EVERY_MINUTE,
    "remind-of-tomorrow": {
        "task": "participation.events.tasks.send_tomorrows_reminders",
        "schedule": crontab(minute=10, hour="9-20"),  # nobody is written to at night
    },
    "sweep-reports": {"task": "reports.tasks.sweep"} | EVERY_MINUTE,
    "sweep-data-copies": {"task": "participation.records.tasks.sweep_data_copies"} | EVERY_MINUTE,
    "erase-what-was-granted": {"task": "participation.records.tasks.erase_what_was_granted"}
    | EVERY_MINUTE,
    "keep-no-longer-than-allowed": {
        "task": "participation.records.tasks.keep_no_longer_than_allowed",
        "schedule": crontab(minute=10, hour=7),  # it writes to people, so not in the small hours
    },
    "clear-leftovers": {
        "task": "participation.records.tasks.clear_leftovers",
        "schedule": crontab(minute=0, hour=4),
    },
    "forget-who-asked-for-formats": {
        "task": "participation.formats.tasks.forget_visitors",
        "schedule": crontab(minute=15, hour=4),
    },
    "finish-merges": {
        "task": "participation.records.tasks.finish_merges",
        "schedule": crontab(minute=50, hour=3),
    },
    "end-acting-that-ran-out": {"task": "participation.records.tasks.end_acting_that_ran_out"}
    | EVERY_MINUTE,
    "count-equality-answers-ahead": {
        "task": "participation.representation.tasks.count_answers_ahead",
        "schedule": crontab(minute=20, hour=3),
    },
    "compare-the-year": {
        "task": "participation.widening.tasks.compare_the_year",
        "schedule": crontab(minute=30, hour=4),
    },
    "analyse-profiles": {
        "task": "participation.segments.tasks.analyse_profiles_when_due",
        "schedule": crontab(minute=10, hour=3),
    },
    "sweep-letters": {"task": "participation.letters.tasks.sweep"} | EVERY_MINUTE,
    "empty-old-letters": {
        "task": "participation.letters.tasks.empty_old",
        "schedule": crontab(minute=50, hour=3),
    },
    "sweep-send-outs": {"task": "participation.sendouts.tasks.sweep"} | EVERY_MINUTE,
    "sweep-imports": {"task": "participation.imports.tasks.sweep"} | EVERY_MINUTE,
    "empty-old-imports": {
        "task": "participation.imports.tasks.empty_old",
        "schedule": crontab(minute=40, hour=3),
    },
}

# --- What may load and from where -------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "base.core.kept_answers.csrf_failure"

# --- The landlord: its name, colours and contact details --------------------------------------
BRAND_LOGO = env("BRAND_LOGO", default="portal/mark.svg")
LEVELS_PRESET = env("LEVELS_PRESET", default="pyramid")

# --- What a machine bears --------------------------------------------------------------------------
REPORT_STALE_SECONDS = env.int("REPORT_STALE_SECONDS", default=120)
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=25 * 1024 * 1024)
#: Far more than the longest list: above it no form says so kindly, and nothing is read.
MAX_REQUEST_BYTES = 4 * IMPORT_MAX_BYTES
IMPORT_MAX_LINES = env.int("IMPORT_MAX_LINES", default=500_000)
IMPORT_STALE_SECONDS = env.int("IMPORT_STALE_SECONDS", default=120)
#: Pages that all visitors see alike are kept this long (base.core.kept_pages); 0 keeps none.
KEEP_PAGES_SECONDS = env.int("KEEP_PAGES_SECONDS", default=60)
DATA_COPY_STALE_SECONDS = env.int("DATA_COPY_STALE_SECONDS", default=120)
#: As many messages of send-outs leave in a minute as the mail provider takes.
SEND_OUT_PER_MINUTE = env.int("SEND_OUT_PER_MINUTE", default=600)
SEND_OUT_STALE_SECONDS = env.int("SEND_OUT_STALE_SECONDS", default=120)
PORTAL_ADDRESS = env("PORTAL_ADDRESS", default="http://127.0.0.1:8000")
#: A mail server that says nothing for this long has failed; a claim on a message outlives it by far.
EMAIL_TIMEOUT = 30
LETTERS_STALE_SECONDS = env.int("LETTERS_STALE_SECONDS", default=120)
#: Whose news of bounces and complaints is heard (participation.messages.contact.webhooks).
EMAIL_PROVIDER = env("EMAIL_PROVIDER", default="")
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in env.ENVIRON.items()
    if name.startswith("ANYMAIL_")
}
#: How texts leave: a class as in participation.messages.contact.texts.gateways. Empty: people send them.
SMS_GATEWAY = moved(env("SMS_GATEWAY", default=""))
SMS_URL = env("SMS_URL", default="")
SMS_KEY = env("SMS_KEY", default="")
SMS_FROM = env("SMS_FROM", default="")
SMS_TIMEOUT = env.int("SMS_TIMEOUT", default=30)
SMS_INBOUND_SECRET = env("SMS_INBOUND_SECRET", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="haveyoursay@glenmarnock.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
DEMO = False
