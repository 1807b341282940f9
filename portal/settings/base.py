"""What every installation shares.

How people sign in is in ``signing_in``, what a machine needs in ``machine``; what a landlord decides is in
each app's ``house_rules.py``, and set in the browser.
"""

from csp.constants import NONE, SELF

from base.core.clock import schedule_of

from .environment import BUILT_ASSETS, CHECKOUT, env
from .machine import *
from .signing_in import *

#: Whatever else an app needs it says in files of its own: CONTRIBUTING, "A new app".
OUR_APPS = [
    "base.core",
    "base.accounts",
    "participation.people.customers",
    "participation.messages.wording",
    "participation.people.groups",
    "participation.people.equality",
    "participation.people.imports",
    "participation.questionnaires",
    "participation.messages.contact",
    "participation.messages.letters",
    "participation.messages.calls",
    "participation.programme.activities",
    "participation.programme.actions",
    "participation.reach.segments",
    "participation.reach.sendouts",
    "participation.joining.involvement",
    "participation.joining.panels",
    "participation.programme.events",
    "participation.programme.consultations",
    "participation.programme.inspections",
    "participation.programme.partners",
    "participation.programme.registration",
    "participation.steering.assessments",
    "participation.reach.representation",
    "participation.joining.recruitment",
    "participation.joining.selection",
    "participation.funding.grants",
    "participation.funding.returns",
    "participation.steering.reviews",
    "participation.feedback.achievements",
    "participation.feedback.ideas",
    "participation.feedback.enquiries",
    "participation.programme.meetings",
    "participation.messages.formats",
    "participation.steering.widening",
    "participation.steering.complaint_figures",
    "participation.steering.indicators",
    "participation.steering.outside_figures",
    "participation.reach.learning",
    "participation.programme.network",
    "participation.programme.workspaces",
    "participation.funding.choices",
    "participation.records",
    "scrutiny.recommendations",
    "scrutiny.topics",
    "scrutiny.exercises",
    "scrutiny.self_assessments",
    "scrutiny.standards",
    "scrutiny.insight",
    "scrutiny.investigations",
    "surveys",
    "surveys.shopping",
    "surveys.checks",
    "reports.written",
    "reports",
    "portal.pages",
]
INSTALLED_APPS = [
    *OUR_APPS,
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
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "base.core.middleware.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "base.accounts.middleware.SecondFactorMiddleware",
    "base.core.kept_answers.WhoTypedMiddleware",
    "participation.records.acting.middleware.ActingMiddleware",
    "base.core.middleware.AudienceMiddleware",
    "base.core.slow_statements.TookTooLongMiddleware",
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
    "base.core.uploads.RefuseHugeRequests",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
#: The virus scanner that sees every upload first; empty for none (base.core.scanner).
CLAMD = env("CLAMD", default="")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- Celery: the broker only nudges; every job is a row first ---------------------------------
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A worker waits for the broker as long as it takes, so that nobody has to start it again; a page does not wait:
# what it wrote is found again by the clock.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0}
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_BEAT_SCHEDULE = schedule_of(OUR_APPS)

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
#: A long working day. Customers stay signed in for longer, see SESSION_COOKIE_AGE.
STAFF_SIGNED_IN_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "base.core.kept_answers.csrf_failure"
DEMO = False
