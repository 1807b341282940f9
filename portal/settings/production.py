"""Production. Refuses to start without what it needs to be safe, and in one sentence each."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import CHECKOUT, CLAMD, SMS_GATEWAY, SMS_URL, env
from .services import broker_at, cache_at, database_at, storage_at


def required(name: str, why: str) -> str:
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value


if env.bool("DEMO", default=False):
    raise ImproperlyConfigured(
        "DEMO is on. The demo lets anybody in as anybody, so it cannot run with production settings."
    )

DEBUG = False
SECRET_KEY = required("SECRET_KEY", "50 or more random characters that only this portal knows.")
required(
    "SECOND_FACTOR_KEYS",
    "50 or more random characters, others than SECRET_KEY. They encrypt what second factors are made of.",
)
SECOND_FACTOR_KEYS = [key.strip() for key in env.list("SECOND_FACTOR_KEYS")]
required("ALLOWED_HOSTS", "the portal's host names, with commas between them.")
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS")]
PORTAL_ADDRESS = env("PORTAL_ADDRESS", default=f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

DATABASES = {
    "default": database_at(
        required("DATABASE_URL", "for example postgres://user:password@host/portal.")
    )
}
CACHES = {"default": cache_at(required("CACHE_URL", "for example rediscache://host:6379/1."))}
CELERY_BROKER_URL = required("BROKER_URL", "for example redis://host:6379/0.")
CELERY_BROKER_TRANSPORT_OPTIONS = broker_at(CELERY_BROKER_URL)
STORAGES = {
    "default": storage_at(
        required("STORAGE_URL", "for example file:///srv/portal/files or s3://bucket.")
    ),
    # Names that carry a hash of their content, so that browsers keep them for a year.
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Nothing asks for the names without: they are neither packed nor kept.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATIC_ROOT = env("STATIC_ROOT", default=str(CHECKOUT / "build" / "static"))
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
if env("EMAIL_BACKEND", default=""):
    EMAIL_BACKEND = env("EMAIL_BACKEND")
# SMS_URL=https://… is enough; SMS_GATEWAY names another way.
if SMS_URL and not SMS_GATEWAY:
    SMS_GATEWAY = "participation.messages.contact.texts.gateways.HttpGateway"
if SMS_URL and not SMS_URL.startswith("https://"):
    raise ImproperlyConfigured("SMS_URL must start with https://: texts hold names and numbers.")

if CLAMD and not CLAMD.startswith(("unix:///", "tcp://")):
    raise ImproperlyConfigured("CLAMD must start with unix:/// or tcp://.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# Proxies before the portal that each add the caller's address to X-Forwarded-For; sign-in limits
# count by it.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A browser takes these from this host alone, over https, for all of it: no other host of the landlord's, and
# nobody who can write to one, puts a session of theirs in its place.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "base.core.log_words.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"pikepdf": {"level": "WARNING"}},  # greets every process that loads it
}
