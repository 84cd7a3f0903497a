"""Pictures, media and documents of a course: found again, made when new, named for files."""

import io
import os
from collections.abc import Callable
from hashlib import sha1

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import Model
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtailmedia.models import get_media_model

from courses.bundles.bundle import MediaFile
from courses.bundles.media_kinds import PICTURES, SOUNDS, VIDEOS

NameOf = Callable[[Model], str]


def collection_of(course_code: str) -> Collection:
    """Return the course's own collection, made when first needed."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=course_code).first()
    return found or root.add_child(instance=Collection(name=course_code))


def extension_of(asset: Model) -> str:
    return os.path.splitext(asset.file.name)[1].lstrip(".").lower()


def content_of(asset: Model) -> bytes | None:
    """Return the stored bytes; None when the file is gone from the store."""
    try:
        with asset.file.storage.open(asset.file.name) as stored:
            return stored.read()
    except FileNotFoundError:
        return None


class Names:
    """Names for assets as they are met: the title in small letters, a number when it is taken."""

    def __init__(self):
        self._names: dict[tuple[type, int], str] = {}
        self.assets: dict[str, Model] = {}

    def __call__(self, asset: Model) -> str:
        key = (type(asset), asset.pk)
        if key not in self._names:
            stem = slugify(asset.title)[:60].strip("-") or asset._meta.model_name
            name, number = f"{stem}.{extension_of(asset)}", 2
            while name in self.assets:
                name, number = f"{stem}-{number}.{extension_of(asset)}", number + 1
            self._names[key] = name
            self.assets[name] = asset
        return self._names[key]


class Assets:
    """The assets of one bundle on this site, by file name."""

    def __init__(self, course_code: str):
        self._course_code = course_code
        self._by_name: dict[str, Model] = {}
        self._stored: list[Model] = []

    def put(self, file: MediaFile) -> bool:
        """Find or make the asset; return whether it is new."""
        collection = collection_of(self._course_code)
        found = _found(file, collection)
        asset = found or _made(file, collection)
        if found is None:
            self._stored.append(asset)
        self._by_name[file.name] = asset
        return found is None

    def named(self, name: str | None) -> Model | None:
        return self._by_name[name] if name else None

    def name_of(self, asset: Model) -> str:
        """Return the bundle's name for the asset; for a stranger one that no bundle takes."""
        for name, known in self._by_name.items():
            if known == asset:
                return name
        return f"{asset._meta.model_name}-{asset.pk}.here"

    def remove_files(self) -> None:
        """Take back what was stored: a database that rolls back leaves the files behind."""
        for asset in self._stored:
            asset.file.storage.delete(asset.file.name)


def _model_for(extension: str) -> tuple[type[Model], dict]:
    if extension in PICTURES:
        return get_image_model(), {}
    if extension in VIDEOS:
        return get_media_model(), {"type": "video"}
    if extension in SOUNDS:
        return get_media_model(), {"type": "audio"}
    return get_document_model(), {}


def _found(file: MediaFile, collection: Collection) -> Model | None:
    model, facts = _model_for(file.extension)
    candidates = model.objects.filter(collection=collection, title=_title(file), **facts)
    for asset in candidates.order_by("pk"):
        if extension_of(asset) == file.extension and content_of(asset) == file.data:
            return asset
    return None


def _made(file: MediaFile, collection: Collection) -> Model:
    model, facts = _model_for(file.extension)
    is_picture = file.extension in PICTURES
    content = (
        ImageFile(io.BytesIO(file.data), name=file.name)
        if is_picture
        else ContentFile(file.data, name=file.name)
    )
    asset = model(title=_title(file), file=content, collection=collection, **facts)
    if hasattr(asset, "file_hash"):
        asset.file_hash = sha1(file.data, usedforsecurity=False).hexdigest()
        asset.file_size = len(file.data)
    asset.save()
    return asset


def _title(file: MediaFile) -> str:
    return file.name.rpartition(".")[0]
