import { withDatabase } from '../context.ts';
import { CliError } from '../exit-code.ts';
import type { RequestReport } from '../operator-database.ts';
import type { AddCommands } from '../program.ts';
import { formatFields, formatTable } from '../table.ts';

/** `medianest request`: everything about one request. */
export const addRequestCommand: AddCommands = (program, { context, run }) => {
  program
    .command('request')
    .description('show everything about a request: fields, history, cards, and audit log')
    .argument('<request>', 'its ID, its number on the Overseerr server, or part of the title')
    .action(
      run(async ([query = '']) => {
        const found = await withDatabase(context, (database) => database.findRequests(query));
        const [report] = found;
        if (!report) throw new CliError(`There is no request "${query}".`);
        if (found.length === 1) return { data: report, text: formatReport(report) };
        const rows = found.map(({ request, requester }) => [
          request.id,
          request.title,
          request.state,
          requester,
        ]);
        return { data: found, text: formatTable(['ID', 'title', 'state', 'requester'], rows, '') };
      }),
    );
};

function formatReport({
  request,
  requester,
  server,
  history,
  cards,
  audit,
}: RequestReport): string {
  const fields = Object.entries(request).map(([name, value]) => [name, toText(value)] as const);
  return [
    formatFields([...fields, ['requester', requester], ['server', server]]),
    '\nHistory',
    formatTable(
      ['time', 'event', 'from', 'to', 'who', 'source', 'detail'],
      history.map(({ at, event, from, to, actor, source, detail }) => [
        at,
        event,
        from,
        to,
        actor,
        source,
        toText(detail),
      ]),
      'No history.',
    ),
    '\nCards',
    formatTable(
      Object.keys(cards[0] ?? {}),
      cards.map((card) => Object.values(card).map(toText)),
      'No cards.',
    ),
    '\nAudit log',
    formatTable(
      ['time', 'who', 'source', 'action'],
      audit.map(({ at, actor, source, action }) => [at, actor, source, action]),
      'No entries.',
    ),
  ].join('\n');
}

function toText(value: unknown): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return JSON.stringify(value);
}
