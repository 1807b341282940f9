from celery import shared_task

from .drawing.frame import write_frame
from .models import Draw


@shared_task
def count_frame(draw_id: int) -> None:
    """Write down whom one survey is for. Run again, it finds it done or in other hands."""
    Draw.objects.run(draw_id, write_frame)


@shared_task
def sweep() -> None:
    """Put back what a killed worker left, and nudge for what a lost broker forgot."""
    Draw.objects.sweep(count_frame.delay)
