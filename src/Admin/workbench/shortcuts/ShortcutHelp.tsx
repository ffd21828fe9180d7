import { Modal, Switch } from 'antd';
import { useWords } from '@switchboard/shared';
import { Fragment } from 'react';
import { KEYS, type Shortcut } from './shortcuts';
import { shortcutWords } from './shortcuts.words';

const NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '⏎ Enter' };
const ALWAYS = [
  ['send', 'Enter'],
  ['newLine', 'Shift+Enter'],
  ['leave', 'Esc'],
] as const;

interface Props {
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
  onClose: () => void;
}

export function ShortcutHelp({ singleKeys, onSingleKeys, onClose }: Props) {
  const words = useWords(shortcutWords);
  return (
    <Modal open title={words.title} footer={null} onCancel={onClose} width={460}>
      <label className="single-keys">
        <Switch checked={singleKeys} onChange={onSingleKeys} aria-label={words.single} data-testid="single-keys" />
        <span>
          <strong>{words.single}</strong>
          <small>{words.singleHint}</small>
        </span>
      </label>
      <dl className="shortcuts" data-testid="shortcuts">
        {(Object.keys(KEYS) as Shortcut[]).map((name) => (
          <Fragment key={name}>
            <dt>
              {KEYS[name].map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && ` ${words.or} `}
                  <kbd>{NAMES[key] ?? key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{words.actions[name]}</dd>
          </Fragment>
        ))}
        {ALWAYS.map(([name, key]) => (
          <Fragment key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.actions[name]}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
