-- AlterEnum
ALTER TYPE "verification_method" ADD VALUE 'quick-connect';
