-- AlterTable
ALTER TABLE "request" ADD COLUMN     "answer_lost_at" TIMESTAMPTZ(3);
