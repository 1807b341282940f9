"""Two lists that a landlord may reword and add to. Templates have pages of their own."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import EvidenceSource, TouchPoint


@admin.register(TouchPoint, EvidenceSource)
class ListAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "position", "retired_on"]
