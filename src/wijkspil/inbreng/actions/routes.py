"""How a functioneel beheerder arranges where things go and by when: rules and terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.core.actors import Actor
from wijkspil.core.logboek import log
from wijkspil.core.rules import NotAllowed, RuleViolation
from wijkspil.inbreng import queries
from wijkspil.inbreng.models import Routeregel, Termijn
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import REGELS_BEHEREN
from wijkspil.wijken.models import Area


@dataclass(frozen=True)
class RuleContent:
    """What a rule asks, where it leads and which terms it gives (in work days; None: those of the kind)."""

    naam: str
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    area: Area | None = None
    woorden: tuple[str, ...] = ()
    over_werkwijze: bool = False
    team: Team | None = None
    account: Account | None = None
    contact_days: int | None = None
    answer_days: int | None = None

    @property
    def asks_something(self) -> bool:
        """Whether there is a condition; without one a rule would take everything that comes after it."""
        lists = (self.kinds, self.channels, self.themas, self.woorden)
        return any(lists) or self.area is not None or self.over_werkwijze

    def write(self, regel: Routeregel) -> None:
        """Put it on a rule; lists are kept as JSON."""
        for name, value in vars(self).items():
            setattr(regel, name, list(value) if isinstance(value, tuple) else value)


@transaction.atomic
def make_rule(*, actor: Actor, content: RuleContent) -> Routeregel:
    """Add a rule behind the others, before the vangnet; it counts from today.

    Raises:
        RuleViolation: it asks nothing, or leads to a team and to a person.
    """
    _check(actor, content)
    regel = Routeregel(volgorde=queries.next_place())
    content.write(regel)
    regel.save()
    log(actor, "routeregel.gemaakt", regel)
    return regel


@transaction.atomic
def change_rule(*, actor: Actor, regel: Routeregel, content: RuleContent) -> Routeregel:
    """Change what a rule asks or where it leads; what came in before stays where it is.

    Of the vangnet only the name and the terms can be changed. Raises RuleViolation as `make_rule`.
    """
    if regel.is_vangnet:
        content = RuleContent(content.naam, contact_days=content.contact_days, answer_days=content.answer_days)
        _check_permission(actor)
    else:
        _check(actor, content)
    content.write(regel)
    regel.save()
    log(actor, "routeregel.gewijzigd", regel)
    return regel


@transaction.atomic
def end_rule(*, actor: Actor, regel: Routeregel) -> None:
    """Let a rule count no longer, from today; it stays readable at what it decided. The vangnet never ends."""
    _check_permission(actor)
    if regel.is_vangnet:
        raise RuleViolation("vangnet_blijft", _("Deze regel kan niet weg: zo krijgt alles een behandelaar."))
    today = clock.today()
    if regel.valid_from >= today and not queries.rule_was_used(regel):
        regel.delete()
    else:
        regel.valid_until = max(today, date.fromordinal(regel.valid_from.toordinal() + 1))
        regel.save(update_fields=["valid_until"])
    log(actor, "routeregel.gestopt", None, regel=regel.naam)


@transaction.atomic
def move_rule(*, actor: Actor, regel: Routeregel, up: bool) -> None:
    """Let a rule be tried one place earlier or later; the first and the last stay where they are."""
    _check_permission(actor)
    rules = [rule for rule in queries.rule_list() if not rule.is_vangnet]
    here = next((number for number, rule in enumerate(rules) if rule.pk == regel.pk), None)
    other = None if here is None else here + (-1 if up else 1)
    if here is None or other is None or not 0 <= other < len(rules):
        return
    rules[here], rules[other] = rules[other], rules[here]
    for place, rule in enumerate(rules, start=1):
        Routeregel.objects.filter(pk=rule.pk).update(volgorde=place)
    log(actor, "routeregel.verplaatst", regel, omhoog=up)


@transaction.atomic
def pass_on_rules(*, actor: Actor, rules: Iterable[Routeregel], to: Account | None) -> None:
    """Let rules that lead to somebody lead to a successor, or to the team of the wijk (None); all or nothing.

    What came in before stays where it is.
    """
    _check_permission(actor)
    for regel in rules:
        regel.account = to
        regel.save(update_fields=["account"])
        log(actor, "routeregel.gewijzigd", regel)


@transaction.atomic
def set_terms(*, actor: Actor, terms: dict[str, Terms]) -> None:
    """Say per kind within how many work days people hear something; what came in before keeps its dates.

    Raises:
        RuleViolation: an answer would come before the first contact.
    """
    _check_permission(actor)
    for kind, term in terms.items():
        if term.answer < term.contact:
            raise RuleViolation(
                "antwoord_voor_contact", _("Het antwoord kan niet eerder komen dan het eerste contact.")
            )
        Termijn.objects.update_or_create(kind=kind, defaults={"contact_days": term.contact, "answer_days": term.answer})
    log(actor, "termijnen.gewijzigd", None, **{kind: f"{term.contact}/{term.answer}" for kind, term in terms.items()})


def _check(actor: Actor, content: RuleContent) -> None:
    _check_permission(actor)
    if not content.asks_something:
        raise RuleViolation("vraagt_niets", _("Kies minstens één voorwaarde. Anders pakt deze regel alles."))
    if content.team and content.account:
        raise RuleViolation("twee_doelen", _("Kies een team of een persoon, niet allebei."))


def _check_permission(actor: Actor) -> None:
    if not actor.may(REGELS_BEHEREN):
        raise NotAllowed
