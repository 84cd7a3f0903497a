"""Index of this app's models."""

from certificates.certificate import Certificate, SerialCounter
from certificates.template import CertificateTemplate

__all__ = ["Certificate", "CertificateTemplate", "SerialCounter"]
