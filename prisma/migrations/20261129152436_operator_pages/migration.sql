-- AlterTable
ALTER TABLE "error_log" ADD COLUMN     "resolved_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolved_by" TEXT;

-- AlterTable
ALTER TABLE "service_config" ADD COLUMN     "version" TEXT;

-- CreateIndex
CREATE INDEX "audit_log_user_id_id_idx" ON "audit_log"("user_id", "id");

-- DropIndex
DROP INDEX "audit_log_user_id_idx";

-- CreateIndex
CREATE INDEX "audit_log_action_id_idx" ON "audit_log"("action", "id");

-- CreateIndex
CREATE INDEX "audit_log_source_id_idx" ON "audit_log"("source", "id");

-- CreateIndex
CREATE INDEX "audit_log_actor_id_idx" ON "audit_log"("actor", "id");

-- CreateIndex
CREATE INDEX "error_log_last_seen_at_id_idx" ON "error_log"("last_seen_at", "id");
