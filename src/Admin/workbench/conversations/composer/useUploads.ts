import { App } from 'antd';
import { explain, useApi, useLanguage, useWords } from '@switchboard/shared';
import { useCallback, useState } from 'react';
import { useWorkplace } from '../../desk/WorkplaceContext';
import { composerWords } from './composer.words';
import { draftOf, type Mode } from './drafts';

const MOST = 10;

/** Uploads files into a draft; the draft may meanwhile have left the screen. */
export function useUploads(id: string, mode: Mode) {
  const api = useApi();
  const { drafts } = useWorkplace();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const words = useWords(composerWords);
  const [uploading, setUploading] = useState<readonly { key: string; name: string; id: string }[]>([]);

  const add = useCallback(
    (files: readonly File[]) => {
      const room = MOST - draftOf(drafts.drafts.get(), id)[mode].attachments.length - uploading.length;
      if (files.length > room) message.warning(words.tooMany);
      for (const file of files.slice(0, Math.max(0, room))) {
        const key = crypto.randomUUID();
        setUploading((all) => [...all, { key, name: file.name, id }]);
        api
          .upload(file)
          .then((attachment) => drafts.change(id, mode, (d) => ({ ...d, attachments: [...d.attachments, attachment] })))
          .catch((error: unknown) => message.error(`${file.name}: ${explain(error, language)}`))
          .finally(() => setUploading((all) => all.filter((u) => u.key !== key)));
      }
    },
    [api, drafts, id, language, message, mode, uploading.length, words],
  );
  return { uploading: uploading.filter((u) => u.id === id), add };
}
