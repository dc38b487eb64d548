-- AlterTable
ALTER TABLE "console_task" ADD COLUMN     "request_ids" UUID[] DEFAULT ARRAY[]::UUID[];
