"""People, organisations and plans that want the same find each other."""
