-- CreateTable
CREATE TABLE "settings_version" (
    "version" SERIAL NOT NULL,
    "is_draft" BOOLEAN NOT NULL DEFAULT false,
    "values" JSONB NOT NULL DEFAULT '{}',
    "sealed_values" TEXT,
    "steps" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proven_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "settings_version_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE UNIQUE INDEX "settings_version_draft_key" ON "settings_version"("is_draft") WHERE (is_draft);
