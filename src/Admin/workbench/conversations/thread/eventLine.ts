import type { Message, Schemas } from '@switchboard/shared';
import { threadWords } from './thread.words';

type Words = (typeof threadWords)['en'];

const ROUTER = 'Router';

/** A system line in words: who did what to the conversation. */
export function eventLine(message: Message, words: Words): string {
  const event = message.event;
  return event ? said(event, message.author.name, words) : message.text;
}

function said(event: Schemas['SystemEvent'], by: string, { events, reasons }: Words): string {
  const to = event.memberName ?? event.teamName ?? '';
  switch (event.type) {
    case 'handed-over':
      return event.reason ? events.handedOverBecause(reason(event.reason, reasons)) : events.handedOver;
    case 'assigned':
      return by === to ? events.took(to) : by === ROUTER ? events.routed(to) : events.assigned(by, to);
    case 'unassigned':
      return events.unassigned(by);
    case 'resolved':
      return events.resolved(by);
    case 'reopened':
      return events.reopened(by);
    case 'snoozed':
      return events.snoozed(by);
    case 'rated':
      return events.rated(event.score ?? 0);
    default:
      return events.other(event.type);
  }
}

const reason = (code: string, reasons: Words['reasons']): string => (Object.hasOwn(reasons, code) ? reasons[code as keyof Words['reasons']] : code);
