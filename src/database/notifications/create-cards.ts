import { CompiledQuery } from 'kysely';
import type { RequestId } from '../../domain/id.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import { cardWriteStatements } from '../hot-statements/card-statements.ts';
import type { JobSender } from '../job-sender.ts';
import type { KyselyClient } from '../kysely.ts';
import { encodeCards } from './card-row.ts';

/** What is stored together with a change of a request; `encodedJobs` comes from `JobSender.commit`. */
export interface FollowUps {
  readonly requestId: RequestId;
  readonly cards: readonly NewCard[];
  readonly encodedJobs: string;
}

/** Creates cards and jobs of a request in the caller's transaction. */
export async function createCards(
  transaction: KyselyClient,
  jobSender: JobSender,
  { requestId, cards, encodedJobs }: FollowUps,
): Promise<void> {
  const { text } = cardWriteStatements(jobSender).create;
  const values = [requestId, encodeCards(cards), encodedJobs];
  await transaction.executeQuery(CompiledQuery.raw(text, values));
}
