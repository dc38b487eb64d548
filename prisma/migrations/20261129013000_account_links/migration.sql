-- Who holds an account becomes a table of its own, so that several users may hold one account.

-- CreateEnum
CREATE TYPE "verification_method" AS ENUM ('profile', 'plex', 'password', 'admin');

-- CreateTable
CREATE TABLE "account_link" (
    "user_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "verified_by" "verification_method" NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("user_id","account_id")
);

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3);

-- Every link is kept. What blocked users hold is blocked with them.
INSERT INTO "account_link" ("user_id", "account_id", "service_id", "verified_by", "verified_at")
SELECT "user_id", "id", "service_id", COALESCE("verified_by", 'admin')::"verification_method", COALESCE("linked_at", "synced_at")
FROM "account" WHERE "user_id" IS NOT NULL;

UPDATE "account" a SET "blocked_at" = u."blocked_at"
FROM "user" u WHERE u."id" = a."user_id" AND u."blocked_at" IS NOT NULL;

-- A refusal for this reason no longer exists; the rows live for an hour.
UPDATE "session" SET "payload" = jsonb_set("payload", '{result,reason}', '"no-account"')
WHERE "purpose" IN ('sign-in', 'sign-in-closed') AND "payload"->'result'->>'reason' = 'account-taken';

-- AlterTable
ALTER TABLE "account" DROP CONSTRAINT "account_user_id_fkey";
DROP INDEX "account_service_id_user_id_key";
DROP INDEX "account_user_id_idx";
ALTER TABLE "account" DROP COLUMN "linked_at",
DROP COLUMN "user_id",
DROP COLUMN "verified_by";

-- Chats that a profile once joined stay joined.
ALTER TABLE "chat_account" DROP COLUMN "joined_from";

-- CreateIndex
CREATE INDEX "account_link_account_id_idx" ON "account_link"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_link_user_id_service_id_key" ON "account_link"("user_id", "service_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_id_service_id_key" ON "account"("id", "service_id");

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_service_id_fkey" FOREIGN KEY ("account_id", "service_id") REFERENCES "account"("id", "service_id") ON DELETE CASCADE ON UPDATE CASCADE;
