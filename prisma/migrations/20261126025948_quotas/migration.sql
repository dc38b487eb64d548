-- DropIndex
DROP INDEX "media_request_account_id_idx";

-- AlterTable
ALTER TABLE "service_account" ADD COLUMN     "quotas" JSONB,
ADD COLUMN     "quotas_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "media_request_account_id_created_at_idx" ON "media_request"("account_id", "created_at");
