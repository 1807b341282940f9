"""The list of grounds, which a landlord may reword."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import Ground


@admin.register(Ground)
class GroundAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "position", "retired_at"]
