from django.contrib import admin

from .models import GroupKind


@admin.register(GroupKind)
class GroupKindAdmin(admin.ModelAdmin):
    list_display = ["name", "speaks_for_area", "position"]
