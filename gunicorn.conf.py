"""How the web server runs, on a laptop and in production. WEB_CONCURRENCY sets the processes."""

wsgi_app = "portal.wsgi"
# Loaded once and then forked: what is wrong with the settings is said once, and memory is shared.
preload_app = True
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 8
keepalive = 5
control_socket_disable = True
loglevel = "warning"
# A proxy may pass on any header of a caller's. By itself gunicorn lets SCRIPT_NAME and PATH_INFO say, from a
# proxy on the same machine, which page is asked for and how its links begin.
forwarder_headers = ""
# Where an access log is asked for (the image does), it says which pages are read and not what was looked for.
logger_class = "base.core.log_words.AccessLog"
