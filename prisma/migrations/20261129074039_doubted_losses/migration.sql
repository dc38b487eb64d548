-- AlterTable
ALTER TABLE "account" ADD COLUMN     "missing_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "account_link" ADD COLUMN     "missing_since" TIMESTAMPTZ(3);
