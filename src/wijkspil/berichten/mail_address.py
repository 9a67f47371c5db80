"""Whether a mail address can be written on an envelope. Pure: no Django, whose validator lets odd domains through."""


def fits_on_an_envelope(address: str) -> bool:
    """Tell whether the part before the @ is ASCII and the domain has a name in ASCII (IDNA)."""
    local, _, domain = address.rpartition("@")
    try:
        return bool(local.encode("ascii") and domain.encode("idna"))
    except UnicodeError:
        return False
