"""A question keeps its identity; what was asked is a version that never changes once used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.quizzes.bank import Objective, QuestionBank
from courses.quizzes.marking import attitude_value


class QuestionQuerySet(models.QuerySet):
    def with_newest(self) -> "QuestionQuerySet":
        """Add number, type and text of the newest version; None where nothing is written yet."""
        newest = QuestionVersion.objects.filter(question=models.OuterRef("pk")).order_by("-number")
        return self.annotate(
            newest_number=models.Subquery(newest.values("number")[:1]),
            newest_type=models.Subquery(newest.values("type")[:1]),
            newest_text=models.Subquery(newest.values("text")[:1]),
        )


class Question(models.Model):
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(_("code"), max_length=40)
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, related_name="questions", verbose_name=_("objective")
    )
    is_anchor = models.BooleanField(
        _("anchor item"),
        default=False,
        help_text=_("Stands in both forms, so that forms can be compared."),
    )
    is_retired = models.BooleanField(_("no longer offered"), default=False, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["bank", "code"]
        constraints = [
            models.UniqueConstraint(fields=["bank", "code"], name="question_code_once_per_bank"),
        ]

    def __str__(self) -> str:
        return self.code


class QuestionVersion(models.Model):
    class Type(models.TextChoices):
        SINGLE_CHOICE = "single_choice", _("One right answer")
        MULTIPLE_CHOICE = "multiple_choice", _("Several right answers")
        TRUE_FALSE = "true_false", _("True or false")
        SHORT_ANSWER = "short_answer", _("A few words, written")
        NUMERIC = "numeric", _("A number, written")
        MATCHING = "matching", _("Pairs: what goes with what")
        ORDERING = "ordering", _("The right order")
        CLOZE = "cloze", _("A text with gaps")
        LIKERT = "likert", _("Attitude: agree or disagree")

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    type = models.CharField(_("type"), max_length=20, choices=Type.choices)
    text = models.TextField(_("question"))
    feedback = models.TextField(
        _("explanation"), blank=True, help_text=_("Shown after the post-test, never before.")
    )
    is_reversed = models.BooleanField(
        _("reversed"),
        default=False,
        help_text=_(
            "For an attitude: agreeing with the statement is what the course argues against."
        ),
    )
    is_case_sensitive = models.BooleanField(_("capital letters count"), default=False)
    ignores_spaces = models.BooleanField(_("blanks do not count"), default=False)
    tolerance = models.DecimalField(
        _("tolerance"), max_digits=12, decimal_places=4, null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("item version")
        verbose_name_plural = _("item versions")
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"], name="question_version_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(is_reversed=False) | models.Q(type="likert"),
                name="only_an_attitude_is_reversed",
            ),
            models.CheckConstraint(
                condition=models.Q(tolerance=None) | models.Q(type="numeric", tolerance__gte=0),
                name="only_a_number_has_a_tolerance",
            ),
        ]

    @property
    def takes_several(self) -> bool:
        return self.type == self.Type.MULTIPLE_CHOICE

    @property
    def is_written(self) -> bool:
        """Takes words or a number; its options are the accepted forms, and are never shown."""
        return self.type in (self.Type.SHORT_ANSWER, self.Type.NUMERIC)

    @property
    def is_placed(self) -> bool:
        """Takes one option for each of its parts: the place of a choice tells."""
        return self.type in (self.Type.MATCHING, self.Type.ORDERING, self.Type.CLOZE)

    @property
    def is_attitude(self) -> bool:
        """Asks what somebody thinks, not what is right: it has a scale and never a worth."""
        return self.type == self.Type.LIKERT

    def __str__(self) -> str:
        return f"{self.question} v{self.number}"


class Choice(models.Model):
    """One option. `fraction_percent` is what it adds: 100 full, 0 nothing, negative takes away.

    The options of an attitude are the steps of the scale, `position` 1 to 5, worth nothing;
    of written answers, the accepted forms; of an order, its pieces as they should stand.
    """

    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("option"))
    fraction_percent = models.DecimalField(
        _("worth in percent"), max_digits=6, decimal_places=2, default=0
    )
    feedback = models.TextField(_("feedback"), blank=True)
    goes_with = models.TextField(
        _("goes with"), blank=True, default="", help_text=_("Of pairs: one a line.")
    )
    gap = models.PositiveSmallIntegerField(
        _("gap"), default=0, help_text=_("Of a text with gaps: the number of its gap.")
    )

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="choice_position_once"),
            models.CheckConstraint(
                condition=models.Q(fraction_percent__gte=-100, fraction_percent__lte=100),
                name="choice_fraction_within_100",
            ),
        ]

    @property
    def is_right(self) -> bool:
        return self.fraction_percent > 0

    @property
    def value(self) -> int:
        """For a step of an attitude's scale: what choosing it stands for, 5 the hoped for."""
        return attitude_value(self.position, is_reversed=self.version.is_reversed)

    def __str__(self) -> str:
        return self.text
