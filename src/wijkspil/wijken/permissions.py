"""The permission that the actions of this app ask for; `mensen` says which roles hold it."""

GEBIEDEN_BEHEREN = "gebieden.beheren"
