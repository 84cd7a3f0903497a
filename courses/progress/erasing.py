"""What learning removes of a person whose data go: their own words (hook `person_erase`).

What was chosen, and what an answer was worth, stays: it names nobody, and scores keep their sum.
"""

from courses.progress.answer import Answer, SupersededAnswer


def erase_words(person) -> None:
    for model in (Answer, SupersededAnswer):
        model.objects.filter(attempt__enrolment__learner=person).exclude(text="").update(text="")
