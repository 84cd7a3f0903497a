"""One answer to one item, and the saves that lost against another."""

from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from courses.progress.attempt import Attempt
from courses.quizzes.models import QuizItem


class Answer(models.Model):
    """A page load is a writer and numbers its saves.

    Within a writer the highest sequence wins, in whatever order saves arrive;
    between writers, the save the server received last.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    item = models.ForeignKey(QuizItem, on_delete=models.PROTECT, related_name="+")
    # Sorted, except where the place tells: the pieces in their order, or one for each part
    # of the question with 0 for none.
    choice_ids = models.JSONField(default=list)
    # What was written, where the question asks for words or a number.
    text = models.TextField(blank=True, default="")
    # Of a scored item, once handed in; an attitude is worth nothing and costs nothing.
    fraction_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    writer = models.CharField(max_length=32)
    sequence = models.PositiveIntegerField()
    # The highest sequence seen of each writer: a late resend of a beaten save stays beaten.
    seen = models.JSONField(default=dict)
    answered_at = models.DateTimeField()
    device_time = models.DateTimeField(null=True, blank=True)
    # It came after the end of the test, chosen before: docs/decisions/late-answers.md.
    is_late = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "item"], name="one_answer_per_item"),
        ]

    @property
    def is_whole(self) -> bool:
        """Something is chosen, with no part left open, or something is written."""
        return bool(self.text) or (bool(self.choice_ids) and all(self.choice_ids))

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.item_id}"


class SupersededAnswer(models.Model):
    """The recovery list: what was stored or sent, and then lost against another save."""

    class Reason(models.TextChoices):
        BEATEN = "beaten", _("Another page or phone answered this question later.")
        OVERTAKEN = "overtaken", _("A newer choice of the same page had come before it.")
        HANDED_IN = "handed_in", _("It came after the test was handed in.")
        AFTER_END = "after_end", _("It came after the end of the test.")

    attempt = models.ForeignKey(
        Attempt, on_delete=models.PROTECT, related_name="superseded_answers"
    )
    item = models.ForeignKey(QuizItem, on_delete=models.PROTECT, related_name="+")
    choice_ids = models.JSONField()
    text = models.TextField(blank=True, default="")
    writer = models.CharField(max_length=32)
    sequence = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    device_time = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(
        max_length=10, choices=Reason.choices, default=Reason.BEATEN, db_default=Reason.BEATEN
    )

    class Meta:
        constraints = [
            # A resend of a beaten save is the same beaten save. A page without script may send
            # two choices under one number: both are kept. An index does not hold a whole text.
            models.UniqueConstraint(
                "attempt",
                "item",
                "writer",
                "sequence",
                "choice_ids",
                Left("text", 300),
                name="superseded_answer_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.item_id} {self.writer} {self.sequence}"
