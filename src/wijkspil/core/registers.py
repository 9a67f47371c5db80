"""The one inversion: what is upward by nature is registered here by the upper app, in `AppConfig.ready`.

A register is a named list of functions. The lower app asks the register; it never knows who answers.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Provider = TypeVar("Provider", bound=Callable[..., object])


class Register(Generic[Provider]):
    """An ordered list of functions that upper apps provide; registering the same one twice has no effect."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._providers: list[Provider] = []

    def register(self, provider: Provider) -> Provider:
        """Add a provider; usable as a decorator."""
        if provider not in self._providers:
            self._providers.append(provider)
        return provider

    def __iter__(self) -> Iterator[Provider]:
        """Go through the providers in the order in which they were registered."""
        return iter(self._providers)
