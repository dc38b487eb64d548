import type { RequestId } from '../../../domain/id.ts';
import type { RequestJob, RequestStory } from '../../../domain/operator/requests/request-story.ts';

/** What is stored about one request. */
export interface RequestStories {
  /** Null for an unknown request. */
  find(id: RequestId): Promise<RequestStory | null>;
}

/** The jobs that are about one request. */
export interface RequestJobs {
  listOf(id: RequestId): Promise<RequestJob[]>;
}
