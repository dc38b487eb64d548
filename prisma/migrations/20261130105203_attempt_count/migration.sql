-- CreateTable
CREATE TABLE "attempt_count" (
    "key" TEXT NOT NULL,
    "left" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_count_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "attempt_count_expires_at_idx" ON "attempt_count"("expires_at");
