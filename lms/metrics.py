"""Figures for a Prometheus on the same machine. No label names a person, a page or a code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.core import GaugeMetricFamily

from lms import health
from lms.jobs import ledger
from lms.jobs.models import Job
from lms.outbox.models import Message

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP")

_requests = Counter("kelas_requests", "Requests answered.", ["route", "status"])
_seconds = Histogram(
    "kelas_request_seconds",
    "Time to answer.",
    ["route"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_broken = Counter("kelas_storage_errors", "Requests a database or a full disk broke.", ["kind"])


def count_request(*, route: str, status: int, seconds: float) -> None:
    _requests.labels(route, str(status)).inc()
    _seconds.labels(route).observe(seconds)


def count_storage_error(kind: str) -> None:
    _broken.labels(kind).inc()


@require_safe
@never_cache
def scrape(request: HttpRequest) -> HttpResponse:
    """Answer a scraper on this machine; for everybody else there is no such page."""
    if not _is_from_here(request):
        raise Http404
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    registry.register(_Now())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _is_from_here(request: HttpRequest) -> bool:
    # A proxy on this machine also comes from loopback, and says for whom it asks.
    if any(name in request.headers for name in FORWARDED):
        return False
    return request.META.get("REMOTE_ADDR") in LOOPBACK


class _Now:
    """What is read when somebody asks, and costs nothing before."""

    def collect(self):
        yield self._jobs()
        yield GaugeMetricFamily(
            "kelas_ledger_lag_seconds",
            "How long the oldest due job has waited.",
            value=ledger.lag_seconds(),
        )
        yield GaugeMetricFamily(
            "kelas_messages_waiting",
            "Letters in the outbox that are due.",
            value=Message.objects.due().count(),
        )
        yield GaugeMetricFamily(
            "kelas_disk_free_megabytes",
            "Free space for the site's data.",
            value=health.CHECKS["disk"]().facts["free_mb"],
        )
        age_hours = health.CHECKS["backup"]().facts["age_hours"]
        if age_hours is not None:
            yield GaugeMetricFamily(
                "kelas_backup_age_hours", "Age of the newest backup.", value=age_hours
            )

    def _jobs(self) -> GaugeMetricFamily:
        jobs = GaugeMetricFamily("kelas_jobs", "Jobs in the ledger by state.", labels=["state"])
        for state in Job.UNFINISHED_STATES:
            jobs.add_metric([str(state)], Job.objects.filter(state=state).count())
        return jobs
