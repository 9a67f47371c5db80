"""Rows that are valid from a date until a date: half-open, and a query instead of a nightly switch."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkspil.core.periods import Period

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


def valid_q(day: date, prefix: str = "") -> Q:
    """Return the condition "valid on `day`" for a row, or for a related row with `prefix` (like `rol__`)."""
    open_end = Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & open_end


class ValidQuerySet(models.QuerySet[Row_co]):
    """Rows with a validity period."""

    def valid_on(self, day: date) -> Self:
        """Keep the rows that are valid on `day`."""
        return self.filter(valid_q(day))

    def valid_within(self, period: Period) -> Self:
        """Keep the rows that are valid on at least one day of `period`."""
        rows = self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=period.start))
        return rows if period.until is None else rows.filter(valid_from__lt=period.until)


class Valid(models.Model):
    """A row that holds on the days `valid_from <= d < valid_until`; no end means "until further notice"."""

    valid_from = models.DateField(_("geldig van"))
    valid_until = models.DateField(_("geldig tot"), null=True, blank=True)

    class Meta:
        """Every child gets its own constraint that the end lies after the start."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_einde_na_begin",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=models.F("valid_from")),
            )
        ]

    @property
    def period(self) -> Period:
        """The validity as a `Period`."""
        return Period(self.valid_from, self.valid_until)
