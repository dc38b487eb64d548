-- Gives stored error codes, reasons and settings their plain names. Nothing is added or lost.

CREATE TEMPORARY TABLE "renamed_code" ("old" TEXT PRIMARY KEY, "new" TEXT NOT NULL);
INSERT INTO "renamed_code" VALUES
  ('bad-input', 'invalid-input'),
  ('link-ambiguous', 'ambiguous-account'),
  ('sign-in-off', 'sign-in-disabled'),
  ('sign-in-tries', 'too-many-sign-in-attempts'),
  ('chats-parted', 'chats-detached'),
  ('accounts-differ', 'account-conflict'),
  ('code-wrong', 'invalid-code'),
  ('code-own', 'own-code'),
  ('code-tries', 'too-many-code-attempts'),
  ('guest-unset', 'guest-account-missing'),
  ('button-unknown', 'unknown-button'),
  ('draft-gone', 'draft-expired'),
  ('seasons-missing', 'no-seasons-selected'),
  ('too-late', 'invalid-state'),
  ('decided', 'already-decided'),
  ('title-unknown', 'title-not-found'),
  ('nothing-left', 'no-seasons-left'),
  ('quota-movie', 'movie-quota-exceeded'),
  ('quota-tv', 'series-quota-exceeded'),
  ('no-right-movie', 'no-movie-permission'),
  ('no-right-tv', 'no-series-permission'),
  ('no-right-4k', 'no-4k-permission'),
  ('no-right', 'no-permission'),
  ('no-4k-service', 'no-4k-permission'),
  ('account-gone', 'account-not-found'),
  ('no-tvdb', 'no-tvdb-id'),
  ('service-unset', 'no-overseerr-server'),
  ('service-key', 'overseerr-key-rejected'),
  ('service-csrf', 'overseerr-csrf-enabled'),
  ('service-not-overseerr', 'not-overseerr'),
  ('service-unreachable', 'overseerr-unreachable'),
  ('service-failed', 'overseerr-failed'),
  ('catalogue-down', 'tmdb-unavailable'),
  ('place-gone', 'channel-not-found'),
  ('place-forbidden', 'channel-forbidden'),
  ('direct-closed', 'direct-messages-closed'),
  ('message-gone', 'message-not-found'),
  ('chat-failed', 'platform-unavailable'),
  ('chat-refused', 'platform-rejected'),
  ('bug', 'internal');
UPDATE "request" r SET "cause" = c."new" FROM "renamed_code" c WHERE r."cause" = c."old";
UPDATE "card" t SET "lost_reason" = c."new" FROM "renamed_code" c WHERE t."lost_reason" = c."old";
UPDATE "error_log" t SET "code" = c."new" FROM "renamed_code" c WHERE t."code" = c."old";
UPDATE "audit_log" t SET "action" = c."new" FROM "renamed_code" c WHERE t."action" = c."old";
UPDATE "request_event" t SET "detail" = jsonb_set(t."detail", '{cause}', to_jsonb(c."new"))
FROM "renamed_code" c WHERE t."detail"->>'cause' = c."old";

-- why a sign-in was refused
CREATE TEMPORARY TABLE "renamed_reason" ("old" TEXT PRIMARY KEY, "new" TEXT NOT NULL);
INSERT INTO "renamed_reason" VALUES
  ('taken', 'account-taken'),
  ('stranger', 'no-account'),
  ('late', 'expired'),
  ('parted', 'chat-detached'),
  ('tries', 'too-many-attempts'),
  ('blocked', 'user-blocked');
UPDATE "session" s SET "payload" = jsonb_set(s."payload", '{result,reason}', to_jsonb(m."new"))
FROM "renamed_reason" m
WHERE s."purpose" IN ('sign-in', 'sign-in-closed') AND s."payload"#>>'{result,reason}' = m."old";
UPDATE "audit_log" a SET "after" = jsonb_set(a."after", '{reason}', to_jsonb(m."new"))
FROM "renamed_reason" m
WHERE a."action" = 'sign-in-refused' AND a."after"->>'reason' = m."old";

DROP TABLE "renamed_code", "renamed_reason";
