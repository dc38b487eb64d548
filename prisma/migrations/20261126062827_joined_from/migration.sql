-- AlterTable
ALTER TABLE "chat_account" ADD COLUMN     "joined_from" UUID;
