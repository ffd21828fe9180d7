import { explain, useLanguage } from '@switchboard/shared';
import { App } from 'antd';

/** Tells how something went: what was done, or why it was refused. */
export function useTold() {
  const { message } = App.useApp();
  const { language } = useLanguage();
  return (work: Promise<unknown>, done: string) =>
    work.then(
      () => void message.success(done),
      (error: unknown) => void message.error(explain(error, language)),
    );
}
