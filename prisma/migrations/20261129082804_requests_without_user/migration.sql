-- CreateIndex
CREATE INDEX "request_without_user_idx" ON "request"("account_id") WHERE (user_id IS NULL);
