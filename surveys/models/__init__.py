"""Surveys, what must be asked regularly, and surveys that somebody asked for."""

from .cycles import Cycle, Report
from .requests import SurveyRequest
from .surveys import Privacy, Survey, SurveyType

__all__ = ["Cycle", "Privacy", "Report", "Survey", "SurveyRequest", "SurveyType"]
