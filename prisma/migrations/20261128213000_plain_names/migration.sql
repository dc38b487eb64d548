-- Gives tables, columns and stored words their standard names. Nothing is added or lost.

-- tables
ALTER TABLE "service_account" RENAME TO "account";
ALTER TABLE "media_request" RENAME TO "request";
-- columns
ALTER TABLE "account" RENAME COLUMN "number" TO "remote_user_id";
ALTER TABLE "account" RENAME COLUMN "proof" TO "verified_by";
ALTER TABLE "account" RENAME COLUMN "made_at" TO "remote_created_at";
ALTER TABLE "account" RENAME COLUMN "quotas_at" TO "quotas_read_at";
ALTER TABLE "request" RENAME COLUMN "number" TO "remote_id";
ALTER TABLE "request" RENAME COLUMN "door" TO "source";
ALTER TABLE "request" RENAME COLUMN "looked_at" TO "synced_at";
ALTER TABLE "request" RENAME COLUMN "state_at" TO "state_changed_at";
ALTER TABLE "request_event" RENAME COLUMN "door" TO "source";
ALTER TABLE "audit_log" RENAME COLUMN "door" TO "source";
ALTER TABLE "card" RENAME COLUMN "tells" TO "recipients";
ALTER TABLE "card" RENAME COLUMN "until" TO "editable_until";
ALTER TABLE "card" RENAME COLUMN "gone" TO "lost_reason";
ALTER TABLE "subscription" RENAME COLUMN "told_at" TO "notified_at";
-- constraints and indexes (Prisma's default names, else `prisma migrate diff` sees drift)
ALTER TABLE "account" RENAME CONSTRAINT "service_account_pkey" TO "account_pkey";
ALTER TABLE "account" RENAME CONSTRAINT "service_account_service_id_fkey" TO "account_service_id_fkey";
ALTER TABLE "account" RENAME CONSTRAINT "service_account_user_id_fkey" TO "account_user_id_fkey";
ALTER TABLE "request" RENAME CONSTRAINT "media_request_pkey" TO "request_pkey";
ALTER TABLE "request" RENAME CONSTRAINT "media_request_service_id_fkey" TO "request_service_id_fkey";
ALTER TABLE "request" RENAME CONSTRAINT "media_request_user_id_fkey" TO "request_user_id_fkey";
ALTER TABLE "request" RENAME CONSTRAINT "media_request_account_id_fkey" TO "request_account_id_fkey";
ALTER TABLE "request" RENAME CONSTRAINT "media_request_space_id_fkey" TO "request_space_id_fkey";
ALTER INDEX "service_account_user_id_idx" RENAME TO "account_user_id_idx";
ALTER INDEX "service_account_discord_ids_idx" RENAME TO "account_discord_ids_idx";
ALTER INDEX "service_account_telegram_ids_idx" RENAME TO "account_telegram_ids_idx";
ALTER INDEX "service_account_service_id_number_key" RENAME TO "account_service_id_remote_user_id_key";
ALTER INDEX "service_account_service_id_user_id_key" RENAME TO "account_service_id_user_id_key";
ALTER INDEX "media_request_draft_id_key" RENAME TO "request_draft_id_key";
ALTER INDEX "media_request_user_id_id_idx" RENAME TO "request_user_id_id_idx";
ALTER INDEX "media_request_service_id_media_type_tmdb_id_is_4k_idx" RENAME TO "request_service_id_media_type_tmdb_id_is_4k_idx";
ALTER INDEX "media_request_service_id_state_looked_at_idx" RENAME TO "request_service_id_state_synced_at_idx";
ALTER INDEX "media_request_service_id_state_id_idx" RENAME TO "request_service_id_state_id_idx";
ALTER INDEX "media_request_account_id_created_at_idx" RENAME TO "request_account_id_created_at_idx";
ALTER INDEX "media_request_space_id_state_id_idx" RENAME TO "request_space_id_state_id_idx";
ALTER INDEX "media_request_service_id_number_key" RENAME TO "request_service_id_remote_id_key";
ALTER INDEX IF EXISTS "media_request_title_idx" RENAME TO "request_title_idx"; -- absent without pg_trgm

-- values
UPDATE "request" SET "source" = 'overseerr' WHERE "source" = 'service';
UPDATE "request_event" SET "source" = 'overseerr' WHERE "source" = 'service';
UPDATE "audit_log" SET "source" = 'overseerr' WHERE "source" = 'service';
UPDATE "account" SET "verified_by" = 'admin' WHERE "verified_by" = 'manual';
UPDATE "card" SET "role" = 'notification' WHERE "role" = 'notice';
UPDATE "card" SET "key" = 'notified:' || substr("key", 6) WHERE "key" LIKE 'told:%';
UPDATE "request_event" SET "actor" = 'Overseerr' WHERE "actor" = 'media server' AND "source" = 'overseerr';
UPDATE "request_event" e SET "event" = m.new
FROM (VALUES ('ask','request'), ('adopt','import'), ('drop','drop-decision'), ('hold','await-approval'),
  ('start','start-processing'), ('arrive-partly','become-partial'), ('arrive','become-available'),
  ('refuse','reject'), ('vanish','disappear')) AS m(old, new)
WHERE e."event" = m.old;
UPDATE "audit_log" a SET "action" = m.new
FROM (VALUES ('user-join','user-merge'), ('user-separate','user-detach'), ('user-forget','user-erase'),
  ('space.forget','space.erase')) AS m(old, new)
WHERE a."action" = m.old;
UPDATE "session" s SET "purpose" = m.new
FROM (VALUES ('code-join','code-merge'), ('joining','merge'), ('code-miss','failed-code'),
  ('sign-in-miss','failed-sign-in'), ('sign-in-past','sign-in-closed')) AS m(old, new)
WHERE s."purpose" = m.old;

-- JSON keys
UPDATE "request" SET "decision" = ("decision" - 'verdict' - 'door')
  || jsonb_build_object('kind', "decision"->'verdict', 'source', "decision"->'door')
WHERE "decision" ? 'verdict';
UPDATE "request" SET "outcome" = ("outcome" - 'leftOut' - 'heldBy' - 'freeAt')
  || jsonb_build_object('skipped', "outcome"->'leftOut', 'existingRequester', "outcome"->'heldBy', 'quotaResetsAt', "outcome"->'freeAt')
WHERE "outcome" ? 'leftOut';
UPDATE "request" SET "origin" = ("origin" - 'until') || jsonb_build_object('editableUntil', "origin"->'until') WHERE "origin" ? 'until';
UPDATE "subscription" SET "place" = ("place" - 'until') || jsonb_build_object('editableUntil', "place"->'until') WHERE "place" ? 'until';
UPDATE "request_event" SET "detail" = ("detail" - 'verdict') || jsonb_build_object('kind', "detail"->'verdict') WHERE "event" = 'decide' AND "detail" ? 'verdict';
UPDATE "request_event" SET "detail" = ("detail" - 'number') || jsonb_build_object('remoteId', "detail"->'number') WHERE "event" IN ('await-approval', 'import', 'approve', 'start-processing', 'become-partial', 'become-available', 'decline', 'fail') AND "detail" ? 'number'; -- submission.ts:151 writes it with whichever event the answer meant
UPDATE "user" SET "preferences" = ("preferences" - 'tellAt') || jsonb_build_object('notifyOn', "preferences"->'tellAt') WHERE "preferences" ? 'tellAt';
UPDATE "user" SET "preferences" = ("preferences" - 'byProfile') || jsonb_build_object('linksByProfile', "preferences"->'byProfile') WHERE "preferences" ? 'byProfile';
UPDATE "session" SET "payload" = ("payload" - 'with') || jsonb_build_object('otherUserId', "payload"->'with') WHERE "purpose" = 'merge' AND "payload" ? 'with';
-- sign-ins: the nested ones first
UPDATE "session" SET "payload" = jsonb_set("payload", '{answer,place}', (("payload"#>'{answer,place}') - 'until') || jsonb_build_object('editableUntil', "payload"#>'{answer,place,until}'))
WHERE "purpose" IN ('sign-in', 'sign-in-closed') AND ("payload"#>'{answer,place}') ? 'until';
UPDATE "session" SET "payload" = jsonb_set("payload", '{end}', (("payload"->'end') - 'why') || jsonb_build_object('reason', "payload"#>'{end,why}'))
WHERE "purpose" IN ('sign-in', 'sign-in-closed') AND ("payload"->'end') ? 'why';
UPDATE "session" SET "payload" = ("payload" - 'way' - 'asker' - 'pin' - 'end')
  || jsonb_build_object('method', "payload"->'way', 'requester', "payload"->'asker', 'plexPinId', "payload"->'pin', 'result', "payload"->'end')
WHERE "purpose" IN ('sign-in', 'sign-in-closed') AND "payload" ? 'way';
