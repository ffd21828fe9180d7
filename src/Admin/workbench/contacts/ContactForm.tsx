import { App, Button, Form, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { bodyOf, explain, ProblemError, useApi, useLanguage, useWords, type Contact } from '@switchboard/shared';
import { useState } from 'react';
import { contactWords } from './contacts.words';

interface Fields {
  name: string;
  email: string;
  phone: string;
  note: string;
}

const FIELDS: readonly (keyof Fields)[] = ['name', 'email', 'phone', 'note'];
const isField = (name: string): name is keyof Fields => FIELDS.some((f) => f === name);

export function ContactForm({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const words = useWords(contactWords);
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);

  const save = async (fields: Fields) => {
    setBusy(true);
    try {
      const body = { name: fields.name.trim(), email: fields.email.trim(), phone: fields.phone.trim(), note: fields.note.trim() };
      const changed = await bodyOf(api.PATCH('/contacts/{id}', { params: { path: { id: contact.id } }, body }));
      queries.setQueryData(['contact', contact.id], changed);
      void message.success(words.saved, 2);
      onDone();
    } catch (error) {
      const fields = error instanceof ProblemError ? error.fields : [];
      const named = fields.flatMap(({ field, message: text }) => (isField(field) ? [{ name: field, errors: [text] }] : []));
      if (named.length > 0) form.setFields(named);
      else void message.error(explain(error, language));
      setBusy(false);
    }
  };

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      size="small"
      requiredMark={false}
      disabled={busy}
      initialValues={{ name: contact.name, email: contact.email ?? '', phone: contact.phone ?? '', note: contact.note ?? '' }}
      onFinish={(fields) => void save(fields)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      data-testid="contact-form"
    >
      <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameNeeded }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="email" label={words.email} rules={[{ type: 'email', message: words.emailWrong }]}>
        <Input maxLength={320} inputMode="email" />
      </Form.Item>
      <Form.Item name="phone" label={words.phone}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <div className="profile-buttons">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="contact-save">
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
