"""Whether a mail address can be written on an envelope. Pure: no Django, whose validator lets odd domains through."""

LONGEST = 254  # characters, RFC 5321


def fits_on_an_envelope(address: str) -> bool:
    """Tell whether the part before the @ is ASCII, the domain has a name in ASCII (IDNA), and both are not too long."""
    local, _, domain = address.rpartition("@")
    try:
        written = bool(local.encode("ascii") and domain.encode("idna"))
        return written and address.isprintable() and len(normal(address)) <= LONGEST
    except UnicodeError:
        return False


def normal(address: str) -> str:
    """Return the one way to write an address that fits on an envelope: small letters, the domain in ASCII.

    Mail servers that tell `Amira@` from `amira@` are not found in practice; people who type both are.
    """
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}".lower()
