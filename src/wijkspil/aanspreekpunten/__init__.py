"""Who bewoners and professionals of an area can turn to, on which date."""
