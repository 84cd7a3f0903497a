"""A quiz and the places of its items as one form."""

from django import forms

from courses.quizzes.arranging import arrange
from courses.quizzes.places_form import places_formset
from courses.quizzes.quiz import Quiz


class QuizForm(forms.ModelForm):
    class Meta:
        model = Quiz
        fields = ["title", "code", "attempts_allowed", "shuffle_items", "shuffle_choices"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.places = places_formset(self.instance, data=self.data if self.is_bound else None)

    def is_valid(self) -> bool:
        # Both are asked, so that every problem is shown at once.
        return all([super().is_valid(), self.places.is_valid()])

    def has_changed(self) -> bool:
        return super().has_changed() or self.places.has_changed()

    def save(self, commit: bool = True) -> Quiz:
        quiz = super().save(commit)
        arrange(quiz, forms=self.places.order())
        return quiz
