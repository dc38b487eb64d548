import { describe } from 'vitest';
import { toId, type UserId } from '../../../src/domain/id.ts';
import { contractNow, promiseConsoleRepositories } from '../../contracts/console-contract.ts';
import {
  createInMemorySessions,
  createInMemoryTokens,
} from '../../support/console/in-memory-sessions.ts';
import { createInMemoryConsoleSignIns } from '../../support/console/in-memory-sign-ins.ts';
import { createInMemoryTasks } from '../../support/console/in-memory-tasks.ts';
import { anId } from '../../support/factories.ts';
import { sessionLimits } from '../../support/session-limits.ts';

describe('the repositories of the console in memory', () => {
  promiseConsoleRepositories(async () => {
    const names = new Map<UserId, string>();
    const clock = () => contractNow;
    const nameOf = (id: UserId) => names.get(id) ?? '';
    return {
      sessions: createInMemorySessions({ sessionLimits, clock, nameOf }),
      tokens: createInMemoryTokens({ nameOf }),
      signIns: createInMemoryConsoleSignIns(clock),
      tasks: createInMemoryTasks(),
      async addUser(name) {
        const id = toId<'user'>(anId<'user'>());
        if (!id) throw new Error('no ID');
        names.set(id, name);
        return id;
      },
    };
  });
});
