import type { KeysetPage, KeysetRange } from '../../../../ports/operator/keyset-page.ts';
import { respondWithFile } from './file-response.ts';

/** How lists can be exported: as CSV for a spreadsheet, or one JSON object in a line. */
export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The columns of an export by their headings. Everything is in JSON as it is. */
export type ExportColumns<Row> = Readonly<Record<string, (row: Row) => unknown>>;

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
} as const satisfies Record<ExportFormat, string>;

/** A spreadsheet takes a cell that begins with one of these for a formula. */
const formulaStart = /^[=+\-@\t\r]/;

const pageSize = 500;

/** A list of any length as a file, which is read part by part while it is sent. */
export function exportRows<Row, Position>(options: {
  readonly name: string;
  readonly format: ExportFormat;
  readonly columns: ExportColumns<Row>;
  readonly readPage: (range: KeysetRange<Position>) => Promise<KeysetPage<Row, Position>>;
}): Response {
  const { name, format } = options;
  return respondWithFile({
    name: `${name}.${format}`,
    type: contentTypes[format],
    content: encode(options),
  });
}

async function* encode<Row, Position>({
  format,
  columns,
  readPage,
}: Parameters<typeof exportRows<Row, Position>>[0]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (format === 'csv') yield encoder.encode(`${Object.keys(columns).join(',')}\r\n`);
  for (let after: Position | null = null; ; ) {
    const page: KeysetPage<Row, Position> = await readPage({ after, limit: pageSize });
    const lines = page.items.map((row) =>
      format === 'csv' ? toCsvLine(row, columns) : `${JSON.stringify(row)}\n`,
    );
    yield encoder.encode(lines.join(''));
    if (page.next === null) return;
    after = page.next;
  }
}

function toCsvLine<Row>(row: Row, columns: ExportColumns<Row>): string {
  const cells = Object.values(columns).map((read) => toCell(read(row)));
  return `${cells.join(',')}\r\n`;
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return `${value}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
