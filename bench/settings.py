"""The settings of Wijkspil with the reference views beside them."""

from wijkspil.config.settings import *  # noqa: F403
from wijkspil.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.reference"]
ROOT_URLCONF = "bench.urls"
