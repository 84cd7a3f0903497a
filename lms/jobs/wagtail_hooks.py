"""Puts the ledger into the staff's admin."""

from wagtail import hooks

from lms.jobs.viewsets import JobViewSet


@hooks.register("register_admin_viewset")
def register_jobs() -> JobViewSet:
    return JobViewSet()
