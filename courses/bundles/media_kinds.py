"""Which kinds of media a course may hold, by the ending of the name."""

# Extension → Pillow's name of the format.
PICTURES = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
VIDEOS = {"mp4", "webm"}
SOUNDS = {"m4a", "mp3", "ogg", "wav"}
PAPERS = {"csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"}
CAPTIONS = {"vtt"}
WRITTEN = {"csv", "txt", "vtt"}
ALL = {*PICTURES, *VIDEOS, *SOUNDS, *PAPERS, *CAPTIONS}

# What a block may show, by block name and field.
ALLOWED = {
    ("image", "file"): set(PICTURES),
    ("video", "file"): VIDEOS,
    ("video", "captions"): CAPTIONS,
    ("audio", "file"): SOUNDS,
    ("file", "file"): PAPERS,
    ("course", "cover"): set(PICTURES),
    ("programme", "logo"): set(PICTURES),
}
