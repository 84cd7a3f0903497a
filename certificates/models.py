"""Index of this app's models."""

from certificates.batch import IssueBatch
from certificates.certificate import Certificate, SerialCounter
from certificates.template import CertificateTemplate

__all__ = ["Certificate", "CertificateTemplate", "IssueBatch", "SerialCounter"]
