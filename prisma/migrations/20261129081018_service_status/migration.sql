-- AlterTable
ALTER TABLE "service_check" ADD COLUMN     "changed_to" TEXT;

-- AlterTable
ALTER TABLE "service_config" ADD COLUMN     "contrary_since" TIMESTAMPTZ(3),
ADD COLUMN     "status_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "service_check_hour" (
    "service_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "checks" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "latency_p50_ms" INTEGER NOT NULL,
    "latency_p95_ms" INTEGER NOT NULL,

    CONSTRAINT "service_check_hour_pkey" PRIMARY KEY ("service_id","hour")
);

-- CreateIndex
CREATE INDEX "service_check_hour_hour_idx" ON "service_check_hour"("hour");

-- AddForeignKey
ALTER TABLE "service_check_hour" ADD CONSTRAINT "service_check_hour_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;
