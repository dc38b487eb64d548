ALTER TABLE "audit_log" ADD COLUMN "count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "last_at" TIMESTAMPTZ(3),
ADD COLUMN "fold_key" TEXT;
CREATE UNIQUE INDEX "audit_log_fold_key_key" ON "audit_log"("fold_key");
