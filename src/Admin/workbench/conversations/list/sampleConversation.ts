import type { Conversation } from '@switchboard/shared';

/** A conversation for tests; the number makes the id and, ten minutes apart, the activity. */
export function sampleConversation(number: number, change: Partial<Conversation> = {}): Conversation {
  const at = new Date(Date.UTC(2026, 0, 1, 0, number * 10)).toISOString();
  return {
    id: `c${number}`, number, inboxId: 'i', inboxName: 'Web', channel: 'web-chat', contactId: `p${number}`, contactName: `Customer ${number}`,
    status: 'open', assigneeId: null, assigneeName: null, teamId: null, mood: null, moodScore: null, moodChange: null, emotion: null, urgency: null, spam: false, intentId: null, intentName: null, intentConfidence: null, priority: 'normal', language: 'en', lastSeq: 1, contactMessageCount: 1, unread: 0,
    lastMessageText: 'Hello', lastMessageAuthorKind: 'contact', waitingSince: null, queuedAt: null, snoozedUntil: null, handoverReason: null,
    lastActivityAt: at, createdAt: at, resolvedAt: null, ratingScore: null, ratingComment: null, contactReadSeq: 0, ...change,
  };
}
