"""The database itself refuses to change or delete a row of the log, on SQLite and on PostgreSQL."""

from typing import Any

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER logregel_geen_update BEFORE UPDATE ON core_logregel"
    " BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END",
    "CREATE TRIGGER logregel_geen_delete BEFORE DELETE ON core_logregel"
    " BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END",
]
POSTGRES = [
    "CREATE FUNCTION logregel_alleen_aanvullen() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'het logboek wordt alleen aangevuld'; END $$",
    "CREATE TRIGGER logregel_alleen_aanvullen BEFORE UPDATE OR DELETE ON core_logregel"
    " FOR EACH ROW EXECUTE FUNCTION logregel_alleen_aanvullen()",
    "CREATE TRIGGER logregel_niet_leegmaken BEFORE TRUNCATE ON core_logregel"
    " FOR EACH STATEMENT EXECUTE FUNCTION logregel_alleen_aanvullen()",
]
UNDO = {
    "sqlite": ["DROP TRIGGER logregel_geen_update", "DROP TRIGGER logregel_geen_delete"],
    "postgresql": ["DROP FUNCTION logregel_alleen_aanvullen() CASCADE"],
}


def protect(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def release(apps: Any, schema_editor: Any) -> None:
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
