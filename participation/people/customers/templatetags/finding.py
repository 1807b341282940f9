from django import template

from participation.people.customers.search import marked

register = template.Library()

#: {{ customer.name|marked:typed }}
register.filter("marked", marked)
