-- Sessions are temporary; those of a purpose that no version knows anymore are of no use.
CREATE TYPE "session_purpose" AS ENUM (
  'draft',
  'sign-in',
  'sign-in-closed',
  'code-merge',
  'code-claim',
  'merge',
  'failed-code',
  'failed-sign-in'
);

DELETE FROM "session" WHERE "purpose" NOT IN (
  'draft', 'sign-in', 'sign-in-closed', 'code-merge', 'code-claim', 'merge', 'failed-code', 'failed-sign-in'
);

ALTER TABLE "session" ALTER COLUMN "purpose" TYPE "session_purpose" USING "purpose"::"session_purpose";
