"""What we promise about who can find out what somebody answered, before the first question."""

from .models import Privacy

#: What each choice means, for staff who choose.
FOR_STAFF = {
    Privacy.NAMED: "Officers who may see people’s records can read who answered what.",
    Privacy.CONFIDENTIAL: "Only those who handle the survey can read who answered what, and each time "
    "is written down. Everybody else sees numbers.",
    Privacy.ANONYMOUS: "Nobody can find out who answered what, not even you. So nobody can go on "
    "on another device, or change what they sent.",
}

#: The same, said to whoever is asked.
PROMISES = {
    Privacy.NAMED: "We keep your answers with your name. Our officers who deal with this can read them. "
    "What we publish is only numbers.",
    Privacy.CONFIDENTIAL: "Your answers are confidential. Only the few officers who handle this survey "
    "can see what you answered, and we write it down whenever they look. What we publish is only "
    "numbers.",
    Privacy.ANONYMOUS: "Your answers are anonymous. Nobody can find out what you answered, not even us: "
    "we keep no name, no code and no time with them. That is why you need to finish in one go, and "
    "cannot change your answers once you have sent them.",
}
