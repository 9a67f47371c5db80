"""Which rule an inbreng falls under."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wijkspil.core import clock
from wijkspil.inbreng.models import Channel, Inbreng, Kind, Routeregel, Termijn
from wijkspil.inbreng.routing import Facts, Reason, Rule, decide
from wijkspil.inbreng.terms import Terms
from wijkspil.mensen.models import Account


@dataclass(frozen=True)
class Routed:
    """Where an inbreng goes.

    Attributes:
        regel: the rule that decided; None only in a database without a vangnet.
        reasons: the conditions of the rule that were met.
        terms: in work days.
    """

    regel: Routeregel | None
    reasons: tuple[Reason, ...]
    terms: Terms

    def apply(self, inbreng: Inbreng) -> None:
        """Give the inbreng its team or handler and why; who was asked before is let go."""
        inbreng.route = self.regel
        inbreng.route_reasons = [list(reason) for reason in self.reasons]
        inbreng.team = self.regel.team if self.regel else None
        inbreng.handler = self.regel.account if self.regel else None


def route_of(inbreng: Inbreng) -> Routed:
    """Return where an inbreng goes by the rules of today."""
    return Router().route(inbreng)


class Router:
    """The rules and terms of today, read once for many items (two queries)."""

    def __init__(self) -> None:
        self._rules, self._terms = _Rules(rule_list()), terms_per_kind()

    def route(self, inbreng: Inbreng) -> Routed:
        """Return where an inbreng goes."""
        regel, reasons = self._rules.decide(inbreng)
        usual = self._terms[inbreng.kind]
        contact = (regel and regel.contact_days) or usual.contact
        answer = (regel and regel.answer_days) or usual.answer
        return Routed(regel, tuple(reasons), Terms(contact, answer))


class _Rules:
    """Rules whose target is there, made ready once to be tried on many items."""

    def __init__(self, rules: list[Routeregel]) -> None:
        self._usable = [rule for rule in rules if not rule.target_is_gone]
        self._ready = [_as_rule(number, rule) for number, rule in enumerate(self._usable)]

    def decide(self, inbreng: Inbreng) -> tuple[Routeregel | None, list[Reason]]:
        """Return the rule that an inbreng falls under, and why."""
        decided = decide(self._ready, facts_of(inbreng))
        return (self._usable[decided[0]], decided[1]) if decided else (None, [])


def rule_list(day: date | None = None) -> list[Routeregel]:
    """Return the rules of a day (today) in the order in which they are tried, also those whose target is gone."""
    rules = Routeregel.objects.valid_on(day or clock.today()).select_related("area", "team", "account")
    return list(rules)


@dataclass(frozen=True)
class Elsewhere:
    """Something that came in before and that would go elsewhere by a changed rule; nothing of what was written.

    Attributes:
        now, then: the names of the rules.
    """

    inbreng: Inbreng
    now: str
    then: str


def dry_run(draft: Routeregel, most: int = 100) -> tuple[int, list[Elsewhere]]:
    """Return how many of the newest items were tried with a new or changed rule, and which would go elsewhere."""
    now = rule_list()
    then = [draft if rule.pk == draft.pk else rule for rule in now]
    if draft._state.adding:
        then = sorted([*now, draft], key=lambda rule: (rule.is_vangnet, rule.volgorde))
    newest = Inbreng.objects.filter(kenmerk__isnull=False).select_related("area", "thema")
    tried = list(newest.order_by("-confirmed_at", "-pk")[:most])
    rules_now, rules_then = _Rules(now), _Rules(then)
    differ = []
    for inbreng in tried:
        before, after = rules_now.decide(inbreng)[0], rules_then.decide(inbreng)[0]
        if before is not after:
            differ.append(Elsewhere(inbreng, before.naam if before else "", after.naam if after else ""))
    return len(tried), differ


def terms_per_kind() -> dict[str, Terms]:
    """Return the terms of every kind."""
    known = {termijn.pk: termijn for termijn in Termijn.objects.all()}
    usual = {kind: known.get(kind) or Termijn(kind=kind) for kind in Kind.values}
    return {kind: Terms(termijn.contact_days, termijn.answer_days) for kind, termijn in usual.items()}


def next_place() -> int:
    """Return the place behind the last rule that is not the vangnet."""
    last = Routeregel.objects.filter(is_vangnet=False).order_by("-volgorde").values_list("volgorde", flat=True).first()
    return (last or 0) + 1


def rule_by_id(pk: int) -> Routeregel | None:
    """Return a rule that counts today, or None."""
    return Routeregel.objects.valid_on(clock.today()).select_related("area", "team", "account").filter(pk=pk).first()


def rules_to_people(account: Account | None = None) -> list[Routeregel]:
    """Return the rules of today that lead to a person, or to this one, with their area."""
    rules = [rule for rule in rule_list() if rule.account_id is not None]
    return [rule for rule in rules if account is None or rule.account_id == account.pk]


def rule_was_used(regel: Routeregel) -> bool:
    """Tell whether a rule decided about something."""
    return Inbreng.objects.filter(route=regel).exists()


def reasons_in_words(inbreng: Inbreng) -> list[str]:
    """Return the conditions of the rule that decided, in words for staff: "Why is this here?"."""
    words = {
        "kind": _("de soort is %(wat)s"),
        "channel": _("het kwam binnen via %(wat)s"),
        "thema": _("het thema is %(wat)s"),
        "area": _("het gaat over %(wat)s"),
        "woord": _("het woord ‘%(wat)s’ staat erin"),
        "werkwijze": _("het gaat over hoe de gemeente werkt"),
    }
    names = {**dict(Kind.choices), **dict(Channel.choices)}
    return [words[what] % {"wat": names.get(value, value)} for what, value in inbreng.route_reasons]


def facts_of(inbreng: Inbreng) -> Facts:
    """Return what rules may ask of an inbreng."""
    return Facts(
        kind=inbreng.kind,
        channel=inbreng.channel,
        thema=inbreng.thema.slug if inbreng.thema else "",
        area_path=inbreng.area.path,
        text=f"{inbreng.titel}\n{inbreng.tekst}",
        over_werkwijze=inbreng.over_werkwijze,
    )


def _as_rule(number: int, rule: Routeregel) -> Rule:
    return Rule(
        id=number,
        kinds=frozenset(rule.kinds),
        channels=frozenset(rule.channels),
        themas=frozenset(rule.themas),
        area_path=rule.area.path if rule.area else "",
        area_naam=rule.area.naam if rule.area else "",
        words=tuple(rule.woorden),
        over_werkwijze=rule.over_werkwijze,
    )
