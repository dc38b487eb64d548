-- AlterTable
ALTER TABLE "request" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3),
ADD COLUMN     "retry_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stalled_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "request_retry_idx" ON "request"("retry_at") WHERE (retry_at IS NOT NULL);

-- Nobody is told about what has not moved since before this version: it may be hundreds of requests.
UPDATE "request" SET "stalled_at" = "request"."created_at" FROM "service_config"
WHERE "request"."service_id" = "service_config"."id" AND "request"."state" IN ('approved', 'processing');
