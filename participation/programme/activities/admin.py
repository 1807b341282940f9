from django.contrib import admin

from .models import Aim


@admin.register(Aim)
class AimAdmin(admin.ModelAdmin):
    list_display = ["name", "group", "position"]
