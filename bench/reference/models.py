"""The smallest table that can hold an idea."""

from django.db import models


class ReferenceIdea(models.Model):
    """What a form of the same fields stores, and nothing else."""

    titel = models.CharField(max_length=80)
    tekst = models.TextField()
    place = models.CharField(max_length=120)
    email = models.EmailField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.pk)
