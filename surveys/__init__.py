"""Surveys: who asked for one, who is asked, how it reaches them, and what they hear of it afterwards.

The questions and answers are those of :mod:`participation.questionnaires`.
"""
