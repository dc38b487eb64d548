-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "checked_at" TIMESTAMPTZ(3);
