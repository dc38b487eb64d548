-- AlterTable
ALTER TABLE "media_request" ADD COLUMN     "decision" JSONB;

-- CreateIndex
CREATE INDEX "media_request_service_id_state_id_idx" ON "media_request"("service_id", "state", "id");
