from django.urls import path

from base.core.kept_answers import KeptAnswers

from . import account, display, home, me, staff, standing_for, static, welcome

urlpatterns = [
    path("staff/", staff.Today.as_view(), name="staff"),
    path("", home.Home.as_view(), name="home"),
    path("welcome/", welcome.Welcome.as_view(), name="welcome"),
    path("me/", me.MyInvolvement.as_view(), name="me"),
    path("account/", account.YourAccount.as_view(), name="your_account"),
    path("kept-answers/", KeptAnswers.as_view(), name="kept_answers"),
    path("display/", display.Display.as_view(), name="display"),
    path("accessibility/", static.Accessibility.as_view(), name="accessibility"),
    path("privacy/", static.Privacy.as_view(), name="privacy"),
    path("what-we-stand-for/", standing_for.WhatWeStandFor.as_view(), name="standing_for"),
    path("robots.txt", static.Robots.as_view(), name="robots"),
    path(".well-known/security.txt", static.SecurityText.as_view(), name="security_text"),
    path("contact/", static.Contact.as_view(), name="contact"),
]
