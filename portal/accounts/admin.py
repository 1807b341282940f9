from django.contrib import admin

from .models import RoleGrant, User


class RoleGrantInline(admin.TabularInline):
    model = RoleGrant
    extra = 0


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["email", "name", "job_title", "is_active"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "job_title", "is_active", "is_staff", "is_superuser"]
    inlines = [RoleGrantInline]
