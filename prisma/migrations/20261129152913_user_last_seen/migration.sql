-- AlterTable
ALTER TABLE "user" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Of those who are here already, only their first contact and their newest request are known.
UPDATE "user" SET "last_seen_at" = GREATEST("created_at", (
  SELECT "request"."created_at" FROM "request"
  WHERE "request"."user_id" = "user"."id" ORDER BY "request"."id" DESC LIMIT 1
));

-- CreateIndex
CREATE INDEX "user_last_seen_at_id_idx" ON "user"("last_seen_at", "id");

-- Finds parts of names. A database may not let us have the extension: then all names are looked through.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "account_names_idx" ON "account" USING GIN ("name" gin_trgm_ops, "email" gin_trgm_ops);
  CREATE INDEX "chat_account_names_idx" ON "chat_account" USING GIN ("name" gin_trgm_ops, "username" gin_trgm_ops);
  CREATE INDEX "user_display_name_words_idx" ON "user" USING GIN ("display_name" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'There are no indexes for the parts of names: %', SQLERRM;
END $$;
