"""What a machine needs to know: addresses, servers and their limits, from the environment."""

from .environment import env
from .moved import moved

PORTAL_ADDRESS = env("PORTAL_ADDRESS", default="http://127.0.0.1:8000")
#: A file under static/: the landlord's mark comes with the installation.
BRAND_LOGO = env("BRAND_LOGO", default="portal/mark.svg")
#: The ladder of involvement that an empty portal starts with; its levels are rows from then on.
LEVELS_PRESET = env("LEVELS_PRESET", default="pyramid")

# --- Email ------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="haveyoursay@glenmarnock.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
#: A mail server that says nothing for this long has failed; a claim on a message outlives it by far.
EMAIL_TIMEOUT = 30
#: Whose news of bounces and complaints is heard (participation.messages.contact.webhooks).
EMAIL_PROVIDER = env("EMAIL_PROVIDER", default="")
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in env.ENVIRON.items()
    if name.startswith("ANYMAIL_")
}
#: As many messages of send-outs leave in a minute as the mail provider takes.
SEND_OUT_PER_MINUTE = env.int("SEND_OUT_PER_MINUTE", default=600)

# --- Texts ------------------------------------------------------------------------------------
#: How texts leave: a class as in participation.messages.contact.texts.gateways. Empty: people send them.
SMS_GATEWAY = moved(env("SMS_GATEWAY", default=""))
SMS_URL = env("SMS_URL", default="")
SMS_KEY = env("SMS_KEY", default="")
#: Who a text comes from; the landlord's short name where it is empty.
SMS_FROM = env("SMS_FROM", default="")
SMS_TIMEOUT = env.int("SMS_TIMEOUT", default=30)
SMS_INBOUND_SECRET = env("SMS_INBOUND_SECRET", default="")

# --- How much at once, and how long a worker may say nothing ------------------------------------
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=25 * 1024 * 1024)
IMPORT_MAX_LINES = env.int("IMPORT_MAX_LINES", default=500_000)
#: Far more than the longest list: above it no form says so kindly, and nothing is read.
MAX_REQUEST_BYTES = 4 * IMPORT_MAX_BYTES
#: Seconds after which PostgreSQL ends a statement of a page, and whoever asked is told; 0 ends none.
#: Workers and commands take the time they need (portal.starting).
WEB_STATEMENT_TIMEOUT = env.int("WEB_STATEMENT_TIMEOUT", default=30)
#: Pages that all visitors see alike are kept this long (base.core.kept_pages); 0 keeps none.
KEEP_PAGES_SECONDS = env.int("KEEP_PAGES_SECONDS", default=60)
#: How long a page counts for its figures itself; what takes longer is left to a worker.
COUNT_IN_A_REQUEST_SECONDS = 0.25
JOB_STALE_SECONDS = env.int("JOB_STALE_SECONDS", default=120)
REPORT_STALE_SECONDS = env.int("REPORT_STALE_SECONDS", default=120)
IMPORT_STALE_SECONDS = env.int("IMPORT_STALE_SECONDS", default=120)
DATA_COPY_STALE_SECONDS = env.int("DATA_COPY_STALE_SECONDS", default=120)
SEND_OUT_STALE_SECONDS = env.int("SEND_OUT_STALE_SECONDS", default=120)
LETTERS_STALE_SECONDS = env.int("LETTERS_STALE_SECONDS", default=120)
