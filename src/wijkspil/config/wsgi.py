"""The WSGI application that granian or gunicorn serves.

Everything that a first page needs is loaded here, before the first visitor comes, and without the garbage collector:
it would look through what is loaded again and again (a fifth of the start). Afterwards it looks once, throws away what
loading left behind, and never looks at the rest again.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkspil.config.settings")
gc.disable()
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - reading loads every view
gc.collect()
gc.freeze()
gc.enable()
