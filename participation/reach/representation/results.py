"""Who answered a questionnaire, beside who lives here and by segment: pages of its results, and a table on it."""

from django.urls import reverse

from participation.questionnaires.results.more import MORE_CAME, MORE_PAGES, MoreCame, MorePage

from .by_segment import answered_in_segments

MORE_PAGES.add(
    MorePage(
        "Who answered, beside all our customers",
        lambda questionnaire: reverse("representation:answerers", args=[questionnaire.pk]),
    )
)
MORE_PAGES.add(
    MorePage(
        "Choose segments to see answers by",
        lambda questionnaire: reverse("representation:by_segment", args=[questionnaire.pk]),
    )
)
MORE_CAME.add(MoreCame("By segment", answered_in_segments))
