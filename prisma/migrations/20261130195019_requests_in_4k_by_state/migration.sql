-- CreateIndex
CREATE INDEX "request_in_4k_state_idx" ON "request"("state", "media_type", "id") WHERE (is_4k);
