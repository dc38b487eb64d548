-- CreateTable
CREATE TABLE "webhook_state" (
    "service_id" UUID NOT NULL,
    "configured_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "test_received_at" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),
    "missed_changes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_state_pkey" PRIMARY KEY ("service_id")
);

-- AddForeignKey
ALTER TABLE "webhook_state" ADD CONSTRAINT "webhook_state_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;
