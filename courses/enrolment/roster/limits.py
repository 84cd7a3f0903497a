"""How much a roster may hold. Far above any training, far below what would hurt a small server."""

MOST_BYTES = 5 * 1024 * 1024
MOST_PEOPLE = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 500
# Title rows above the header, and sheets before the one with the list.
MOST_TITLE_ROWS = 40
MOST_SHEETS = 20

# Of a workbook, before anything of it is unpacked.
MOST_MEMBERS = 300
MOST_UNPACKED_BYTES = 48 * 1024 * 1024
# All words of ten thousand people are a third of this.
MOST_BYTES_OF_WORDS = 16 * 1024 * 1024
MOST_RATIO = 100
# Small parts are often packed tighter than that: styles, empty strings.
RATIO_COUNTS_FROM_BYTES = 1024 * 1024

# Of the process that unpacks it.
MOST_MEMORY_BYTES = 400 * 1024 * 1024
MOST_CPU_SECONDS = 20
MOST_SECONDS = 25
