"""Index: what certificates add to Wagtail."""

from wagtail import hooks

from certificates.staff.viewsets import CertificateGroup


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateGroup:
    return CertificateGroup()
