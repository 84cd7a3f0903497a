"""What pages show to everybody alike, prepared once and kept until any content changes.

Each process keeps its own in memory. One row in the database, changed in the same transaction
as the content, says which provisions are still good; every request reads it first. So an
author's correction shows with the next request, in every process, whatever dies in between.
Nothing personal is ever kept: see `templatetags.pantry` for how that is held.
"""
