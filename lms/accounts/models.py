"""Index of this app's models."""

from lms.accounts.consent import Assent, GuardianConsent
from lms.accounts.consent_link import ConsentLink
from lms.accounts.erasure import Erasure
from lms.accounts.one_time import OneTimeCode
from lms.accounts.person_copy import PersonCopy
from lms.accounts.recovery import RecoveryCode
from lms.accounts.staff_invitation import StaffInvitation
from lms.accounts.text_flag import TextFlag
from lms.accounts.user import AgeBand, ParticipantCategory, Sex, User, YesNo, display_name

__all__ = [
    "AgeBand",
    "Assent",
    "ConsentLink",
    "Erasure",
    "GuardianConsent",
    "OneTimeCode",
    "ParticipantCategory",
    "PersonCopy",
    "RecoveryCode",
    "Sex",
    "StaffInvitation",
    "TextFlag",
    "User",
    "YesNo",
    "display_name",
]
