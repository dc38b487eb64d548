-- AlterTable
ALTER TABLE "request" ADD COLUMN     "notification_due" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "job_interval" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_interval_pkey" PRIMARY KEY ("kind","key")
);

-- CreateIndex
CREATE INDEX "request_updated_at_idx" ON "request"("updated_at");

-- CreateIndex
CREATE INDEX "request_notification_due_idx" ON "request"("id") WHERE (notification_due);

-- pg-boss 12 cannot update the tables of pg-boss 10 and creates its own at startup. Nothing that waits in the old ones is
-- lost: requests, decisions, cards, and sign-ins say themselves what is unfinished, and the first sweep after the start
-- adds jobs for them. Only notifications did not. The tables of the queue are not described by prisma/schema.prisma.
DO $$
BEGIN
  IF to_regclass('pgboss.job') IS NULL OR to_regprocedure('pgboss.create_queue(text, json)') IS NULL THEN
    RETURN;
  END IF;
  UPDATE "request" SET "notification_due" = true
  WHERE "id"::text IN (
    SELECT "data"->>'requestId' FROM pgboss.job WHERE "name" = 'notify' AND "state" < 'completed'
  );
  DROP SCHEMA pgboss CASCADE;
END $$;
