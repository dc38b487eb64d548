-- CreateTable
CREATE TABLE "vote_rule" (
    "space_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "votes" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_rule_pkey" PRIMARY KEY ("space_id")
);

-- CreateIndex
CREATE INDEX "vote_rule_service_id_idx" ON "vote_rule"("service_id");

-- CreateIndex
CREATE INDEX "vote_rule_user_id_idx" ON "vote_rule"("user_id");

-- CreateIndex
CREATE INDEX "vote_rule_account_id_idx" ON "vote_rule"("account_id");

-- AddForeignKey
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service_config"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_rule" ADD CONSTRAINT "vote_rule_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
