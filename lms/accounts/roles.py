"""What each role may do: one function per question. Roles are groups; learners have none."""

TRAINER = "Fasilitator"
AUTHOR = "Penulis materi"
PROGRAMME_ADMIN = "Admin program"
MONITORING = "M&E"
SAFEGUARDING = "Safeguarding"
SITE_ADMIN = "Admin situs"
ROLES = (TRAINER, AUTHOR, PROGRAMME_ADMIN, MONITORING, SAFEGUARDING, SITE_ADMIN)
# What a programme admin may invite for; the others are the site admin's to give.
_OF_A_PROGRAMME = (TRAINER, AUTHOR, MONITORING)


def _roles_of(user) -> set[str]:
    if not user.is_authenticated:
        return set()
    if not hasattr(user, "_role_names"):
        user._role_names = set(user.groups.values_list("name", flat=True))
    return user._role_names


def _has_any(user, *roles: str) -> bool:
    return user.is_active and (user.is_superuser or not _roles_of(user).isdisjoint(roles))


def is_staff_member(user) -> bool:
    """Return whether the rules for staff hold: second factor, short sessions, staff lists.

    Any group counts, also one made by hand: it may open the admin.
    """
    return user.is_active and (user.is_superuser or bool(_roles_of(user)))


def is_trainer(user) -> bool:
    return TRAINER in _roles_of(user)


def sees_every_cohort(user) -> bool:
    """Return whether this person is responsible for the learners of every cohort."""
    return user.is_superuser or PROGRAMME_ADMIN in _roles_of(user)


def may_author(user) -> bool:
    return _has_any(user, AUTHOR, PROGRAMME_ADMIN)


def may_publish(user) -> bool:
    return _has_any(user, PROGRAMME_ADMIN)


def may_run_programmes(user) -> bool:
    """Programmes, cohorts, trainers, certificate templates."""
    return _has_any(user, PROGRAMME_ADMIN)


def may_teach(user) -> bool:
    """Rosters, attendance and results of cohorts; which cohorts is `access`'s question."""
    return _has_any(user, TRAINER, PROGRAMME_ADMIN)


def may_record_consent(user) -> bool:
    return _has_any(user, TRAINER, PROGRAMME_ADMIN, SAFEGUARDING)


def sees_every_consent(user) -> bool:
    """Others see the consents they recorded themselves."""
    return _has_any(user, PROGRAMME_ADMIN, SAFEGUARDING)


def looks_after_safety(user) -> bool:
    """Missing yeses over all cohorts, removals of data: counts; whose is `access`'s question."""
    return _has_any(user, PROGRAMME_ADMIN, SAFEGUARDING)


def may_issue_certificates(user) -> bool:
    return _has_any(user, TRAINER, PROGRAMME_ADMIN)


def may_revoke_certificates(user) -> bool:
    return _has_any(user, PROGRAMME_ADMIN)


def may_see_reports(user) -> bool:
    return _has_any(user, MONITORING, PROGRAMME_ADMIN)


def may_see_item_figures(user) -> bool:
    """How questions work: totals over every cohort, no learner among them."""
    return _has_any(user, MONITORING, AUTHOR, PROGRAMME_ADMIN)


def may_read_audit_log(user) -> bool:
    return _has_any(user, SAFEGUARDING, SITE_ADMIN)


def may_handle_flags(user) -> bool:
    """Read the texts of learners that staff flagged, hide them, close the flags."""
    return _has_any(user, SAFEGUARDING)


def may_look_after_jobs(user) -> bool:
    return _has_any(user, PROGRAMME_ADMIN, SITE_ADMIN)


def may_manage_staff(user) -> bool:
    """Roles of staff, and switching accounts off; sees no learner by it."""
    return _has_any(user, SITE_ADMIN)


def may_invite_staff(user) -> bool:
    return _has_any(user, SITE_ADMIN, PROGRAMME_ADMIN)


def roles_given_by(user) -> tuple[str, ...]:
    """Return the roles this person may invite somebody for."""
    if may_manage_staff(user):
        return ROLES
    return _OF_A_PROGRAMME if may_invite_staff(user) else ()
