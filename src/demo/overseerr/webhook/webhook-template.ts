/** The default template; Overseerr and Seerr have the same, byte for byte (#475). */
export const defaultTemplate = `{
  "notification_type": "{{notification_type}}",
  "event": "{{event}}",
  "subject": "{{subject}}",
  "message": "{{message}}",
  "image": "{{image}}",
  "{{media}}": {
    "media_type": "{{media_type}}",
    "tmdbId": "{{media_tmdbid}}",
    "tvdbId": "{{media_tvdbid}}",
    "status": "{{media_status}}",
    "status4k": "{{media_status4k}}"
  },
  "{{request}}": {
    "request_id": "{{request_id}}",
    "requestedBy_email": "{{requestedBy_email}}",
    "requestedBy_username": "{{requestedBy_username}}",
    "requestedBy_avatar": "{{requestedBy_avatar}}",
    "requestedBy_settings_discordId": "{{requestedBy_settings_discordId}}",
    "requestedBy_settings_telegramChatId": "{{requestedBy_settings_telegramChatId}}"
  },
  "{{issue}}": {
    "issue_id": "{{issue_id}}",
    "issue_type": "{{issue_type}}",
    "issue_status": "{{issue_status}}",
    "reportedBy_email": "{{reportedBy_email}}",
    "reportedBy_username": "{{reportedBy_username}}",
    "reportedBy_avatar": "{{reportedBy_avatar}}",
    "reportedBy_settings_discordId": "{{reportedBy_settings_discordId}}",
    "reportedBy_settings_telegramChatId": "{{reportedBy_settings_telegramChatId}}"
  },
  "{{comment}}": {
    "comment_message": "{{comment_message}}",
    "commentedBy_email": "{{commentedBy_email}}",
    "commentedBy_username": "{{commentedBy_username}}",
    "commentedBy_avatar": "{{commentedBy_avatar}}",
    "commentedBy_settings_discordId": "{{commentedBy_settings_discordId}}",
    "commentedBy_settings_telegramChatId": "{{commentedBy_settings_telegramChatId}}"
  },
  "{{extra}}": []
}`;

/** The variables of a template, in the order in which the server replaces them. */
export interface TemplateValues {
  readonly texts: ReadonlyMap<string, string>;
  /** Which of `{{media}}`, `{{request}}`, `{{issue}}`, and `{{comment}}` exist; others become null. */
  readonly sections: ReadonlySet<string>;
  readonly extra: readonly { readonly name: string; readonly value: string }[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body that the server sends for a template: only strings; sections are renamed or null. */
export function fillTemplate(template: unknown, values: TemplateValues): unknown {
  const placeholders = [...values.texts].map(([key, value]) => [`{{${key}}}`, value] as const);
  return fill(template);

  function fill(part: unknown): unknown {
    if (typeof part === 'string') return fillText(part);
    if (!isObject(part)) return part;
    const filled: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(part)) {
      if (key === '{{extra}}') {
        filled['extra'] = values.extra;
        continue;
      }
      const section = /^\{\{(media|request|issue|comment)\}\}$/.exec(key)?.[1];
      if (section === undefined) filled[key] = fill(value);
      else filled[section] = values.sections.has(section) ? fill(value) : null;
    }
    return filled;
  }

  function fillText(text: string): string {
    let filled = text;
    for (const [placeholder, value] of placeholders) {
      if (!filled.includes('{{')) break;
      // A replacement string and not a function, because the real server expands `$&` in texts too (#259).
      filled = filled.replace(placeholder, value);
    }
    return filled;
  }
}
