"""What is wrong with answers on paper, said to whoever types them in."""

from django.utils.translation import gettext as _

from courses.progress.paper import Fault, Problem


def wrong(problem: Problem) -> str:
    sentences = {
        Fault.NOBODY: _("Write a username or the letters of a card."),
        Fault.UNKNOWN: _("Nobody of this cohort is called so. Look at the spelling."),
        Fault.TWICE: _("This person stands here twice. Leave one of the two rows."),
        Fault.WAITING: _("The consent of an adult or the own yes is missing: store nothing yet."),
        Fault.ONLINE: _(
            "This person has begun this test on a phone. That stays; leave the row out."
        ),
        Fault.ENTERED: _("This test of this person was entered from paper before."),
        Fault.FORM: _("The test has no such form. Write A or B, as printed."),
        Fault.QUESTION: _("This form has no question with this number."),
        Fault.LETTER: _("This question has no option with this letter."),
        Fault.SEVERAL: _("One letter only may be chosen here."),
        Fault.NO_LETTERS: _(
            "This question asks for words, a number, or an order: it cannot be entered from "
            "paper. Leave it empty here."
        ),
    }
    return sentences[problem.fault]


def column_of(problem: Problem) -> str:
    if problem.question:
        return _("question %(n)s") % {"n": problem.question}
    return _("form") if problem.fault == Fault.FORM else _("person")
