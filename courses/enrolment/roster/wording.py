"""The sentences: why a file is not taken, what is wrong with a row and what to do about it."""

from django.utils.translation import gettext as _

from courses.enrolment.roster.rows import Fault, Problem, Refusal


def why_refused(why: str) -> str:
    """Return one sentence for a file that was not taken. Nothing of it was kept."""
    return {
        Refusal.EMPTY: _("This file is empty. Choose the file with the list of people."),
        Refusal.TOO_BIG: _(
            "This file is larger than 5 MB. Keep only the list in it, without pictures."
        ),
        Refusal.NOT_A_LIST: _(
            "This is no list we can read. Save the list as XLSX or CSV and choose that file."
        ),
        Refusal.OLD_WORKBOOK: _(
            "This workbook is of an old kind or locked with a password. Open it, save it as "
            "“Excel Workbook (.xlsx)” without a password, and choose the new file."
        ),
        Refusal.MACROS: _(
            "This workbook holds macros. Save it as “Excel Workbook (.xlsx)”, which has none, "
            "and choose the new file."
        ),
        Refusal.LOCKED: _(
            "This file is locked with a password. Save it without one and choose it again."
        ),
        Refusal.BROKEN: _(
            "This workbook cannot be opened. Open it in a spreadsheet program, save it anew as "
            "XLSX, and choose the new file."
        ),
        Refusal.BOMB: _(
            "This workbook would unpack into far too much. Copy the list into a new, empty "
            "workbook and choose that one."
        ),
        Refusal.FAR_CELL: _(
            "Something stands far below or far beside the list. Copy the list into a new, empty "
            "workbook and choose that one."
        ),
        Refusal.NO_HEADER: _(
            "We find no row with column titles. Write “Nama” above the names, and a title above "
            "each other column."
        ),
        Refusal.NO_ROWS: _("Below the column titles nobody is listed. Add the people there."),
        Refusal.TOO_MANY_ROWS: _(
            "A list may hold 10,000 people at most. Split this one into smaller files."
        ),
        Refusal.TOO_WIDE: _("This list has too many columns. Keep only those of the template."),
        Refusal.TOO_SLOW: _(
            "This workbook takes too long to open. Copy the list into a new, empty workbook and "
            "choose that one."
        ),
    }[Refusal(why)]


def wrong(problem: Problem) -> str:
    """Return what is wrong with the value and what to do, in a sentence or two."""
    return _SENTENCES[problem.fault]("; ".join(problem.hints))


def _too_long(most: str) -> str:
    return _("This is too long. Use %(most)s letters at most.") % {"most": most}


def _unclear(places: str) -> str:
    return _("Several places could be meant. Write one of these: %(places)s.") % {"places": places}


def _same_row(row: str) -> str:
    return _(
        "The same person as in row %(row)s? Then delete one of the two. If they are two people, "
        "give each a form number of their own."
    ) % {"row": row}


def _same_email(row: str) -> str:
    return _(
        "Row %(row)s has the same e-mail address. Each person needs one of their own, or none."
    ) % {"row": row}


def _same_username(row: str) -> str:
    return _("Row %(row)s has the same username. Each person needs one of their own, or none.") % {
        "row": row
    }


_SENTENCES = {
    Fault.NAME_MISSING: lambda _hints: _("The name is missing. Write it, or delete the row."),
    Fault.NAME_IS_NO_NAME: lambda _hints: _("This does not look like a name. Write the name."),
    Fault.TOO_LONG: _too_long,
    Fault.SEX: lambda _hints: _("Write L or P, or leave the cell empty."),
    Fault.BOTH_SEXES: lambda _hints: _("Both L and P are ticked. Leave one of them."),
    Fault.AGE: lambda _hints: _("Write the age in years, such as 15, or leave the cell empty."),
    Fault.AGE_RANGE: lambda _hints: _(
        "This range lies in more than one age group. Write the age in years, such as 15."
    ),
    Fault.AGE_IS_A_DATE: lambda _hints: _(
        "This is a date. We do not keep birth dates: write the age in years, such as 15."
    ),
    Fault.REGION_UNKNOWN: lambda _hints: _(
        "We do not know this place. Write a regency, city or province, or leave the cell empty."
    ),
    Fault.REGION_UNCLEAR: _unclear,
    Fault.EMAIL: lambda _hints: _("This is no e-mail address. Mend it, or leave the cell empty."),
    Fault.USERNAME: lambda _hints: _(
        "A username has 3 to 30 small letters, digits, dots or dashes. Mend it, or leave the "
        "cell empty: we make one from the name."
    ),
    Fault.CATEGORY: lambda _hints: _(
        "We do not know this category. Use a word from the template, or leave the cell empty."
    ),
    Fault.DISABILITY: lambda _hints: _("Write Ya or Tidak, or leave the cell empty."),
    Fault.SAME_ROW: _same_row,
    Fault.SAME_EMAIL: _same_email,
    Fault.SAME_USERNAME: _same_username,
    Fault.TWO_PEOPLE: lambda _hints: _(
        "The username and the e-mail address belong to two different people. Keep the one that "
        "is right."
    ),
}
