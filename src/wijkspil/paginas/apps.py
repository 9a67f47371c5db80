"""App configuration of paginas."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaginasConfig(AppConfig):
    """The public site: Wagtail pages, home, Mijn wijk, news with reactions, and the journeys that cross apps."""

    name = "wijkspil.paginas"
    label = "paginas"
    verbose_name = _("Pagina’s")

    def ready(self) -> None:
        """Register menus, retention, sweeps and what is news; listen to the CMS."""
        from wijkspil.berichten.digest import digest_sources
        from wijkspil.core.menus import hoofdmenu, voetmenu, werkmenu
        from wijkspil.paginas import digest, invalidation, jobs, menu, retention, screens, site_setup, subjects
        from wijkspil.reacties.subjects import subjects as to_react_to
        from wijkspil.wijken.actions import after_set_up

        hoofdmenu.register(menu.public_menu)
        voetmenu.register(menu.footer_menu)
        werkmenu.register(menu.staff_menu)
        after_set_up.register(site_setup.set_up_pages)
        digest_sources.register(digest.lines)
        to_react_to.register(subjects.news)
        screens.register()
        retention.register()
        jobs.register()
        invalidation.listen()
