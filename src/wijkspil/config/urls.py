"""All addresses of the site. Dutch has no prefix; English stands under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns = [
    path("beheer/", include(admin_urls)),
    path("documenten/", include(document_urls)),
    *i18n_patterns(
        path("inloggen/", include("allauth.urls")),
        path("werk/", include("wijkspil.werkplek.urls")),
        path("", include("wijkspil.paginas.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
