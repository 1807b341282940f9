"""The scheduler's process, which can be asked to stop at any moment of its start."""

from celery.apps import beat


class Beat(beat.Beat):
    """Celery's own, with its scheduler made before it listens for the request to stop.

    Celery's answer to that request closes the scheduler, and makes it first where there is none
    yet: asked in the middle of making it, it would end in a traceback.
    """

    def install_sync_handler(self, service: beat.beat.Service) -> None:
        service.scheduler  # noqa: B018  (a cached property: the first look makes it)
        super().install_sync_handler(service)
