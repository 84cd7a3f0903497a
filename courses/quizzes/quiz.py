"""A quiz is a definition; publishing it makes an edition, and editions never change."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.quizzes.question import Question, QuestionVersion


class Form(models.TextChoices):
    A = "A", _("form A")
    B = "B", _("form B")


# In place of a form: asked in every form, after its items. Attitudes stand here, and only they.
EVERY_FORM = ""
OTHER_FORM = {Form.A: Form.B, Form.B: Form.A}


class Quiz(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"), default=3, validators=[MinValueValidator(1)]
    )
    shuffle_items = models.BooleanField(_("shuffle items"), default=True)
    shuffle_choices = models.BooleanField(_("shuffle options"), default=True)
    current_edition = models.ForeignKey(
        "courses.QuizEdition",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class QuizSlot(models.Model):
    """A place in the definition: this question, in this form or in every form, here."""

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="slots")
    form = models.CharField(_("form"), max_length=1, choices=Form.choices, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="slots")

    class Meta:
        verbose_name = _("quiz item")
        verbose_name_plural = _("quiz items")
        ordering = ["quiz", "form", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "form", "question"], name="question_once_per_quiz_form"
            ),
            models.UniqueConstraint(fields=["quiz", "form", "position"], name="slot_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} {self.form}{self.position}"


class QuizEdition(models.Model):
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("edition"))
    published_at = models.DateTimeField(auto_now_add=True)
    attempts_allowed = models.PositiveSmallIntegerField()
    shuffle_items = models.BooleanField()
    shuffle_choices = models.BooleanField()

    class Meta:
        verbose_name = _("quiz edition")
        verbose_name_plural = _("quiz editions")
        ordering = ["quiz", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "number"], name="quiz_edition_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} #{self.number}"


class QuizItem(models.Model):
    edition = models.ForeignKey(QuizEdition, on_delete=models.PROTECT, related_name="items")
    form = models.CharField(max_length=1, choices=Form.choices, blank=True)
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="items")

    class Meta:
        ordering = ["edition", "form", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "form", "version"], name="version_once_per_edition_form"
            ),
        ]

    @property
    def is_scored(self) -> bool:
        """Publishing puts attitudes, and nothing else, into every form."""
        return self.form != EVERY_FORM

    def __str__(self) -> str:
        return f"{self.edition_id} {self.form}{self.position}"
