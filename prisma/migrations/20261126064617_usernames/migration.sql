-- AlterTable
ALTER TABLE "chat_account" ADD COLUMN     "username" TEXT;
