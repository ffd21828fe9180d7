import { explain, problemOf, useApi, useLanguage, useWords } from '@switchboard/shared';
import { App, Button } from 'antd';
import { useState } from 'react';
import { auditWords } from './audit.words';

/** The entries that the filter leaves, as a file. Fetched rather than linked: a link could not name the company. */
export function ExportButtons({ filter }: { filter: Readonly<Record<string, string>> }) {
  const api = useApi();
  const words = useWords(auditWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (format: 'csv' | 'json') => {
    setBusy(format);
    try {
      const answer = await api.send(`${location.origin}/api/v1/audit-log/export?${new URLSearchParams({ ...filter, format }).toString()}`, { method: 'GET' });
      if (!answer.ok) throw await problemOf(answer);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `audit-log.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      void message.error(explain(error, language));
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button key={format} loading={busy === format} onClick={() => void save(format)} data-testid={`export-${format}`}>
          {words.exportAs(format.toUpperCase())}
        </Button>
      ))}
    </>
  );
}
