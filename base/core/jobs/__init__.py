"""Work in the background: a row first, claimed by one worker, taken from it when it falls silent.

An app brings a row and the work; what can happen to a worker is settled here, once for all of them.
All of a new one, apart from the line for its sweep in the app's ``schedule.py``::

    class ServiceReport(Job):  # models.py
        service = models.CharField(max_length=20, choices=Service)
        month = models.DateField()
        figures = models.JSONField(null=True)

        objects = JobQuerySet.as_manager()


    def count(hold: Hold) -> None:  # counting.py
        hold.tell("Counting who came", 10)
        came = stats.came(hold.row.service, hold.row.month)
        hold.finish(JobState.DONE, figures={"came": came})


    @shared_task  # tasks.py
    def make_service_report(report_id: int) -> None:
        ServiceReport.objects.run(report_id, count)


    @shared_task
    def sweep() -> None:
        ServiceReport.objects.sweep(make_service_report.delay)

Who asks for it creates the row and nudges with ``transaction.on_commit``; a broker that forgets costs
a minute, for the sweep comes by. Work may be begun again after a worker died half-way, up to
``MAX_ATTEMPTS`` times; then it has failed, and whoever asked reads why and may ``put_in_queue`` it.
"""

from .hold import Hold, TakenOver
from .life import LIFE, Job, JobQuerySet, JobState

__all__ = ["LIFE", "Hold", "Job", "JobQuerySet", "JobState", "TakenOver"]
