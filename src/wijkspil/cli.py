"""`wijkspil`: the one command; every subcommand is a Django management command of an app."""

import os
import sys


def main() -> None:
    """Run `wijkspil SUBCOMMAND …`; a wrong setting ends in one sentence on stderr and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkspil.config.settings")
    from wijkspil.config.environment import SettingsError

    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["wijkspil", *sys.argv[1:]])
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
