# One image for the web server, the workers and beat; docker-compose.yml says which is which.

FROM python:3.11-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/srv/portal/.venv/bin:$PATH
# Pango and the fonts set the PDF reports; the fonts bring the scripts that customers write in.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
        fontconfig fonts-dejavu-core fonts-noto-core fonts-noto-color-emoji fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/portal


FROM base AS packages
RUN python -m venv .venv
COPY requirements/portal.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/portal.txt


# Node and Sass stay in this stage; only what they make goes on.
FROM packages AS assets
COPY requirements/assets.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/assets.txt
COPY . .
RUN python -m tools.assets \
    && STATIC_ROOT=/srv/portal/build/static python -m tools.rehearse manage.py collectstatic --no-input


FROM base
RUN useradd --system --uid 1000 --home-dir /srv/portal --shell /usr/sbin/nologin portal \
    && mkdir files beat && chown portal files beat
COPY --from=packages /srv/portal/.venv .venv
COPY . .
COPY --from=assets /srv/portal/build/assets build/assets
COPY --from=assets /srv/portal/build/static build/static
ENV DJANGO_SETTINGS_MODULE=portal.settings.production STORAGE_URL=file:///srv/portal/files
USER portal
EXPOSE 8000
CMD ["gunicorn", "--bind=0.0.0.0:8000", "--worker-tmp-dir=/dev/shm", "--access-logfile=-"]
