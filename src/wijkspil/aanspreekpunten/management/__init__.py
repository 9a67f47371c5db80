"""Commands of aanspreekpunten."""
