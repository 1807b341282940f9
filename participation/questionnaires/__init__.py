"""The one engine of asking: questions, their versions and rules, and what people answered.

Whoever asks (a consultation, a survey) owns a :class:`~.models.Questionnaire`, says when it is open and
who may answer, and does what follows of an answer. Nothing is sent from here.
"""
