"""Who answered a questionnaire, beside who lives here: a page of its results."""

from django.urls import reverse

from participation.questionnaires.results.more import MORE_PAGES, MorePage

MORE_PAGES.add(
    MorePage(
        "Who answered, beside all our customers",
        lambda questionnaire: reverse("representation:answerers", args=[questionnaire.pk]),
    )
)
