from django.urls import path

from . import staff_views, views

app_name = "enquiries"
urlpatterns = [
    path("tell-us/", views.TellUs.as_view(), name="tell_us"),
    path("complaints/", views.ComplainOrPraise.as_view(), name="complaints"),
    path("tell-us/thanks/", views.Thanks.as_view(), name="thanks"),
    path("staff/enquiries/", staff_views.Enquiries.as_view(), name="list"),
    path("staff/enquiries/<id:pk>/", staff_views.EnquiryPage.as_view(), name="enquiry"),
    path(
        "staff/enquiries/<id:pk>/among-answers/",
        staff_views.PutAmongAnswers.as_view(),
        name="among_answers",
    ),
]
