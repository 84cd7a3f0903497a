"""One sitting of a test. What it showed and what it was worth never changes afterwards."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Enrolment
from courses.quizzes.models import Quiz, QuizEdition
from courses.quizzes.quiz import Form
from lms.accounts.models import Assent, GuardianConsent


class AttemptQuerySet(models.QuerySet):
    def of(self, user) -> "AttemptQuerySet":
        """A learner's own."""
        return self.filter(enrolment__learner=user)

    def answerable_by(self, user) -> "AttemptQuerySet":
        """A learner's own; a minor's only while a guardian's consent and an assent are in force."""
        own = self.of(user)
        if not user.is_minor:
            return own
        # Part of the statement that finds the attempt, so that a save asks nothing more.
        return own.filter(
            models.Exists(GuardianConsent.objects.in_force().filter(learner=user)),
            models.Exists(Assent.objects.in_force().filter(learner=user)),
        )

    def counted_for(self, enrolment: Enrolment) -> "AttemptQuerySet":
        """Those of an enrolment, and what was handed in before its person was moved to it."""
        counted = models.Q(enrolment=enrolment)
        if enrolment.journey_that_counts:
            counted |= models.Q(enrolment__journey=enrolment.journey_id)
        return self.filter(counted)

    def submitted(self) -> "AttemptQuerySet":
        return self.exclude(submitted_at=None)


class Attempt(models.Model):
    class Purpose(models.TextChoices):
        PRE = "pre", _("pre-test")
        POST = "post", _("post-test")
        FOLLOW_UP = "follow_up", _("follow-up test")
        PRACTICE = "practice", _("practice")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(QuizEdition, on_delete=models.PROTECT, related_name="attempts")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=1, choices=Form.choices)
    seed = models.CharField(max_length=32)
    item_ids = models.JSONField(help_text=_("Ids of the items, in the order shown."))
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Of the scored items; none while the test is open, and where attitudes only were asked.
    score_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    # Of answers given on paper: when, and by whom; no one where a command brought them.
    entered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz", "purpose", "number"], name="attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "quiz", "purpose"],
                condition=models.Q(submitted_at=None),
                name="one_open_attempt",
            ),
            models.CheckConstraint(
                condition=models.Q(score_percent=None) | models.Q(submitted_at__isnull=False),
                name="only_a_submitted_attempt_has_a_score",
            ),
        ]

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None

    def reaches(self, pass_mark_percent: int) -> bool:
        """Whether this is enough. Where attitudes only were asked, handing in is all there is."""
        if self.score_percent is None:
            return self.is_submitted
        return self.score_percent >= pass_mark_percent

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.purpose} {self.number}"
