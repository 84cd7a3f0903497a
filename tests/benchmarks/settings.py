"""The site as one machine runs it, and beside it the pages it is compared with."""

from lms.settings.demo import *  # noqa: F403
from lms.settings.demo import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks"]
ROOT_URLCONF = "tests.benchmarks.urls"
