"""The budgets on the wire: what each page may cost a phone, and the database (trust.md).

Kilobytes are 1,000 bytes of body as sent: static files brotli, pages gzip. Cold unless said;
`again` is a second visit; requests are those before `load`. Statements are those of a visitor
who was there before, without the embedded cache and the frames of transactions. For a page
of the staff css, js and requests are those beyond an empty page of the admin, and so are the
statements.
"""

from dataclasses import dataclass

FONT_KB = 13

TABLE = """
page          html  css   js  total  requests  again  statements
lesson          12   12   12     60         8     12          16
test            15   12   20     70         7     16          14
catalogue       15   12   12     60         8     16          16
my-courses      15   12   12     60         8     16          16
sign-in          8   12    8     40         5      8           4
join             8   12    8     40         5      8           4
certificate      8   12    6     30         5      8           3
cohort          80   10   20      -         3      -          15
"""
# Deeds, in statements.
SAVE, SUBMIT = 4, 20


@dataclass(frozen=True)
class Budget:
    html_kb: int
    css_kb: int
    js_kb: int
    total_kb: int | None
    requests: int
    again_kb: int | None
    statements: int


def _budgets() -> dict[str, Budget]:
    _blank, _head, *lines = TABLE.rstrip().split("\n")
    rows = (line.split() for line in lines)
    return {
        page: Budget(*(None if cell == "-" else int(cell) for cell in cells))
        for page, *cells in rows
    }


BUDGETS = _budgets()
