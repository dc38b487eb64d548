-- CreateIndex
CREATE INDEX "request_in_4k_idx" ON "request"("id") WHERE (is_4k);
