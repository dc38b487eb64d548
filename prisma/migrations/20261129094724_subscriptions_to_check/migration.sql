-- CreateIndex
CREATE INDEX "subscription_unnotified_idx" ON "subscription"("service_id", "checked_at") WHERE (notified_at IS NULL);
