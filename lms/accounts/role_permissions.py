"""What each role may touch in the admin. Granted again after every migrate, never taken away."""

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

from lms.accounts.roles import (
    AUTHOR,
    MONITORING,
    PROGRAMME_ADMIN,
    ROLES,
    SAFEGUARDING,
    SITE_ADMIN,
    TRAINER,
)

_WRITE = ("add", "change", "view")
_KEEP = (*_WRITE, "delete")

# Role → app → model → deeds. A model that is not there yet is passed over.
MODEL_GRANTS: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    TRAINER: {
        "accounts": {"guardianconsent": ("add", "view")},
        "courses": {"cohort": ("view",)},
    },
    AUTHOR: {
        "courses": {
            "questionbank": _WRITE,
            "objective": _WRITE,
            "question": _KEEP,
            "quiz": _KEEP,
        },
    },
    PROGRAMME_ADMIN: {
        "accounts": {
            "guardianconsent": _WRITE,
            "erasure": _WRITE,
            "staffinvitation": ("add", "view"),
        },
        "courses": {
            "programme": _WRITE,
            "cohort": _WRITE,
            "questionbank": _WRITE,
            "objective": _WRITE,
            "question": _KEEP,
            "quiz": _KEEP,
        },
        "certificates": {"certificate": ("view",), "certificatetemplate": _WRITE},
        "home": {"helpchannel": _KEEP, "sitesettings": ("change",)},
        "jobs": {"job": ("view", "change")},
        "outbox": {"message": ("view", "change")},
    },
    MONITORING: {"courses": {"programme": ("view",)}},
    SITE_ADMIN: {
        "accounts": {"user": ("change", "view"), "staffinvitation": ("add", "view")},
        "audit": {"auditevent": ("view",)},
        "jobs": {"job": ("view", "change")},
        "outbox": {"message": ("view", "change")},
    },
    SAFEGUARDING: {
        "accounts": {"guardianconsent": _WRITE, "erasure": _WRITE},
        "audit": {"auditevent": ("view",)},
    },
}
# Over the whole page tree. Authors send for review, programme admins publish.
PAGE_GRANTS = {
    AUTHOR: ("add_page", "change_page"),
    PROGRAMME_ADMIN: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
# Over the root collection, and so over every file.
FILE_GRANTS = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
    "wagtailmedia": ("add_media", "change_media"),
}
FILE_ROLES = (AUTHOR, PROGRAMME_ADMIN)


def grant(app_config: AppConfig, *, using: str = "default", **_signal) -> None:
    """Give the roles their permissions on this app's models; run by post_migrate."""
    # The app's own permissions may not be made yet: receivers run in no promised order.
    create_permissions(app_config, verbosity=0, using=using)
    label = app_config.label
    if label == "wagtailadmin":
        for role in ROLES:
            _give(role, label, ["access_admin"])
    elif label == "wagtailcore":
        _grant_pages()
    elif label in FILE_GRANTS:
        _grant_files(label)
    else:
        for role, by_app in MODEL_GRANTS.items():
            models = by_app.get(label, {})
            _give(role, label, [f"{do}_{model}" for model, deeds in models.items() for do in deeds])


def _group(role: str):
    return apps.get_model("auth", "Group").objects.get_or_create(name=role)[0]


def _permissions(label: str, codenames):
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=label, codename__in=codenames
    )


def _give(role: str, label: str, codenames: list[str]) -> None:
    if codenames:
        _group(role).permissions.add(*_permissions(label, codenames))


def _grant_pages() -> None:
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    if root is None:
        return
    grants = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for role, codenames in PAGE_GRANTS.items():
        for permission in _permissions("wagtailcore", codenames):
            grants.get_or_create(group=_group(role), page=root, permission=permission)


def _grant_files(label: str) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    if root is None:
        return
    grants = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for role in FILE_ROLES:
        for permission in _permissions(label, FILE_GRANTS[label]):
            grants.get_or_create(group=_group(role), collection=root, permission=permission)
