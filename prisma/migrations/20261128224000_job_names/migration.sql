-- Gives the waiting jobs of version 0.1.0 the present names of their kinds. The tables of the queue are not described by
-- prisma/schema.prisma, and a new database does not have them yet.
DO $$
DECLARE
  kind record;
BEGIN
  IF to_regclass('pgboss.job') IS NULL OR to_regprocedure('pgboss.create_queue(text, json)') IS NULL THEN
    RETURN;
  END IF;
  FOR kind IN
    SELECT * FROM (VALUES ('submit','submit-request'), ('decide','send-decision'), ('remind','send-reminders'),
      ('show','update-cards'), ('tell','notify'), ('look','sync-request'), ('heed','handle-webhook'),
      ('poll','reconcile'), ('sync','sync-accounts'), ('sign-in','await-sign-in'), ('tidy','cleanup')) AS m(old, new)
  LOOP
    PERFORM FROM pgboss.queue WHERE name = kind.old;
    CONTINUE WHEN NOT FOUND;
    PERFORM pgboss.create_queue(kind.new, '{"policy":"short"}');
    UPDATE pgboss.job SET name = kind.new,
      data = CASE WHEN data ? 'number'
        THEN (data - 'number') || jsonb_build_object('remoteId', data->'number') ELSE data END
    WHERE name = kind.old AND state < 'completed';
  END LOOP;
END $$;
