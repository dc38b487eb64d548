-- AlterTable
ALTER TABLE "service_config" ADD COLUMN "status_fault" JSONB,
ADD COLUMN "users_missing" INTEGER;
