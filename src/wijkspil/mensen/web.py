"""From a request to an actor, and the gate before every staff screen."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from wijkspil.core.actors import PUBLIC, Actor
from wijkspil.core.rules import NotAllowed
from wijkspil.mensen import second_factor
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]
StaffView = Callable[Concatenate[HttpRequest, StaffActor, Params], HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes this request; the same object for the whole request, so roles are read once.

    Only a session with a second step is a member of staff; with a password alone one is anybody.
    """
    known: Any = getattr(request, "_wijkspil_actor", None)
    if known is None:
        account = request.user
        known = StaffActor(account) if isinstance(account, Account) and second_factor.passed(request) else PUBLIC
        request._wijkspil_actor = known  # type: ignore[attr-defined]
    return known  # type: ignore[no-any-return]


def staff_view(permission: str) -> Callable[[StaffView[Params]], View[Params]]:
    """Open a screen only to staff who hold `permission` somewhere; the view gets the actor as second argument.

    Not signed in: to the sign-in page and back. Signed in without the permission, here or in the action that the view
    calls: 404, as if the page is not there. What the actor sees *on* the page is decided by the queries, area by area.
    """

    def gate(view: StaffView[Params]) -> View[Params]:
        @wraps(view)
        def guarded_view(request: HttpRequest, /, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
            actor = actor_of(request)
            if not isinstance(actor, StaffActor):
                return redirect_to_login(request.get_full_path())
            if not actor.may(permission):
                raise Http404
            try:
                return view(request, actor, *args, **kwargs)
            except NotAllowed:
                raise Http404 from None

        return cast("View[Params]", guarded_view)  # `wraps` keeps the type of the view that it wraps

    return gate
