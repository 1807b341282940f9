import pytest


@pytest.fixture(autouse=True)
def files_of_one_test(settings, tmp_path):
    """What a test uploads goes with it."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
