-- AlterTable
ALTER TABLE "service_account" ADD COLUMN     "made_at" TIMESTAMPTZ(3);
