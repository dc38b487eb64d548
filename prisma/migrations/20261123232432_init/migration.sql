-- CreateEnum
CREATE TYPE "platform" AS ENUM ('discord', 'telegram', 'web');

-- CreateEnum
CREATE TYPE "media_type" AS ENUM ('movie', 'tv');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('queued', 'pending', 'approved', 'processing', 'partial', 'available', 'declined', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "locale" TEXT,
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "blocked_at" TIMESTAMPTZ(3),
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "direct_closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_config" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'unknown',
    "status_detail" TEXT,
    "status_at" TIMESTAMPTZ(3),
    "synced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_account" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "plex_id" TEXT,
    "permissions" INTEGER NOT NULL DEFAULT 0,
    "discord_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "telegram_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "user_id" UUID,
    "proof" TEXT,
    "linked_at" TIMESTAMPTZ(3),
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "space" (
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "platform_space_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "service_id" UUID,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_request" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "user_id" UUID,
    "account_id" UUID,
    "space_id" UUID,
    "draft_id" UUID,
    "requester_name" TEXT NOT NULL,
    "media_type" "media_type" NOT NULL,
    "tmdb_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER,
    "poster_path" TEXT,
    "is_4k" BOOLEAN NOT NULL DEFAULT false,
    "seasons" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "state" "request_state" NOT NULL DEFAULT 'queued',
    "cause" TEXT,
    "reason" TEXT,
    "decided_by" TEXT,
    "decision" JSONB,
    "progress" JSONB,
    "outcome" JSONB,
    "number" INTEGER,
    "door" TEXT NOT NULL,
    "origin" JSONB,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "looked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_event" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from" "request_state",
    "to" "request_state" NOT NULL,
    "actor" TEXT NOT NULL,
    "user_id" UUID,
    "door" TEXT NOT NULL,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "place_kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "topic" TEXT,
    "message_id" TEXT,
    "tells" JSONB,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "shown_version" INTEGER NOT NULL DEFAULT 0,
    "until" TIMESTAMPTZ(3),
    "gone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "media_type" "media_type" NOT NULL,
    "tmdb_id" INTEGER NOT NULL,
    "is_4k" BOOLEAN NOT NULL DEFAULT false,
    "seasons" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "title" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_check" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "actor" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "error_log" (
    "id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "context" JSONB,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "error_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_account_user_id_idx" ON "chat_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_account_platform_platform_user_id_key" ON "chat_account"("platform", "platform_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "session_user_id_purpose_idx" ON "session"("user_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "service_config_name_key" ON "service_config"("name");

-- CreateIndex
CREATE INDEX "service_account_user_id_idx" ON "service_account"("user_id");

-- CreateIndex
CREATE INDEX "service_account_discord_ids_idx" ON "service_account" USING GIN ("discord_ids");

-- CreateIndex
CREATE INDEX "service_account_telegram_ids_idx" ON "service_account" USING GIN ("telegram_ids");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_service_id_number_key" ON "service_account"("service_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "service_account_service_id_user_id_key" ON "service_account"("service_id", "user_id");

-- CreateIndex
CREATE INDEX "space_service_id_idx" ON "space"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "space_platform_platform_space_id_key" ON "space"("platform", "platform_space_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_request_draft_id_key" ON "media_request"("draft_id");

-- CreateIndex
CREATE INDEX "media_request_user_id_id_idx" ON "media_request"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "media_request_service_id_media_type_tmdb_id_is_4k_idx" ON "media_request"("service_id", "media_type", "tmdb_id", "is_4k");

-- CreateIndex
CREATE INDEX "media_request_service_id_state_looked_at_idx" ON "media_request"("service_id", "state", "looked_at");

-- CreateIndex
CREATE INDEX "media_request_service_id_state_id_idx" ON "media_request"("service_id", "state", "id");

-- CreateIndex
CREATE INDEX "media_request_account_id_idx" ON "media_request"("account_id");

-- CreateIndex
CREATE INDEX "media_request_space_id_idx" ON "media_request"("space_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_request_service_id_number_key" ON "media_request"("service_id", "number");

-- CreateIndex
CREATE INDEX "request_event_request_id_id_idx" ON "request_event"("request_id", "id");

-- CreateIndex
CREATE INDEX "request_event_user_id_idx" ON "request_event"("user_id");

-- CreateIndex
CREATE INDEX "card_platform_address_message_id_idx" ON "card"("platform", "address", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "card_request_id_key_key" ON "card"("request_id", "key");

-- CreateIndex
CREATE INDEX "subscription_service_id_media_type_tmdb_id_is_4k_idx" ON "subscription"("service_id", "media_type", "tmdb_id", "is_4k");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_service_id_media_type_tmdb_id_is_4k_key" ON "subscription"("user_id", "service_id", "media_type", "tmdb_id", "is_4k");

-- CreateIndex
CREATE INDEX "service_check_service_id_at_idx" ON "service_check"("service_id", "at");

-- CreateIndex
CREATE INDEX "audit_log_subject_kind_subject_id_id_idx" ON "audit_log"("subject_kind", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_log_user_id_idx" ON "audit_log"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "error_log_fingerprint_key" ON "error_log"("fingerprint");

-- AddForeignKey
ALTER TABLE "chat_account" ADD CONSTRAINT "chat_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_account" ADD CONSTRAINT "service_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space" ADD CONSTRAINT "space_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_request" ADD CONSTRAINT "media_request_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_request" ADD CONSTRAINT "media_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_request" ADD CONSTRAINT "media_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "service_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_request" ADD CONSTRAINT "media_request_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "media_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "media_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_check" ADD CONSTRAINT "service_check_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
