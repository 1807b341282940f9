"""docker-compose.yml gives production all that it asks for, and never a secret of its own."""

import re
import runpy
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
CHOSEN = {"EMAIL_URL": "smtp+tls://user:password@mail.example:587"}
PORTAL = {"web", "worker", "beat", "upgrade"}


@pytest.fixture(scope="module")
def services() -> dict:
    return yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())["services"]


def from_image() -> dict[str, str]:
    line = re.search(
        r"^ENV (DJANGO_SETTINGS_MODULE=.*)$", (CHECKOUT / "Dockerfile").read_text(), re.M
    )
    return dict(pair.split("=", 1) for pair in line[1].split())


def filled_in(value: str) -> str:
    """``${NAME:?why}`` and ``${NAME:-default}`` as somebody might set them."""
    return re.sub(
        r"\$\{(?P<name>\w+)(?::(?P<kind>[?-])(?P<rest>[^}]*))?\}",
        lambda found: (
            found["rest"] if found["kind"] == "-" else CHOSEN.get(found["name"], "chosen")
        ),
        str(value),
    )


@pytest.mark.parametrize("name", sorted(PORTAL))
def test_production_settings_load_in_every_container(services, name, monkeypatch):
    for variable in ("DATABASE_URL", "CACHE_URL", "BROKER_URL", "STORAGE_URL", "PORTAL_VAR"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in (from_image() | services[name]["environment"]).items():
        monkeypatch.setenv(variable, filled_in(value))

    settings = runpy.run_module("portal.settings.production")

    assert settings["DATABASES"]["default"]["PASSWORD"] == "chosen"
    assert settings["CACHES"]["default"]["LOCATION"] == "redis://redis:6379/1"
    assert settings["CELERY_BROKER_URL"] == "redis://redis:6379/0"


def test_every_secret_comes_from_the_environment(services):
    for name in PORTAL:
        for variable in ("SECRET_KEY", "SECOND_FACTOR_KEYS", "DATABASE_URL", "EMAIL_URL"):
            assert "${" in services[name]["environment"][variable]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${")


def test_nothing_begins_before_what_it_needs_is_well(services):
    for name in PORTAL - {"upgrade"}:
        assert services[name]["depends_on"]["upgrade"] == {
            "condition": "service_completed_successfully"
        }
    for server in ("database", "redis"):
        assert services["upgrade"]["depends_on"][server] == {"condition": "service_healthy"}


def test_everything_that_stays_up_says_whether_it_is_well(services):
    assert {name for name, service in services.items() if "healthcheck" not in service} == {
        "upgrade"
    }


def test_nothing_in_the_image_runs_as_root():
    users = re.findall(r"^USER (\S+)$", (CHECKOUT / "Dockerfile").read_text(), re.M)

    assert users
    assert users[-1] != "root"


def test_no_secret_and_nobodys_data_goes_into_the_image_or_the_repository(services):
    """As they lie beside docker-compose.yml in an installation (docs/production.md)."""
    read = {file["path"] for name in PORTAL for file in services[name]["env_file"]}
    for name in {".env", "portal.dump", "files"} | read:
        for listed in (".dockerignore", ".gitignore"):
            left_out = (CHECKOUT / listed).read_text().splitlines()
            assert any(fnmatch(name, pattern.strip("/")) for pattern in left_out), (name, listed)


def test_a_flood_of_kept_pages_does_not_take_the_place_of_what_waits_for_a_worker(services):
    started = services["redis"]["command"].split()

    assert started[started.index("--maxmemory-policy") + 1] == "volatile-lru"
    assert "--maxmemory" in started
