import { PaperClipOutlined, SendOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { Hint, useWords, type Conversation } from '@switchboard/shared';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '../../desk/store';
import { useWorkplace } from '../../desk/WorkplaceContext';
import './composer.css';
import { composerWords } from './composer.words';
import { DraftFiles } from './DraftFiles';
import { draftOf, type Mode } from './drafts';
import { useTypingNews } from './useTypingNews';
import { useUploads } from './useUploads';

const LONGEST = 10_000;
const KINDS = 'image/png,image/jpeg,image/gif,image/webp,application/pdf';

export function Composer({ conversation, onReopen }: { conversation: Conversation; onReopen: (() => void) | null }) {
  const { id } = conversation;
  const words = useWords(composerWords);
  const { drafts, outbox } = useWorkplace();
  const { mode, ...texts } = useStore(drafts.drafts, (all) => draftOf(all, id));
  const draft = texts[mode];
  const { uploading, add } = useUploads(id, mode);
  const [dragging, setDragging] = useState(false);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const typing = useTypingNews(id);
  useWishedFocus(id, area);

  const note = mode === 'note';
  const closed = conversation.status === 'resolved' && !note;
  const over = draft.text.length - LONGEST;
  const ready = !closed && over <= 0 && uploading.length === 0 && (draft.text.trim() !== '' || draft.attachments.length > 0);

  const send = () => {
    if (!ready) return;
    outbox.write({ conversationId: id, text: draft.text.trim(), private: note, attachments: draft.attachments });
    drafts.change(id, mode, () => ({ text: '', attachments: [] }));
    if (note) drafts.choose(id, 'reply');
    area.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // The Enter that accepts a word from an input method is not ours; some browsers only tell by its key code.
    const composing = event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && !composing) leave(id);
  };

  return (
    <section
      className={`composer ${note ? 'composer-note' : ''} ${dragging ? 'composer-drop' : ''}`}
      aria-label={words.region}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        add([...event.dataTransfer.files]);
      }}
    >
      <Segmented<Mode>
        value={mode}
        size="small"
        aria-label={words.mode}
        name={`mode-${id}`}
        onChange={(wanted) => drafts.focus(id, wanted)}
        options={[
          { value: 'reply', label: <span data-testid="reply-tab">{words.reply}</span> },
          { value: 'note', label: <span data-testid="note-tab">{words.note}</span> },
        ]}
      />
      {closed ? (
        <p className="composer-closed" role="note">
          {words.resolved}
          {onReopen && (
            <Button size="small" onClick={onReopen} data-testid="composer-reopen">
              {words.reopen}
            </Button>
          )}
        </p>
      ) : (
        <>
          <Input.TextArea
            ref={(element) => {
              area.current = element?.resizableTextArea?.textArea ?? null;
            }}
            value={draft.text}
            variant="borderless"
            autoSize={{ minRows: 2, maxRows: 9 }}
            placeholder={note ? words.notePlaceholder : words.hint}
            aria-label={note ? words.noteAbout(conversation.contactName) : words.replyTo(conversation.contactName)}
            data-testid="composer-input"
            onChange={(event) => {
              const text = event.target.value;
              drafts.change(id, mode, (d) => ({ ...d, text }));
              if (!note) typing();
            }}
            onSelect={(event) => !note && drafts.caretAt(id, event.currentTarget.selectionStart)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (files.length === 0) return;
              event.preventDefault();
              add(files);
            }}
          />
          <DraftFiles files={draft.attachments} uploading={uploading} onRemove={(file) => drafts.change(id, mode, (d) => ({ ...d, attachments: d.attachments.filter((a) => a.id !== file) }))} />
          <div className="composer-foot">
            <Hint text={words.attach}>
              <Button type="text" icon={<PaperClipOutlined aria-hidden />} aria-label={words.attach} onClick={() => picker.current?.click()} data-testid="attach" />
            </Hint>
            <input ref={picker} type="file" accept={KINDS} multiple hidden aria-label={words.attach} data-testid="file-input" onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = '';
            }} />
            <span className="composer-hint" aria-live="polite">{dragging ? words.drop : over > 0 ? words.tooLong(over) : ''}</span>
            <Button type="primary" icon={<SendOutlined aria-hidden />} disabled={!ready} onClick={send} data-testid="send">
              {note ? words.sendNote : words.send}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Back to the list; a conversation that has left it (taken from the queue, say) gives the focus to itself. */
function leave(id: string): void {
  (document.getElementById(`row-${id}`) ?? document.getElementById('conversation'))?.focus();
}

/** Takes the focus when a shortcut or an inserted suggestion asked for it, also when it asked before this was on the page. */
function useWishedFocus(id: string, area: React.RefObject<HTMLTextAreaElement | null>): void {
  const { drafts } = useWorkplace();
  const wish = useStore(drafts.wish, (w) => w);
  useEffect(() => {
    const field = area.current;
    if (wish?.id !== id || !field) return;
    field.focus();
    const caret = wish.caret ?? field.value.length;
    field.setSelectionRange(caret, caret);
  }, [wish, id, area]);
}
