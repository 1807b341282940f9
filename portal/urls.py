from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.utils.functional import lazy

from base.core import brand
from base.core.house_rules import BRAND_NAME
from portal.pages import codes, health, welcome

# One way in for everybody, so that nobody slips past the second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

admin.site.site_title = admin.site.site_header = lazy(lambda: BRAND_NAME.value, str)()
admin.site.index_title = "The lists behind the portal"

urlpatterns = [
    path("", include("portal.pages.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("participation.people.customers.urls")),
    path("", include("participation.people.groups.urls")),
    path("", include("participation.funding.choices.urls")),
    path("", include("participation.funding.grants.urls")),
    path("", include("participation.funding.returns.urls")),
    path("", include("participation.people.imports.urls")),
    path("", include("participation.questionnaires.urls")),
    path("", include("participation.messages.contact.urls")),
    path("", include("participation.messages.letters.urls")),
    path("", include("participation.messages.calls.urls")),
    path("", include("reports.written.urls")),
    path("", include("reports.urls")),
    path("", include("participation.joining.involvement.urls")),
    path("", include("participation.joining.panels.urls")),
    path("", include("participation.joining.recruitment.urls")),
    path("", include("participation.joining.selection.urls")),
    path("", include("participation.messages.wording.urls")),
    path("", include("participation.steering.reviews.urls")),
    path("", include("participation.feedback.achievements.urls")),
    path("", include("participation.feedback.ideas.urls")),
    path("", include("participation.feedback.enquiries.urls")),
    path("", include("participation.messages.formats.urls")),
    path("", include("participation.steering.indicators.urls")),
    path("", include("participation.steering.outside_figures.urls")),
    path("", include("participation.steering.complaint_figures.urls")),
    path("", include("participation.steering.widening.urls")),
    path("", include("participation.reach.learning.urls")),
    path("", include("participation.programme.network.urls")),
    path("", include("participation.programme.workspaces.urls")),
    path("", include("participation.people.equality.urls")),
    path("", include("participation.joining.involvement.join.urls")),
    path("", include("participation.programme.activities.urls")),
    path("", include("participation.programme.actions.urls")),
    path("", include("participation.reach.segments.urls")),
    path("", include("participation.reach.sendouts.urls")),
    path("", include("participation.programme.consultations.urls")),
    path("", include("scrutiny.recommendations.urls")),
    path("", include("participation.programme.inspections.urls")),
    path("", include("participation.programme.partners.urls")),
    path("", include("participation.programme.registration.urls")),
    path("", include("scrutiny.topics.urls")),
    path("", include("scrutiny.insight.urls")),
    path("", include("scrutiny.standards.urls")),
    path("", include("scrutiny.self_assessments.urls")),
    path("", include("scrutiny.exercises.urls")),
    path("", include("scrutiny.investigations.urls")),
    path("", include("surveys.urls")),
    path("", include("surveys.shopping.urls")),
    path("", include("surveys.checks.urls")),
    path("", include("participation.steering.assessments.urls")),
    path("", include("participation.reach.representation.urls")),
    path("", include("participation.records.urls")),
    path("", include("base.core.rules.urls")),
    path("brand.css", brand.Stylesheet.as_view(), name="brand_css"),
    path("accounts/login/another/", codes.SignInAnew.as_view(), name="sign_in_anew"),
    path(
        "accounts/login/code/confirm/",
        codes.SignInCode.as_view(),
        name="account_confirm_login_code",
    ),
    path(
        "accounts/password/reset/confirm/",
        codes.NewPasswordCode.as_view(),
        name="account_confirm_password_reset_code",
    ),
    path(
        "accounts/confirm-email/",
        codes.EmailCode.as_view(),
        name="account_email_verification_sent",
    ),
    path("accounts/signup/", welcome.SignUp.as_view(), name="sign_up"),
    path("", include("participation.programme.meetings.urls")),
    path("", include("participation.programme.events.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("", include("portal.demo.urls")))

handler400 = "base.core.errors.bad_request"
handler429 = "base.core.errors.too_often"
handler500 = "base.core.errors.server_error"
