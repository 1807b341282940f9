"""The tenant satisfaction measures, as far as their words could be read. ``published``: as others print them."""

from .official_shape import DONT_KNOW, NOT_APPLICABLE, Official

RENTED, RENTED_AND_SHARED = "Tenants only", "Tenants and shared owners, counted apart"

TSM_QUESTIONS = (
    Official(
        "tsm-tp01",
        "TP01",
        "Overall satisfaction",
        "Taking everything into account, how satisfied or dissatisfied are you with the service provided by"
        " [landlord]?",
        for_whom=RENTED_AND_SHARED,
        published=True,
    ),
    Official(
        "tsm-repair",
        "",
        "Who had a repair in the last 12 months: leads to TP02 and TP03",
        "Has [landlord] carried out a repair to your home in the last 12 months?",
        scale="",
        for_whom=RENTED,
        published=True,
    ),
    Official(
        "tsm-tp02",
        "TP02",
        "Satisfaction with repairs",
        "How satisfied or dissatisfied are you with the overall repairs service from [landlord] over the last"
        " 12 months?",
        after="tsm-repair",
        for_whom=RENTED,
        published=True,
        whole_survey_only=True,
    ),
    Official(
        "tsm-tp03",
        "TP03",
        "Satisfaction with time taken to complete most recent repair",
        "How satisfied or dissatisfied are you with the time taken to complete your most recent repair after"
        " you reported it?",
        after="tsm-repair",
        for_whom=RENTED,
        whole_survey_only=True,
    ),
    Official(
        "tsm-tp04",
        "TP04",
        "Satisfaction that the home is well maintained",
        "How satisfied or dissatisfied are you that [landlord] provides a home that is well maintained?",
        for_whom=RENTED,
        published=True,
    ),
    Official(
        "tsm-tp05",
        "TP05",
        "Satisfaction that the home is safe",
        "Thinking about the condition of the property or building you live in, how satisfied or dissatisfied"
        " are you that [landlord] provides a home that is safe?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp06",
        "TP06",
        "Satisfaction that the landlord listens to tenant views and acts upon them",
        "How satisfied or dissatisfied are you that [landlord] listens to your views and acts upon them?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp07",
        "TP07",
        "Satisfaction that the landlord keeps tenants informed about things that matter to them",
        "How satisfied or dissatisfied are you that [landlord] keeps you informed about things that matter to"
        " you?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp08",
        "TP08",
        "Agreement that the landlord treats tenants fairly and with respect",
        "To what extent do you agree or disagree with the following: “[landlord] treats me fairly and with"
        " respect”?",
        scale="agree",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-complaint",
        "",
        "Who made a complaint in the last 12 months: leads to TP09",
        "Have you made a complaint to [landlord] in the last 12 months?",
        scale="",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp09",
        "TP09",
        "Satisfaction with the landlord’s approach to handling complaints",
        "How satisfied or dissatisfied are you with [landlord]’s approach to complaints handling?",
        after="tsm-complaint",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-communal",
        "",
        "Who lives with communal areas: leads to TP10",
        "Do you live in a building with communal areas, either inside or outside, that [landlord] is"
        " responsible for maintaining?",
        scale="",
        way_out=DONT_KNOW,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp10",
        "TP10",
        "Satisfaction that the landlord keeps communal areas clean and well maintained",
        "How satisfied or dissatisfied are you that [landlord] keeps these communal areas clean and well"
        " maintained?",
        after="tsm-communal",
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp11",
        "TP11",
        "Satisfaction that the landlord makes a positive contribution to neighbourhoods",
        "How satisfied or dissatisfied are you that [landlord] makes a positive contribution to your"
        " neighbourhood?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
    Official(
        "tsm-tp12",
        "TP12",
        "Satisfaction with the landlord’s approach to handling anti-social behaviour",
        "How satisfied or dissatisfied are you with [landlord]’s approach to handling anti-social behaviour?",
        way_out=NOT_APPLICABLE,
        for_whom=RENTED_AND_SHARED,
    ),
)
