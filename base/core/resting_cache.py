"""Redis as a cache that may be away: pages are made anew then, and what is counted there lets nobody through.

What is read is not there, and what is written is gone. A lock or a first place (``add``) is given to nobody,
so that limits of tries, which are counted behind one, refuse everybody until Redis answers again.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

#: After it did not answer, this process asks again no sooner: pages do not wait for it one after the other.
REST_SECONDS = 5
#: A server that is there answers within milliseconds.
ANSWER_SECONDS = 1


class RestingClient(RedisCacheClient):
    #: Until when each server is left alone, by all threads of this process.
    rests_until: dict[tuple[str, ...], float] = {}

    def __init__(self, servers, **options):
        waits = {"socket_connect_timeout": ANSWER_SECONDS, "socket_timeout": ANSWER_SECONDS}
        super().__init__(servers, **{**waits, **options})
        self.names = tuple(servers)

    @property
    def is_away(self) -> bool:
        return time.monotonic() < self.rests_until.get(self.names, 0)

    def ask(self, question: Callable[..., Any], *args: Any, otherwise: Any) -> Any:
        if self.is_away:
            return otherwise
        try:
            return question(*args)
        except RedisError as trouble:
            self.rests_until[self.names] = time.monotonic() + REST_SECONDS
            log.warning("The cache does not answer (%s).", type(trouble).__name__)
            return otherwise

    def add(self, key, value, timeout):
        return self.ask(super().add, key, value, timeout, otherwise=False)

    def get(self, key, default):
        return self.ask(super().get, key, default, otherwise=default)

    def set(self, key, value, timeout):
        return self.ask(super().set, key, value, timeout, otherwise=None)

    def touch(self, key, timeout):
        return self.ask(super().touch, key, timeout, otherwise=False)

    def delete(self, key):
        return self.ask(super().delete, key, otherwise=False)

    def get_many(self, keys):
        return self.ask(super().get_many, keys, otherwise={})

    def has_key(self, key):
        return self.ask(super().has_key, key, otherwise=False)

    def set_many(self, data, timeout):
        return self.ask(super().set_many, data, timeout, otherwise=None)

    def delete_many(self, keys):
        return self.ask(super().delete_many, keys, otherwise=None)

    def clear(self):
        return self.ask(super().clear, otherwise=False)


class RestingRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = RestingClient

    @property
    def is_away(self) -> bool:
        client: Any = self._cache
        return client.is_away


def is_away() -> bool:
    """Whether this process found the cache away a moment ago."""
    return bool(getattr(cache, "is_away", False))


def why_not_now(too_often: str) -> str:
    """What somebody is told whom a limit refused: that it was too often, or that nobody can be counted."""
    if is_away():
        return "Something of ours is being mended. Try again in a few minutes, or ring us"
    return too_often
