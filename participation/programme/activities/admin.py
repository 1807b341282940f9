"""The principles that plans are held against, in a landlord's own words."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import Principle


@admin.register(Principle)
class PrincipleAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["words", "position", "retired_at"]
