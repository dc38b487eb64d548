import type { TelegramMessage } from '../../src/telegram/render/render.ts';
import type { VisibleMessage } from '../contracts/renderer-contract.ts';
import { readKeyboard } from '../fakes/telegram/text/keyboard.ts';
import { readText, type TextContext } from '../fakes/telegram/text/text.ts';
import type { MessageEntity } from '../fakes/telegram/wire/wire.ts';

/** What a user sees of a message in Telegram, and the problems that Telegram would report. */
export function readTelegram({
  text,
  link_preview_options: preview,
  reply_markup: markup,
}: TelegramMessage): VisibleMessage {
  const problems: string[] = [];
  const context: TextContext = {
    botUsername: 'medianest_test_bot',
    findUser: (id) => ({ id, is_bot: false, first_name: 'Nelly' }),
    warn: (rule, detail) => void problems.push(`${rule}: ${detail}`),
  };
  const message = attempt(problems, () => readText({ text, parse_mode: 'HTML' }, context));
  attempt(problems, () => readKeyboard(markup, context));
  const { text: shown = '', entities = [] } = message ?? {};
  const buttons = markup.inline_keyboard.flat();
  const ids = buttons.flatMap((one) => ('callback_data' in one ? [one.callback_data] : []));
  const options = ids.flatMap((id) => /[~!](.+)$/.exec(id)?.[1] ?? []);
  return {
    text: withoutInvisible(shown),
    effects: entities.filter((one) => !isLayout(one, entities)).map(effectOf),
    image: preview.url ?? null,
    presses: [...new Set(ids.map((id) => id.replace(/[~!].*$/, '')))],
    values: options,
    mentions: entities.flatMap(({ user }) => (user ? [String(user.id)] : [])),
    problems,
  };
}

function attempt<Result>(problems: string[], work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    problems.push(String(error));
    return null;
  }
}

function withoutInvisible(text: string): string {
  return text.replace(/[\u200b\u2060\u2068\u2069]/g, '');
}

/** Bold and italic text is the layout of headings and footers. A bold link is a heading. */
function isLayout({ type, offset, length }: MessageEntity, all: readonly MessageEntity[]): boolean {
  if (type === 'bold' || type === 'italic') return true;
  return (
    type === 'text_link' &&
    all.some((one) => one.type === 'bold' && one.offset === offset && one.length === length)
  );
}

function effectOf({ type, url, user }: MessageEntity): string {
  if (user) return `mention ${user.id}`;
  return url ? `link ${url}` : type;
}
