from django.conf import settings


def context(request) -> dict:
    return {"brand": settings.BRAND, "demo": settings.DEMO}
