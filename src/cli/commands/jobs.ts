import { z } from 'zod';
import type { CliContext, CommandResult } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import type { OperatorJobs } from '../operator-jobs.ts';
import { countOption } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatTable } from '../table.ts';

/** More than one command handles at a time. */
const mostJobs = 10_000;
const listOptions = z.object({ limit: countOption.prefault('200') });
const choiceOptions = z.object({ all: z.boolean().default(false) });
const idArgument = z.uuid();

/** `medianest jobs`: the jobs that failed for good. */
export const addJobCommands: AddCommands = (program, { context, run }) => {
  const jobs = program
    .command('jobs')
    .description('list, retry, or discard jobs that failed for good');

  jobs
    .command('list')
    .description('list the jobs that failed for good, oldest first')
    .option('--limit <count>', 'how many at most (default: 200)')
    .action(
      run(async (_, options) => {
        const { limit } = listOptions.parse(options);
        const data = await withJobs(context, (opened) => opened.listDeadLetters(limit));
        const rows = data.map(({ id, kind, failedAt, attempts, error, payload }) => [
          id,
          kind,
          failedAt,
          attempts,
          error,
          JSON.stringify(payload),
        ]);
        const headings = ['job', 'kind', 'failed', 'attempts', 'error', 'about'];
        return {
          data,
          text: formatTable(headings, rows, 'No jobs have failed for good.'),
          exitCode: data.length > 0 ? exitCodes.problemFound : exitCodes.done,
        };
      }),
    );

  jobs
    .command('retry [job]')
    .description('put a job, or all of them, back into the queue')
    .option('--all', 'all jobs that failed for good')
    .action(run((args, options) => change(args, options, 'retry')));

  jobs
    .command('discard [job]')
    .description('delete a job, or all of them')
    .option('--all', 'all jobs that failed for good')
    .action(run((args, options) => change(args, options, 'discard')));

  async function change(
    [id]: readonly string[],
    options: unknown,
    what: 'retry' | 'discard',
  ): Promise<CommandResult> {
    const { all } = choiceOptions.parse(options);
    if ((id === undefined) === !all) {
      throw new CliError('Name one job from `medianest jobs list`, or use --all.', {
        exitCode: exitCodes.usage,
      });
    }
    if (id !== undefined && !idArgument.safeParse(id).success) {
      throw new CliError('That is not the ID of a job.', { exitCode: exitCodes.usage });
    }
    const count = await withJobs(context, async (opened) => {
      const listed = id === undefined ? await opened.listDeadLetters(mostJobs) : [{ id }];
      return opened[what](listed.map((each) => each.id));
    });
    if (id !== undefined && count === 0) throw new CliError(`There is no failed job ${id}.`);
    const done = what === 'retry' ? 'Retrying' : 'Deleted';
    return { data: { count }, text: `${done} ${count} ${count === 1 ? 'job' : 'jobs'}.` };
  }
};

async function withJobs<Result>(
  context: Pick<CliContext, 'openJobs'>,
  work: (jobs: OperatorJobs) => Promise<Result>,
): Promise<Result> {
  const jobs = await context.openJobs();
  try {
    return await work(jobs);
  } finally {
    await jobs.close();
  }
}
