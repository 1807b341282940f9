"""The Annual Return on the Charter, as far as its words could be read."""

from .official_shape import DONT_KNOW, NO_OPINION, Official

TENANTS, OWNERS = "Tenants", "Factored owners"

ARC_QUESTIONS = (
    Official(
        "arc-1",
        "1",
        "Percentage of tenants satisfied with the overall service provided by their landlord",
        "Taking everything into account, how satisfied or dissatisfied are you with the overall service"
        " provided by [landlord]?",
        way_out=NO_OPINION,
        for_whom=TENANTS,
    ),
    Official(
        "arc-2",
        "2",
        "Percentage of tenants who feel their landlord is good at keeping them informed about their services"
        " and decisions",
        "How good or poor do you feel [landlord] is at keeping you informed about their services and"
        " decisions?",
        scale="good",
        for_whom=TENANTS,
    ),
    Official(
        "arc-5",
        "5",
        "Percentage of tenants satisfied with the opportunities given to them to participate in their"
        " landlord’s decision making processes",
        "How satisfied or dissatisfied are you with the opportunities given to you to participate in"
        " [landlord]’s decision making processes?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-7",
        "7",
        "Percentage of existing tenants satisfied with the quality of their home",
        "Overall, how satisfied or dissatisfied are you with the quality of your home?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-repair",
        "",
        "Who had a repair in the last 12 months: leads to indicator 12",
        "Have you had repairs or maintenance carried out in your home in the last 12 months?",
        scale="",
        way_out=DONT_KNOW,
        for_whom=TENANTS,
    ),
    Official(
        "arc-12",
        "12",
        "Percentage of tenants who have had repairs or maintenance carried out in the last 12 months satisfied"
        " with the repairs and maintenance service",
        "Thinking about the LAST time you had repairs or maintenance carried out, how satisfied or"
        " dissatisfied were you with the repairs and maintenance service provided by [landlord]?",
        after="arc-repair",
        for_whom="Tenants who had a repair in the last 12 months",
    ),
    Official(
        "arc-13",
        "13",
        "Percentage of tenants satisfied with the landlord’s contribution to the management of the"
        " neighbourhood they live in",
        "Overall, how satisfied or dissatisfied are you with [landlord]’s contribution to the management of"
        " the neighbourhood you live in?",
        for_whom=TENANTS,
    ),
    Official(
        "arc-25",
        "25",
        "Percentage of tenants who feel the rent for their property represents good value for money",
        "Taking into account the accommodation and the services [landlord] provides, do you think the rent for"
        " your property represents good or poor value for money?",
        scale="good",
        for_whom=TENANTS,
    ),
    Official(
        "arc-29",
        "29",
        "Percentage of factored owners satisfied with the factoring service they receive",
        "Taking everything into account, how satisfied or dissatisfied are you with the factoring services"
        " provided by [landlord]?",
        for_whom=OWNERS,
    ),
)
