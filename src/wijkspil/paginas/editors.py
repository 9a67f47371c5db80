"""What an editor may do in the CMS: computed on each request from the dated roles of the account.

Wagtail asks the groups of an account. So each area with an editor has one group, with the right to write the pages of
that area and of all below it, and with a collection for its photos and documents. An account is in exactly the groups
of the areas in which it holds PAGINAS_SCHRIJVEN today; a role that ended yesterday gives nothing.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import PAGINAS_SCHRIJVEN
from wijkspil.paginas.models import HomePage, WijkPage
from wijkspil.wijken.models import Area

GROUP_PREFIX = "redactie-"
ON_PAGES = ("add_page", "change_page", "publish_page")
ON_OWN_FILES = ("add_image", "change_image", "add_document", "change_document")
ON_ALL_FILES = ("choose_image", "choose_document")


@transaction.atomic
def give_todays_rights(account: Account) -> bool:
    """Put the account in the groups of the areas it edits today, and in no other; tell whether there are any."""
    areas = StaffActor(account).areas_with(PAGINAS_SCHRIJVEN)
    wanted = [_group_of(area) for area in areas]
    present = set(account.groups.filter(name__startswith=GROUP_PREFIX))
    if present != set(wanted):
        account.groups.remove(*(present - set(wanted)))
        account.groups.add(*wanted)
    return bool(wanted)


def _group_of(area: Area) -> Group:
    """Return the group of the editors of an area, with its rights as they should be."""
    group, is_new = Group.objects.get_or_create(name=f"{GROUP_PREFIX}{area.pk}")
    if is_new:
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        _give_files(group, area)
    _give_pages(group, area)
    return group


def _give_pages(group: Group, area: Area) -> None:
    """Let the group write the pages of the area as they are now: a wijk may have got a page of its own."""
    wanted = {page.pk for page in _pages_of(area)}
    present = set(GroupPagePermission.objects.filter(group=group).values_list("page_id", flat=True))
    if wanted == present:
        return
    GroupPagePermission.objects.filter(group=group).exclude(page_id__in=wanted).delete()
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=ON_PAGES)
    rows = [
        GroupPagePermission(group=group, page_id=page, permission=right)
        for page in wanted - present
        for right in rights
    ]
    GroupPagePermission.objects.bulk_create(rows, ignore_conflicts=True)


def _pages_of(area: Area) -> list[Page]:
    """Return the topmost pages that belong to an area: the whole site for the whole gemeente."""
    if area.parent_id is None:
        return list(HomePage.objects.all())
    return list(WijkPage.objects.filter(area__path__startswith=area.path))


def _give_files(group: Group, area: Area) -> None:
    """Make a collection for the photos and documents of the area; all others may be chosen."""
    root = Collection.get_first_root_node()
    own = root if area.parent_id is None else root.add_child(name=area.naam)
    for collection, codes in ((own, ON_OWN_FILES), (root, ON_ALL_FILES)):
        for right in Permission.objects.filter(
            content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=codes
        ):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)
