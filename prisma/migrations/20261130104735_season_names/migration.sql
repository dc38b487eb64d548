-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "season_names" JSONB;

-- AlterTable
ALTER TABLE "request" ADD COLUMN     "season_names" JSONB;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "season_names" JSONB;
