-- CreateEnum
CREATE TYPE "issue_type" AS ENUM ('video', 'audio', 'subtitles', 'other');

-- CreateEnum
CREATE TYPE "issue_state" AS ENUM ('queued', 'open', 'resolved', 'failed', 'deleted');

-- AlterEnum
ALTER TYPE "session_purpose" ADD VALUE 'issue-draft';

-- CreateTable
CREATE TABLE "issue" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "user_id" UUID,
    "account_id" UUID,
    "space_id" UUID,
    "draft_id" UUID,
    "reporter_name" TEXT NOT NULL,
    "media_type" "media_type" NOT NULL,
    "tmdb_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER,
    "poster_path" TEXT,
    "type" "issue_type" NOT NULL,
    "season" INTEGER,
    "episode" INTEGER,
    "message" TEXT NOT NULL,
    "state" "issue_state" NOT NULL DEFAULT 'queued',
    "cause" TEXT,
    "cause_quote" TEXT,
    "remote_id" INTEGER,
    "tried_at" TIMESTAMPTZ(3),
    "changed_by_id" UUID,
    "changed_by_name" TEXT,
    "told_status" "issue_state" NOT NULL DEFAULT 'open',
    "is_show_due" BOOLEAN NOT NULL DEFAULT true,
    "source" TEXT NOT NULL,
    "origin" JSONB,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_comment" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "remote_id" INTEGER,
    "user_id" UUID,
    "author_name" TEXT NOT NULL,
    "is_by_reporter" BOOLEAN NOT NULL,
    "sent_as" INTEGER,
    "message" TEXT NOT NULL,
    "cause" TEXT,
    "tried_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_card" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "platform" "platform" NOT NULL,
    "place_kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "topic" TEXT,
    "message_id" TEXT,
    "recipients" JSONB,
    "news" JSONB,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "shown_version" INTEGER NOT NULL DEFAULT 0,
    "editable_until" TIMESTAMPTZ(3),
    "lost_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "issue_draft_id_key" ON "issue"("draft_id");

-- CreateIndex
CREATE INDEX "issue_user_id_id_idx" ON "issue"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "issue_service_id_state_id_idx" ON "issue"("service_id", "state", "id");

-- CreateIndex
CREATE INDEX "issue_service_id_media_type_tmdb_id_idx" ON "issue"("service_id", "media_type", "tmdb_id");

-- CreateIndex
CREATE INDEX "issue_account_id_idx" ON "issue"("account_id");

-- CreateIndex
CREATE INDEX "issue_space_id_idx" ON "issue"("space_id");

-- CreateIndex
CREATE INDEX "issue_changed_by_id_idx" ON "issue"("changed_by_id");

-- CreateIndex
CREATE INDEX "issue_queued_idx" ON "issue"("id") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "issue_show_due_idx" ON "issue"("id") WHERE (is_show_due);

-- CreateIndex
CREATE UNIQUE INDEX "issue_service_id_remote_id_key" ON "issue"("service_id", "remote_id");

-- CreateIndex
CREATE INDEX "issue_comment_issue_id_id_idx" ON "issue_comment"("issue_id", "id");

-- CreateIndex
CREATE INDEX "issue_comment_user_id_idx" ON "issue_comment"("user_id");

-- CreateIndex
CREATE INDEX "issue_comment_unsent_idx" ON "issue_comment"("issue_id") WHERE (remote_id is null and cause is null);

-- CreateIndex
CREATE UNIQUE INDEX "issue_comment_issue_id_remote_id_key" ON "issue_comment"("issue_id", "remote_id");

-- CreateIndex
CREATE INDEX "issue_card_platform_address_message_id_idx" ON "issue_card"("platform", "address", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_card_issue_id_key_key" ON "issue_card"("issue_id", "key");

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_comment" ADD CONSTRAINT "issue_comment_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_comment" ADD CONSTRAINT "issue_comment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_card" ADD CONSTRAINT "issue_card_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
