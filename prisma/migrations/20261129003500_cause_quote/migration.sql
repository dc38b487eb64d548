ALTER TABLE "request" ADD COLUMN "cause_quote" TEXT;
