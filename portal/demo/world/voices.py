"""Words that people of the demo world wrote themselves, and that were written to them."""

from reports.impact import kind as impact

FOREWORD, VOICE = impact.FOREWORD.code, impact.CUSTOMER_VOICE.code

LAST_YEAR = {
    FOREWORD: (
        "Margaret Forsyth",
        "Chair of the Board",
        "Two years ago a tenant told the Board that she had answered eleven surveys and had never "
        "once heard what came of them. She was right, and we had nothing to say.\n\n"
        "This report is our answer. It says what you told us, what we did, and, just as plainly, "
        "what we did not do and why. Some of it we are proud of. Repairs texts now come before the "
        "engineer does. Some of it we are not: owners hardly took part at all.\n\n"
        "Thank you to everyone who gave an hour, or five minutes. Tell us what this report leaves out.",
    ),
    VOICE: (
        "Jean Ó Súilleabháin",
        "Member of the Scrutiny Panel",
        "I joined because of a door. It took four visits to hang it, and every time somebody else "
        "came and shook his head at the one before.\n\n"
        "So when the panel looked at repairs that take more than one visit, I knew what to ask: what "
        "was not on the van? Nobody had counted. We counted, and now they do. Sixty parts. It is not "
        "a speech, it is a list, and it worked.\n\n"
        "My advice to anyone thinking about it: come once. There is soup.",
    ),
}
THIS_YEAR = {
    FOREWORD: (
        "Margaret Forsyth",
        "Chair of the Board",
        "Last year we promised to knock on the doors of people we never hear from. This report shows "
        "how far we got, area by area, with the numbers for those who stayed away beside the numbers "
        "for those who came.\n\n"
        "You asked us to let more homes to families who have outgrown theirs, and we do. Eleven old "
        "rules about pets have become one, and it says what you said about good neighbours. What the "
        "rent should be is your choice again this winter, and we will follow it as we did before.",
    ),
    VOICE: (
        "Amina Hussain",
        "Tenant, Mill Lane",
        "I have two children, a job and no evenings. I thought that taking part was for people with "
        "time. Then somebody asked me one question by email: which is worse, the cold or the damp?\n\n"
        "I wrote three lines back. A month later a man came with a meter, and the month after that our "
        "whole stair had new seals. Three lines. Now I read letters for them before they send them, on "
        "the bus, and I take out every word my mother would not know.",
    ),
}

ACCESS_NEEDS = (
    "I use a wheelchair.",
    "A seat near the door, please.",
    "I need somebody to interpret into Polish.",
    "Hearing loop.",
    "Is there a crèche? One child, aged three.",
    "I can only come if there is a lift home after 9pm.",
)
ANSWERS = (
    "I would pay the extra if it means the windows get done.",
    "Nothing is left at the end of the month as it is.",
    "Fine with me. Thank you for asking.",
    "Please think of the people who cannot climb stairs.",
    "You asked this two years ago. What came of it?",
    "Could the letter be shorter?",
    "Mrs Kerr at number 12 has nothing left by the 20th, and is too proud to say so.",
    "My heating cost more this winter than the rent went up. Do the windows first.",
    "Tell us what the last rise paid for, street by street.",
)
NOT_THIS_TIME = (
    "All the places are taken this year. You are first on the list for the next.",
    "We rang three times and could not reach you. Tell us when suits you and we start again.",
    "It meets on evenings when you told us you are not free. We ask you again when that changes.",
)
RENT_NOTICE = (
    "Dear {name},\n\nWe have to set the rent for next year, and the law asks us to consult you "
    "first. We want to.\n\n{proposal}\n\nWhat it would mean for you: {effect}\n\nTell us what you "
    "would choose, by answering this message, by phone, or at a meeting near you.\n"
)
INTERESTED = (
    "Dear {name},\n\nThank you for your interest in {opportunity}. Somebody will be in touch within "
    "ten working days.\n"
)
