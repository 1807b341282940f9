"""A bucket, as :mod:`.stores` of a folder. A file of its own: what speaks to S3 takes long to load."""

from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from .stores import in_plain_words

TROUBLES = (OSError, BotoCoreError, ClientError)
#: A page waits no longer; by itself it would for minutes.
PATIENCE = Config(connect_timeout=3, read_timeout=20, retries={"total_max_attempts": 2})


class S3Store(S3Storage):
    def __init__(self, **options: Any):
        super().__init__(**options)
        config: Config = self.client_config  # type: ignore[has-type]
        self.client_config = config.merge(PATIENCE)

    def _open(self, name, mode="rb"):
        with in_plain_words(TROUBLES):
            file = super()._open(name, mode)
            if "r" in mode:
                file.file.seek(0)  # fetched now, and not when half an answer has been sent
            return file

    def _save(self, name, content):
        with in_plain_words(TROUBLES):
            return super()._save(name, content)

    def exists(self, name):
        with in_plain_words(TROUBLES):
            return super().exists(name)

    def delete(self, name):
        with in_plain_words(TROUBLES):
            super().delete(name)

    def size(self, name):
        with in_plain_words(TROUBLES):
            return super().size(name)
