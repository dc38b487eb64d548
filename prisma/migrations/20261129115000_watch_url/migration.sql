-- AlterTable
ALTER TABLE "request" ADD COLUMN     "watch_url" TEXT;
