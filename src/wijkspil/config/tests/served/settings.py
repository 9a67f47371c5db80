"""Settings of the processes that a fault happens to: those of the site, with real mail and shorter waits."""

from wijkspil.config.settings import *  # noqa: F403

SECRET_KEY = "alleen-voor-tests-" * 4  # the test reads what these processes sign
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 1  # seconds
