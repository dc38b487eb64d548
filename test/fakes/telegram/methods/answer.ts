import { z } from 'zod';
import { type Call, defineMethod, type Method, textContext } from '../http/method.ts';
import { badRequest, breach } from '../http/refusal.ts';
import type { InlineChoice, State } from '../state/state.ts';
import { readKeyboard } from '../text/keyboard.ts';
import { isStartPayload, readText } from '../text/text.ts';
import { inlineResult } from '../wire/schema.ts';
import { captionOf, someOrNone } from './send.ts';

const inlineMaximum = 50;
const resultIdMaximumBytes = 64;

/** Answers to queries that clients wait for. */
export const answerMethods: Readonly<Record<string, Method>> = {
  answerCallbackQuery: defineMethod(
    z.object({
      callback_query_id: z.string(),
      text: z.string().optional(),
      show_alert: z.boolean().optional(),
      url: z.string().optional(),
      cache_time: z.int().min(0).optional(),
    }),
    ({ callback_query_id, text, show_alert, url }, { state }) => {
      if (text !== undefined && text.length > 200)
        throw breach('callback-text', 'MESSAGE_TOO_LONG');
      const open = state.callbacks.get(callback_query_id);
      claim(state, open);
      open?.answer({ text, showAlert: show_alert ?? false, url });
      return true;
    },
  ),
  answerInlineQuery: defineMethod(
    z.object({
      inline_query_id: z.string(),
      results: z.array(inlineResult),
      cache_time: z.int().min(0).optional(),
      is_personal: z.boolean().optional(),
      next_offset: z.string().optional(),
      button: z
        .strictObject({
          text: z.string().min(1),
          web_app: z.strictObject({ url: z.string() }).optional(),
          start_parameter: z.string().optional(),
        })
        .optional(),
    }),
    (parameters, call) => {
      const { button, next_offset } = parameters;
      if (button?.start_parameter !== undefined && !isStartPayload(button.start_parameter)) {
        throw breach('start-payload', 'START_PARAM_INVALID');
      }
      if (Buffer.byteLength(next_offset ?? '') > 64) {
        throw breach('inline-results', 'NEXT_OFFSET_INVALID');
      }
      checkIds(parameters.results.map(({ id }) => id));
      const results = parameters.results.map((result) => toChoice(result, call));
      const open = call.state.inlines.get(parameters.inline_query_id);
      claim(call.state, open);
      open?.answer({
        results,
        nextOffset: next_offset === '' ? undefined : next_offset,
        isPersonal: parameters.is_personal ?? false,
        cacheSeconds: parameters.cache_time ?? 300,
        button:
          button === undefined
            ? undefined
            : { text: button.text, startParameter: button.start_parameter },
      });
      return true;
    },
  ),
};

/** Accepts one answer per query, in time. */
function claim(
  state: State,
  open: { readonly askedAt: number; isAnswered: boolean } | undefined,
): void {
  const tooOld = 'query is too old and response timeout expired or query ID is invalid';
  if (open === undefined) throw badRequest(tooOld);
  if (open.isAnswered) throw breach('answered-twice', tooOld);
  if (state.now() - open.askedAt > state.queryLifetimeMs) throw badRequest(tooOld);
  open.isAnswered = true;
}

/** https://core.telegram.org/bots/api#answerinlinequery */
function checkIds(ids: readonly string[]): void {
  if (ids.length > inlineMaximum) throw breach('inline-results', 'RESULTS_TOO_MUCH');
  if (new Set(ids).size < ids.length) throw breach('inline-results', 'RESULT_ID_DUPLICATE');
  for (const id of ids) {
    const bytes = Buffer.byteLength(id);
    if (bytes < 1 || bytes > resultIdMaximumBytes) {
      throw breach('inline-results', 'RESULT_ID_INVALID');
    }
  }
}

function toChoice(result: z.infer<typeof inlineResult>, call: Call): InlineChoice {
  const choice = {
    id: result.id,
    title: result.title,
    description: result.description,
    keyboard: readKeyboard(result.reply_markup, textContext(call)),
  };
  const content = result.input_message_content;
  if (content !== undefined) {
    const { text, entities } = readText(
      { text: content.message_text, parse_mode: content.parse_mode, entities: content.entities },
      textContext(call),
    );
    return {
      ...choice,
      content: {
        text,
        entities: someOrNone(entities),
        link_preview_options: content.link_preview_options,
      },
    };
  }
  const caption = result.type === 'photo' ? captionOf(result, call) : {};
  const photo = { file_id: `inline-${result.id}`, file_unique_id: result.id };
  return {
    ...choice,
    content: { ...caption, photo: [{ ...photo, width: 500, height: 750 }] },
  };
}
