"""The principles that plans are held against, in a landlord's own words."""

from django.contrib import admin

from .models import Principle


@admin.register(Principle)
class PrincipleAdmin(admin.ModelAdmin):
    list_display = ["words", "position", "retired_at"]
