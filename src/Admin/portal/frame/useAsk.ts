import { App } from 'antd';
import { useTold } from './useTold';

export interface Question {
  title: string;
  content?: string;
  okText: string;
  /** What cannot be taken back is asked in red, unless it is said that it is not. */
  danger?: boolean;
  act: () => Promise<unknown>;
  done: string;
}

/** Asks before it is done, and tells how it went. */
export function useAsk() {
  const { modal } = App.useApp();
  const told = useTold();
  return ({ act, done, danger = true, ...question }: Question) => void modal.confirm({ ...question, okButtonProps: { danger }, onOk: () => told(act(), done) });
}
