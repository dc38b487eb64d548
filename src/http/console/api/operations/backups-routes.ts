import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../../../../domain/app-error.ts';
import { backupModes, type RestoreMoment } from '../../../../domain/operator/backup-report.ts';
import type { BackupStore, BackupWatch } from '../../../../ports/operator/backup-store.ts';
import type { ConsoleTasks, TaskWork } from '../../../../usecases/console/tasks/console-tasks.ts';
import type { BackupAdmin } from '../../../../usecases/operator/backup-admin.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { jsonResponses, momentSchema, timeSchema } from '../schemas.ts';
import { respondWithFile } from './file-response.ts';
import { fileResponses } from './query-parts.ts';

const mostAttempts = 50;

const backup = z
  .object({
    id: z.string(),
    startedAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
    bytes: z.number().nullable(),
    isEncrypted: z.boolean(),
    problem: z.string().nullable(),
  })
  .openapi('Backup');

const attempt = z
  .object({
    kind: z.string(),
    startedAt: timeSchema,
    finishedAt: timeSchema,
    isOk: z.boolean(),
    backupId: z.string().nullable(),
    error: z.string().nullable(),
    detail: z.unknown(),
  })
  .openapi('BackupAttempt');

const backupId = z.string().regex(/^\d{8}T\d{6}Z$/);
const oneBackup = { params: z.object({ id: z.string().max(40) }) };

const listBackups = createRoute({
  method: 'get',
  path: '/backups',
  ...access('read'),
  summary: 'The backups, and the last attempts',
  responses: jsonResponses(
    z.object({
      /** `external`: the database is not the bot's own, and it makes no backups of it. */
      mode: z.enum(backupModes),
      folder: z.string(),
      intervalHours: z.number(),
      keepDays: z.number(),
      keepCount: z.number(),
      restorableUntil: timeSchema.nullable(),
      backups: z.array(backup),
      attempts: z.array(attempt),
    }),
    'The backups, the newest first',
  ),
});

const planRestore = createRoute({
  method: 'get',
  path: '/backups/restore-plan',
  ...access('read'),
  summary: 'How to restore a moment, a backup, or everything until now',
  request: {
    query: z.object({ time: momentSchema.optional(), backup: backupId.optional() }),
  },
  responses: jsonResponses(
    z.object({ backupId: z.string(), to: z.string(), needsPassphrase: z.boolean() }),
    'The plan',
  ),
});

const started = jsonResponses(z.object({ id: z.string() }), 'The task that does it');

const makeBackup = createRoute({
  method: 'post',
  path: '/backups',
  ...access('admin'),
  summary: 'Make a base backup now',
  responses: started,
});

const runDrill = createRoute({
  method: 'post',
  path: '/backups/drill',
  ...access('admin'),
  summary: 'Restore the newest backup as a test',
  responses: started,
});

const verifyBackup = createRoute({
  method: 'post',
  path: '/backups/{id}/verify',
  ...access('admin'),
  summary: 'Read a backup whole and compare it with its checksums',
  request: oneBackup,
  responses: started,
});

const downloadBackup = createRoute({
  method: 'get',
  path: '/backups/{id}/download',
  ...access('admin'),
  summary: 'A backup with all changes since, as a tar archive that contains secrets',
  request: {
    ...oneBackup,
    // Whoever calls this must say that they know what it is.
    query: z.object({ confirm: z.literal('contains-secrets') }),
  },
  responses: fileResponses('The archive'),
});

/** What the routes of backups need. */
export interface BackupsRouteDeps {
  readonly backups: Pick<BackupStore, 'mode' | 'list' | 'listAttempts' | 'plan'>;
  readonly backupAdmin: BackupAdmin;
  readonly tasks: Pick<ConsoleTasks, 'start'>;
  readonly schedule: {
    readonly intervalHours: number;
    readonly keepDays: number;
    readonly keepCount: number;
  };
}

/** Backups of the embedded database. */
export function createBackupsRoutes({ backups, backupAdmin, tasks, schedule }: BackupsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listBackups, async (c) => {
      const [list, attempts] = await Promise.all([
        backups.list(),
        backups.listAttempts(mostAttempts),
      ]);
      return c.json(
        {
          mode: backups.mode,
          folder: list.folder,
          ...schedule,
          restorableUntil: list.restorableUntil?.toISOString() ?? null,
          backups: list.backups
            .map(({ startedAt, finishedAt, ...each }) => ({
              ...each,
              startedAt: startedAt?.toISOString() ?? null,
              finishedAt: finishedAt?.toISOString() ?? null,
            }))
            .reverse(),
          attempts: attempts.map(({ startedAt, finishedAt, ...each }) => ({
            ...each,
            startedAt: startedAt.toISOString(),
            finishedAt: finishedAt.toISOString(),
          })),
        },
        200,
      );
    })
    .openapi(planRestore, async (c) => {
      const { time, backup: id } = c.req.valid('query');
      const moment: RestoreMoment = time
        ? { kind: 'time', time }
        : id
          ? { kind: 'backup', id }
          : { kind: 'latest' };
      return c.json(await backups.plan(moment), 200);
    })
    .openapi(makeBackup, async (c) => {
      const { actor } = c.get('caller');
      const work = watched(async (watch) => {
        const { id: backup, ...rest } = await backupAdmin.make(actor, watch);
        return { backup, ...rest };
      });
      return c.json(await tasks.start({ kind: 'backup', actor, total: null }, work), 200);
    })
    .openapi(runDrill, async (c) => {
      const { actor } = c.get('caller');
      const work = watched(async (watch) => {
        const { backupId, rpoSeconds, rtoSeconds } = await backupAdmin.drill(actor, watch);
        return { backup: backupId, rpoSeconds, rtoSeconds };
      });
      return c.json(await tasks.start({ kind: 'backup-drill', actor, total: null }, work), 200);
    })
    .openapi(verifyBackup, async (c) => {
      const { actor } = c.get('caller');
      const { id: backup } = c.req.valid('param');
      const work = watched(async (watch) => {
        const { problem } = await backupAdmin.verify(actor, backup, watch);
        return { backup, problem };
      });
      return c.json(await tasks.start({ kind: 'backup-verify', actor, total: null }, work), 200);
    })
    .openapi(downloadBackup, async (c) => {
      const { id } = c.req.valid('param');
      const download = await backupAdmin.download(c.get('caller').actor, id);
      const { fileName: name, bytes, content } = download;
      return respondWithFile({ name, type: 'application/x-tar', bytes, content });
    });
}

/** Work of a task that tells its progress in percent, and why it failed. */
function watched(work: (watch: BackupWatch) => ReturnType<TaskWork>): TaskWork {
  return async (report, signal) => {
    const onProgress = (share: number | null) => {
      const progress = share === null ? { total: null } : { total: 100 };
      // It rejects once the task has to stop, which the signal tells as well.
      report({ ...progress, done: Math.floor((share ?? 1) * 100) }).catch(() => undefined);
    };
    try {
      return await work({ signal, onProgress });
    } catch (error) {
      const reason = error instanceof AppError ? error.detail['reason'] : null;
      if (typeof reason === 'string' && !signal.aborted)
        await report({ detail: { problem: reason } });
      throw error;
    }
  };
}
