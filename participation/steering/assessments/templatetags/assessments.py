"""What the page of a consultation shows of its impact assessments."""

from django import template

from base.core.kept_queries import kept_query
from participation.programme.activities.models import Activity

from ..models import Assessment

register = template.Library()


@kept_query
def on_show(told):
    return Assessment.objects.on_show().filter(activity=told.number("activity"))


@register.simple_tag
def assessments_on_show(activity: Activity) -> list[Assessment]:
    return on_show.rows(activity=activity.pk)
