-- AlterEnum
ALTER TYPE "session_purpose" ADD VALUE 'search';
