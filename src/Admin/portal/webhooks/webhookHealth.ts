import type { Webhook } from './useWebhooks';

export type WebhookHealth = 'well' | 'new' | 'failing' | 'off' | 'stopped';

/** In one word: switched off by a person, or by us because nobody listened; failing; never tried; well. */
export function healthOf({ enabled, disabledReason, failingSince, lastDeliveredAt }: Pick<Webhook, 'enabled' | 'disabledReason' | 'failingSince' | 'lastDeliveredAt'>): WebhookHealth {
  if (!enabled) return disabledReason === null || disabledReason === 'by-hand' ? 'off' : 'stopped';
  if (failingSince !== null) return 'failing';
  return lastDeliveredAt === null ? 'new' : 'well';
}

/** What a webhook can ask for, as the API names it. */
export const EVENT_TYPES = [
  'conversation.created',
  'conversation.assigned',
  'conversation.status_changed',
  'message.created',
  'message.recalled',
  'message.note_created',
  'message.note_recalled',
  'rating.created',
  'contact.created',
  'contact.updated',
] as const;
