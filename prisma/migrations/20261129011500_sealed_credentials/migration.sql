ALTER TABLE "service_config" ADD COLUMN "sealed_credentials" TEXT;
