"""The account: as little about a person as the trainings need."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.accounts import codes, regions, youth
from lms.accounts.youth import AgeBand


class Sex(models.TextChoices):
    FEMALE = "P", _("Female")
    MALE = "L", _("Male")
    OTHER = "lainnya", _("Other")
    NOT_STATED = "tidak", _("Prefer not to say")


class YesNo(models.TextChoices):
    YES = "ya", _("Yes")
    NO = "bukan", _("No")
    NOT_STATED = "tidak", _("Prefer not to say")


class ParticipantCategory(models.TextChoices):
    PUPIL = "pelajar", _("Pupil or student")
    YOUTH = "orang_muda", _("Young person not at school")
    SERVICE = "layanan", _("UPTD PPA or service provider staff")
    AGENCY = "dinas", _("Government agency staff")
    VILLAGE = "desa", _("Village government")
    CADRE = "kader", _("Village cadre, PATBM or PKK")
    TEACHER = "guru", _("Teacher")
    PARENT = "orang_tua", _("Parent or carer")
    PARTNER = "mitra", _("Partner organisation")
    OTHER = "lainnya", _("Other")


class PersonQuerySet(models.QuerySet):
    def staff(self) -> "PersonQuerySet":
        """People with a role. Learners have none, so they are in no staff list or chooser."""
        return self.filter(models.Q(is_superuser=True) | models.Q(groups__isnull=False)).distinct()


class PersonManager(UserManager.from_queryset(PersonQuerySet)):
    pass


class User(AbstractUser):
    """A learner or a member of staff; roles are groups.

    No phone number, date of birth, identity number, address, photo or religion.
    """

    display_name = models.CharField(
        _("nickname"), max_length=40, blank=True, help_text=_("What the site calls you.")
    )
    certificate_name = models.CharField(_("name on the certificate"), max_length=120, blank=True)
    certificate_name_confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    age_band = models.CharField(_("age"), max_length=8, choices=AgeBand.choices, blank=True)
    age_band_stated_on = models.DateField(null=True, blank=True, editable=False)
    sex = models.CharField(_("sex"), max_length=8, choices=Sex.choices, blank=True)
    region_code = models.CharField(_("region"), max_length=5, blank=True)
    institution = models.CharField(_("school or institution"), max_length=120, blank=True)
    category = models.CharField(
        _("I take part as"), max_length=12, choices=ParticipantCategory.choices, blank=True
    )
    disability = models.CharField(
        _("Do you live with a disability?"), max_length=8, choices=YesNo.choices, blank=True
    )
    # Stands on printed forms in place of the row's number or the person's name.
    learner_code = models.CharField(
        _("code"),
        max_length=codes.LEARNER_CODE_LENGTH,
        unique=True,
        default=codes.new_learner_code,
        editable=False,
    )
    # Since when nothing tells any more who this was; the row stays for what was counted.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(age_band__in=["", *AgeBand.values]), name="user_age_band_known"
            ),
            # Sign-in does not ask for capitals, so two names may not differ by them alone.
            models.UniqueConstraint(
                Upper("username"),
                name="user_username_in_any_case",
                violation_error_message=_("Somebody already has this username."),
            ),
        ]

    @property
    def name_on_pages(self) -> str:
        if self.erased_at:
            return gettext("(data removed)")
        return self.display_name or self.username

    @property
    def is_minor(self) -> bool:
        return youth.is_minor(self.age_band)

    @property
    def region_name(self) -> str:
        return regions.name_of(self.region_code)

    @property
    def profile_is_complete(self) -> bool:
        """True when everything an enrolment freezes has been answered."""
        return all((self.age_band, self.sex, self.region_code, self.category))

    @property
    def learner_code_grouped(self) -> str:
        return codes.grouped(self.learner_code, size=5)

    def age_band_is_stale(self) -> bool:
        """True a year after the age band was stated: children grow."""
        return self.age_band_stated_on is None or self.years_since_age_band > 0

    @property
    def years_since_age_band(self) -> int:
        if self.age_band_stated_on is None:
            return 0
        return max(0, (timezone.localdate() - self.age_band_stated_on).days - 1) // 365


def display_name(user: User) -> str:
    """Return what pages and allauth's messages call this person."""
    return user.name_on_pages
