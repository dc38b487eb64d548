-- CreateTable
CREATE TABLE "telegram_update" (
    "bot_id" BIGINT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "payload" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "telegram_update_pkey" PRIMARY KEY ("bot_id","update_id")
);

-- CreateIndex
CREATE INDEX "telegram_update_received_at_idx" ON "telegram_update"("received_at");
