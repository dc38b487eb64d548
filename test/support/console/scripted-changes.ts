import type { ConsoleTopic } from '../../../src/domain/console/console-topic.ts';
import type { ChangeReader } from '../../../src/ports/console/change-reader.ts';

/** Changes that a test makes. */
export function createScriptedChanges() {
  let changed: ConsoleTopic[] = [];
  let reads = 0;
  const reader: ChangeReader = {
    async read(since) {
      reads += 1;
      const topics = since ? changed : [];
      changed = [];
      return { position: { marks: {}, auditId: `${reads}` }, topics };
    },
  };
  return {
    reader,
    change(...topics: ConsoleTopic[]) {
      changed.push(...topics);
    },
    reads: () => reads,
  };
}
