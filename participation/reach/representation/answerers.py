"""Results of questions by what stands on people's record: see ``questionnaires.results.groups``."""

from participation.questionnaires.results.groups import MORE_FACTS, Fact

from .characteristics import age_band

MORE_FACTS.add(Fact("age", "Age", age_band))
