"""The list of grounds, which a landlord may reword."""

from django.contrib import admin

from .models import Ground


@admin.register(Ground)
class GroundAdmin(admin.ModelAdmin):
    list_display = ["name", "position", "retired_at"]
