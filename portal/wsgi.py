from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .starting import end_slow_statements, load_settings

load_settings()
end_slow_statements(settings.DATABASES)
application = get_wsgi_application()
