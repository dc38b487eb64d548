-- AlterTable
ALTER TABLE "request" ADD COLUMN     "releases" JSONB;
