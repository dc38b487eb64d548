import { sql } from 'kysely';
import { type AuditSubjectKind, auditSubjectKinds } from '../../domain/audit-entry.ts';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import type { ChangePosition, ChangeReader } from '../../ports/console/change-reader.ts';
import type { KyselyClient } from '../kysely.ts';

/** More audit lines than these come at once only in an import, which changes everything anyway. */
const maxLines = 200;
const firstId = '00000000-0000-0000-0000-000000000000';

/** What a line of the audit log is about, as pages show it. */
const topicsOfSubject = {
  request: ['requests'],
  issue: [],
  space: ['spaces'],
  user: ['people'],
  account: ['people'],
  job: ['jobs'],
  installation: ['settings'],
  service: ['services'],
  error: ['errors'],
  backup: ['backups'],
} as const satisfies Record<AuditSubjectKind, readonly ConsoleTopic[]>;

/**
 * Finds changes by the newest value of columns that have an index, or whose table is small, and by new lines of the audit
 * log. One statement of about a millisecond.
 */
export function createChangeReader({ kysely }: { readonly kysely: KyselyClient }): ChangeReader {
  return {
    async read(since) {
      const marks = await readMarks();
      const lines = await readLines(since?.auditId ?? null);
      const auditId = lines[0]?.id ?? since?.auditId ?? firstId;
      const position: ChangePosition = { marks, auditId };
      if (!since) return { position, topics: [] };
      const changed = Object.entries(marks).flatMap(([topic, mark]) =>
        isTopic(topic, marks) && since.marks[topic] !== mark ? [topic] : [],
      );
      const audited = lines.flatMap((line) => toTopics(line.subject_kind));
      const audit: readonly ConsoleTopic[] = lines.length > 0 ? ['audit'] : [];
      return { position, topics: [...new Set([...changed, ...audited, ...audit])] };
    },
  };

  /** The newest lines; before the first reading, only where the log ends. */
  async function readLines(after: string | null) {
    let query = kysely
      .selectFrom('audit_log')
      .select(['id', 'subject_kind'])
      .orderBy('id', 'desc')
      .limit(after === null ? 1 : maxLines);
    if (after !== null) query = query.where('id', '>', after);
    return query.execute();
  }

  async function readMarks() {
    const row = await kysely
      .selectNoFrom((query) => [
        query
          .selectFrom('request')
          .select((request) => request.fn.max('updated_at').as('at'))
          .as('requests'),
        query.selectFrom('user').select('id').orderBy('id', 'desc').limit(1).as('people'),
        query.selectFrom('space').select('id').orderBy('id', 'desc').limit(1).as('spaces'),
        query
          .selectFrom('service_config')
          .select(sql<Date | null>`greatest(max(status_at), max(updated_at))`.as('at'))
          .as('services'),
        query
          .selectFrom('alert')
          .select(sql<Date | null>`greatest(max(opened_at), max(closed_at))`.as('at'))
          .as('alerts'),
        query
          .selectFrom('backup_run')
          .select((run) => run.fn.max('started_at').as('at'))
          .as('backups'),
        query
          .selectFrom('error_log')
          .select((error) => error.fn.max('last_seen_at').as('at'))
          .as('errors'),
        query
          .selectFrom('console_task')
          .select((task) => task.fn.max('updated_at').as('at'))
          .as('tasks'),
      ])
      .executeTakeFirstOrThrow();
    const toMark = (value: Date | string | null) =>
      value instanceof Date ? value.toISOString() : (value ?? '');
    return {
      requests: toMark(row.requests),
      people: toMark(row.people),
      spaces: toMark(row.spaces),
      services: toMark(row.services),
      alerts: toMark(row.alerts),
      backups: toMark(row.backups),
      errors: toMark(row.errors),
      tasks: toMark(row.tasks),
    } as const satisfies ChangePosition['marks'];
  }
}

function toTopics(subjectKind: string): readonly ConsoleTopic[] {
  const kind = auditSubjectKinds.find((each) => each === subjectKind);
  return kind ? topicsOfSubject[kind] : [];
}

function isTopic<Marks extends object>(name: string, marks: Marks): name is keyof Marks & string {
  return Object.hasOwn(marks, name);
}
