import { z } from 'zod';
import {
  type Alert,
  type AlertFinding,
  type AlertMessage,
  alertKinds,
} from '../../domain/alerts/alert.ts';
import type { Place } from '../../domain/place.ts';
import { serviceFaultCodes } from '../../domain/services/service-fault.ts';
import { serviceKinds } from '../../domain/services/service-status.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
import type { Alert as AlertRow, Prisma, PrismaClient } from '../generated/client.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId } from '../row-id.ts';

const kindColumn = z.enum(alertKinds);
const detailColumn = z.object({
  name: z.string().exactOptional(),
  service: z.enum(serviceKinds).exactOptional(),
  reason: z.string().exactOptional(),
  fault: z
    .object({ code: z.enum(serviceFaultCodes), reason: z.string().nullable() })
    .exactOptional(),
  count: z.number().exactOptional(),
});
const messagesColumn = z.array(
  z
    .object({
      message: z.object({ place: placeColumn, messageId: z.string().nullable() }),
      target: placeColumn.exactOptional(),
      locale: z.string(),
      isClosed: z.boolean(),
      isLost: z.boolean(),
      count: z.number().nullable().default(null),
    })
    // Messages of earlier versions have no target.
    .transform((row): AlertMessage => ({ ...row, target: row.target ?? row.message.place })),
);

/** Stores alerts. */
export function createAlertRepository({
  prisma,
}: {
  readonly prisma: PrismaClient;
}): AlertRepository {
  return {
    async listUnsettled() {
      const rows = await prisma.alert.findMany({
        // A version that no longer knows a kind leaves its alerts alone.
        where: { isSettled: false, kind: { in: [...alertKinds] } },
        orderBy: { id: 'asc' },
      });
      return rows.map(toAlert);
    },
    async open({ kind, subject, detail }, at) {
      const data = { kind, subject, detail: toDetail(detail), openedAt: at, seenAt: at };
      return toAlert(await prisma.alert.create({ data }));
    },
    async confirm(id, { detail }, at) {
      await prisma.alert.update({ where: { id }, data: { seenAt: at, detail: toDetail(detail) } });
    },
    async close(id, at) {
      await prisma.alert.update({ where: { id }, data: { closedAt: at } });
    },
    async findClosed({ kind, subject }, since) {
      const where = { kind, subject, closedAt: { gte: since } };
      const row = await prisma.alert.findFirst({ where, orderBy: { closedAt: 'desc' } });
      return row ? toAlert(row) : null;
    },
    async reopen(id, { detail }, at) {
      const data = { seenAt: at, detail: toDetail(detail), closedAt: null, isSettled: false };
      await prisma.alert.update({ where: { id }, data });
    },
    async saveMessages(id, messages) {
      await prisma.alert.update({ where: { id }, data: { messages: toJson(messages) } });
    },
    async settle(id) {
      await prisma.alert.update({ where: { id }, data: { isSettled: true } });
    },
  };
}

function toAlert({ id, kind, subject, detail, messages, ...times }: AlertRow): Alert {
  return {
    id: toRowId(id),
    kind: kindColumn.parse(kind),
    subject,
    detail: detailColumn.parse(detail),
    openedAt: times.openedAt,
    seenAt: times.seenAt,
    closedAt: times.closedAt,
    messages: messagesColumn.parse(messages),
  };
}

function toDetail({ fault, ...detail }: AlertFinding['detail']): Prisma.InputJsonObject {
  return fault ? { ...detail, fault: { ...fault } } : { ...detail };
}

function toJson(messages: Alert['messages']): Prisma.InputJsonArray {
  return messages.map(({ message: { place, messageId }, target, ...rest }) => ({
    ...rest,
    message: { place: toStored(place), messageId },
    target: toStored(target),
  }));
}

function toStored({ editableUntil, ...where }: Place): Prisma.InputJsonObject {
  return editableUntil ? { ...where, editableUntil: editableUntil.toISOString() } : where;
}
