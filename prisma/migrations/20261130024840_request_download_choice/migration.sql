-- AlterTable
ALTER TABLE "request" ADD COLUMN     "download_choice" JSONB;
