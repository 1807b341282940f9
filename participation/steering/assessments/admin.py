"""The strands, which a landlord may reword. Assessments are never edited here: they are frozen."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import Strand


@admin.register(Strand)
class StrandAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "is_protected", "position", "retired_at"]
