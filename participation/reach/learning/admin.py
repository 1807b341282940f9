"""The list of what local services help with, in a landlord's own words."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import Need


@admin.register(Need)
class NeedAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "position", "retired_at"]
