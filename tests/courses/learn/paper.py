"""A test page without script: what it shows, and what its form would send."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from courses.progress.attempt import Attempt
from courses.progress.models import Answer
from courses.quizzes.models import QuizItem


def words_of(response: HttpResponse) -> str:
    """Return what is read on a page, blanks closed up."""
    page = BeautifulSoup(response.content.decode(), "html.parser")
    return " ".join(page.main.get_text().split())


@dataclass
class Paper:
    phone: Client
    attempt: Attempt
    items: list[QuizItem]

    @property
    def url(self) -> str:
        return f"/belajar/uji/{self.attempt.pk}/"

    def load(self) -> "LoadedPage":
        response = self.phone.get(self.url)
        assert response.status_code == 200
        return LoadedPage(self, response)

    def choices(self, number: int) -> list[int]:
        """Return the option ids of the item with this number (from 1), the right one first."""
        return [choice.pk for choice in self.items[number - 1].version.choices.all()]

    def stored(self) -> dict[int, list[int]]:
        """Return what the database holds, by the item's number."""
        numbers = {item.pk: number for number, item in enumerate(self.items, start=1)}
        answers = Answer.objects.filter(attempt=self.attempt)
        return {numbers[answer.item_id]: answer.choice_ids for answer in answers}


class LoadedPage:
    """One loading of the page: what is chosen on it is the visitor's, not the server's."""

    def __init__(self, paper: Paper, response: HttpResponse) -> None:
        self.paper = paper
        self.form: Tag = BeautifulSoup(response.content.decode(), "html.parser").find(
            "form", attrs={"data-test": True}
        )

    def boxes(self, number: int) -> list[Tag]:
        """Return the options of an item as they stand on the page."""
        return self.form.find_all(
            "input", attrs={"name": f"item-{self.paper.items[number - 1].pk}"}
        )

    def chosen(self) -> dict[int, list[int]]:
        every = {n: self.boxes(n) for n in range(1, len(self.paper.items) + 1)}
        shown = {
            n: [int(b["value"]) for b in boxes if b.has_attr("checked")]
            for n, boxes in every.items()
        }
        return {number: sorted(values) for number, values in shown.items() if values}

    def choose(self, number: int, *places: int) -> "LoadedPage":
        """Choose options of an item by their place in the item's own order, from 0."""
        wanted = {str(self.paper.choices(number)[place]) for place in places}
        for box in self.boxes(number):
            box.attrs.pop("checked", None)
            if box["value"] in wanted:
                box["checked"] = ""
        return self

    def fields(self, **button: str) -> dict[str, list[str]]:
        fields: dict[str, list[str]] = {}
        for box in self.form.find_all("input"):
            if box["type"] == "hidden" or box.has_attr("checked"):
                fields.setdefault(box["name"], []).append(box["value"])
        return {**fields, **{name: [value] for name, value in button.items()}}

    def save(self, **button: str) -> HttpResponse:
        return self.paper.phone.post(f"{self.paper.url}simpan/", self.fields(**button))
