import { useLanguage } from '@switchboard/shared';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { refusedFields } from './refusedFields';

/** Sends a form once at a time; a refusal goes to the fields it names, the rest of it above the form. */
export function useSubmit<V extends object>(form: FormInstance<V>, fields: readonly string[], send: (values: V) => Promise<void>) {
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  const submit = async (values: V): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await send(values);
    } catch (error) {
      const refused = refusedFields(error, fields, language);
      form.setFields(refused.fields as Parameters<typeof form.setFields>[0]);
      const first = refused.fields[0]?.name;
      if (first) form.scrollToField(first as Parameters<typeof form.scrollToField>[0], { focus: true });
      if (refused.rest) setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, submit };
}
