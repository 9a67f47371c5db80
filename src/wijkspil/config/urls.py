"""All addresses of the site. Dutch has no prefix; English stands under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from wijkspil.config import views
from wijkspil.wijken.views import huisstijl_css, own_theme_css

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("gezond/", views.live, name="gezond"),
    path("gezond/klaar/", views.ready, name="gezond_klaar"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    # One way in for the CMS too: with rate limits and a second step. Accounts are changed under /werk/ only.
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^beheer/(?:users|groups|bulk/(?:auth|mensen))/", page_not_found, {"exception": Http404()}),
    path("beheer/", include(admin_urls)),
    path("huisstijl-<slug:digest>.css", huisstijl_css, name="huisstijl"),
    path("eigen-thema-<slug:digest>.css", own_theme_css, name="eigen_thema"),
    path("", include("wijkspil.paginas.urls_root")),
    path("documenten/", include(document_urls)),
    path("inloggen/gemeente/", include("wijkspil.mensen.urls_gemeente")),
    *i18n_patterns(
        path("inloggen/", include("wijkspil.mensen.urls")),
        path("werk/", include("wijkspil.werkplek.urls")),
        *([] if settings.IN_PRODUCTION else [path("demo/", include("wijkspil.demo.urls"))]),
        path("", include("wijkspil.inbreng.urls")),
        path("", include("wijkspil.aanspreekpunten.urls")),
        path("", include("wijkspil.overdracht.urls")),
        path("", include("wijkspil.reacties.urls")),
        path("", include("wijkspil.berichten.urls")),
        path("", include("wijkspil.paginas.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
