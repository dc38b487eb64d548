-- DropIndex
DROP INDEX "media_request_space_id_idx";

-- CreateIndex
CREATE INDEX "media_request_space_id_state_id_idx" ON "media_request"("space_id", "state", "id");
