-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "arrived_seasons" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "future_after" INTEGER,
ADD COLUMN     "is_sending" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "noticed_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_seasons" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateIndex
CREATE INDEX "subscription_due_idx" ON "subscription"("due_at") WHERE (due_at IS NOT NULL);
