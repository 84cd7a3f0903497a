"""The help channels a new site begins with."""

from pathlib import Path

import yaml

from home.models import HelpChannel

CHANNELS_FILE = Path(__file__).parent / "help_channels.yaml"


def load_channels() -> None:
    for facts in yaml.safe_load(CHANNELS_FILE.read_text(encoding="utf-8")):
        HelpChannel.objects.get_or_create(code=facts.pop("code"), defaults=facts)
