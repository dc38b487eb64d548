import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form } from '../../chat/form.ts';
import type { View } from '../../chat/view.ts';
import { cutText } from '../../domain/text.ts';

/** Limits of a modal (Discord's documentation, "Modal", "Label", and "Text Input"). */
const titleMax = 45;
const labelMax = 45;
const fieldsMax = 5;
const textMax = 4_000;

/** A form as a modal. Discord shows its texts as plain text. */
export function toModal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.submit,
    title: cutText(form.title.trim() || '…', titleMax),
    components: form.fields.slice(0, fieldsMax).map((field) => ({
      type: ComponentType.Label,
      label: cutText(field.label.trim() || '…', labelMax),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.isRequired,
        max_length: Math.min(Math.max(1, field.maxLength), textMax),
      },
    })),
  };
}

/** After a deferral Discord cannot open a modal anymore. This view offers the button again instead. */
export function toModalFallback({ title }: Form, press: string | null): View {
  return {
    tone: 'neutral',
    lines: [[title]],
    ...(press ? { buttons: [[{ label: title, press, style: 'main' }]] } : {}),
  };
}
