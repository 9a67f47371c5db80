"""All addresses of the site. Dutch has no prefix; English stands under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from wijkspil.wijken.views import huisstijl_css, own_theme_css

urlpatterns = [
    path("beheer/", include(admin_urls)),
    path("huisstijl-<slug:digest>.css", huisstijl_css, name="huisstijl"),
    path("eigen-thema-<slug:digest>.css", own_theme_css, name="eigen_thema"),
    path("documenten/", include(document_urls)),
    *i18n_patterns(
        path("inloggen/", include("allauth.urls")),
        path("werk/", include("wijkspil.werkplek.urls")),
        path("", include("wijkspil.paginas.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
