-- Finds words in titles. A database may not let us have the extension: then all titles are looked through.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "media_request_title_idx" ON "media_request" USING GIN ("title" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'There is no index for the words in titles: %', SQLERRM;
END $$;
