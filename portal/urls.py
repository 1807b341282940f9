from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from portal.core import brand
from portal.pages import health, welcome

# One way in for everybody, so that nobody slips past the second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

admin.site.site_title = admin.site.site_header = settings.BRAND["name"]
admin.site.index_title = "The lists behind the portal"

urlpatterns = [
    path("", include("portal.pages.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("participation.customers.urls")),
    path("", include("participation.groups.urls")),
    path("", include("participation.imports.urls")),
    path("", include("participation.contact.urls")),
    path("", include("participation.letters.urls")),
    path("", include("participation.calls.urls")),
    path("", include("reports.urls")),
    path("", include("participation.involvement.urls")),
    path("", include("participation.recruitment.urls")),
    path("", include("participation.selection.urls")),
    path("", include("participation.wording.urls")),
    path("", include("participation.reviews.urls")),
    path("", include("participation.achievements.urls")),
    path("", include("participation.ideas.urls")),
    path("", include("participation.enquiries.urls")),
    path("", include("participation.formats.urls")),
    path("", include("participation.widening.urls")),
    path("", include("participation.learning.urls")),
    path("", include("participation.network.urls")),
    path("", include("participation.equality.urls")),
    path("", include("participation.involvement.join.urls")),
    path("", include("participation.activities.urls")),
    path("", include("participation.segments.urls")),
    path("", include("participation.sendouts.urls")),
    path("", include("participation.consultations.urls")),
    path("", include("participation.assessments.urls")),
    path("", include("participation.representation.urls")),
    path("", include("participation.records.urls")),
    path("brand.css", brand.Stylesheet.as_view(), name="brand_css"),
    path("accounts/signup/", welcome.SignUp.as_view(), name="sign_up"),
    path("", include("participation.meetings.urls")),
    path("", include("participation.events.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("", include("portal.demo.urls")))

handler400 = "portal.core.errors.bad_request"
handler500 = "portal.core.errors.server_error"
