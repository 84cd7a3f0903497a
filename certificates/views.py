"""The public check, and a learner's own certificates."""


def check_form(request): ...


def mine(request): ...


def check(request, code): ...
