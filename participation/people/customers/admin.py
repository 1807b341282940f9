"""The lists a landlord may reword. Customers themselves are never edited here: the log would not know."""

from django.contrib import admin

from base.core.hidden import CleanModelForm

from .list_names import save_listed
from .models import Aim, Area, Level, PreferenceOption, Tenure


class NamedElsewhere(admin.ModelAdmin):
    """Of a list whose names other tables keep as text."""

    def save_model(self, request, obj, form, change):
        save_listed(obj)


@admin.register(Tenure)
class TenureAdmin(NamedElsewhere):
    form = CleanModelForm
    list_display = ["name", "plain_name", "rents_from_us", "in_main_count", "position"]


@admin.register(Aim)
class AimAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["name", "group", "position"]


@admin.register(Area)
class AreaAdmin(NamedElsewhere):
    form = CleanModelForm
    list_display = ["name", "kind", "parent"]
    list_filter = ["kind"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Level)
class LevelAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["rank", "name", "invitation", "time_needed"]


@admin.register(PreferenceOption)
class PreferenceOptionAdmin(admin.ModelAdmin):
    form = CleanModelForm
    list_display = ["label", "kind", "position", "retired_at"]
    list_filter = ["kind"]
