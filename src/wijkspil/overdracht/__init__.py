"""Questions about somebody's own life: recognised before they are published, and meant for a sociaal wijkteam."""
