-- AlterTable
ALTER TABLE "request" ADD COLUMN     "made_by" JSONB;
