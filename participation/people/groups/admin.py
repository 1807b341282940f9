from django.contrib import admin

from base.core.hidden import CleanModelForm

from .models import GroupKind


@admin.register(GroupKind)
class GroupKindAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "speaks_for_area", "position"]
