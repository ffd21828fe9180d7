import { App } from 'antd';
import { useWords } from '@switchboard/shared';
import { useEffect, useEffectEvent } from 'react';
import type { Happening } from '../conversations/list/happenings';
import { unreadOfMine } from '../conversations/list/book';
import { listWords } from '../conversations/list/list.words';
import { deskWords } from './desk.words';
import { useStore } from './store';
import { useWorkplace } from './WorkplaceContext';

/** Toasts for other conversations, words for screen readers, a count in the page's title. No sound. */
export function useHappenings(open: (id: string) => void): void {
  const workplace = useWorkplace();
  const words = useWords(listWords);
  const { title } = useWords(deskWords);
  const { notification } = App.useApp();
  const unread = useStore(workplace.lists.book, (book) => unreadOfMine(book, workplace.me));

  const toast = useEffectEvent(({ kind, conversation }: Happening) => {
    const name = conversation.contactName;
    const heading = kind === 'assigned' ? words.assignedToYou(name) : words.messageFrom(name);
    const text = conversation.lastMessageText ?? '';
    workplace.announcer.say(`${heading}. ${text}`);
    notification.open({
      // One toast a customer: the newest replaces the last.
      key: conversation.id,
      title: heading,
      description: text.length > 120 ? `${text.slice(0, 120)}…` : text,
      placement: 'bottomLeft',
      duration: 6,
      role: 'status',
      className: 'toast',
      // No wider than the list, so that it never covers what is being written.
      style: { width: 288 },
      onClick: () => {
        notification.destroy(conversation.id);
        open(conversation.id);
      },
    });
  });

  useEffect(() => {
    workplace.onHappening = toast;
    workplace.onMessage = (message) => workplace.announcer.say(`${message.author.name}: ${message.text}`);
    return () => {
      workplace.onHappening = null;
      workplace.onMessage = null;
    };
  }, [workplace]);

  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : ''}${title} · Switchboard`;
  }, [title, unread]);
}
