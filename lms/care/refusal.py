"""How a deed of care says no."""


class Refused(Exception):
    """Nothing was changed. The message is one sentence for the operator: what, and what to do."""
