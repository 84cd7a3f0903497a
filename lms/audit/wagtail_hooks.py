"""Puts the audit log into the staff's admin."""

from wagtail import hooks

from lms.audit.viewsets import AuditViewSet


@hooks.register("register_admin_viewset")
def register_audit() -> AuditViewSet:
    return AuditViewSet()
