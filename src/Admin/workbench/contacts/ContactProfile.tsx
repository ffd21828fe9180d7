import { EditOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Hint, useLanguage, useMay, useWords, type Contact } from '@switchboard/shared';
import { useState } from 'react';
import { fullText } from '../desk/times';
import { ContactForm } from './ContactForm';
import { contactWords } from './contacts.words';
import { Face } from './Face';

export function ContactProfile({ contact }: { contact: Contact }) {
  const words = useWords(contactWords);
  const { language } = useLanguage();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const languages: Readonly<Record<string, string>> = words.languages;
  const facts: [string, React.ReactNode][] = [
    [words.email, contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
    [words.phone, contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>],
    [words.language, contact.language && (languages[contact.language] ?? contact.language)],
    [words.externalId, contact.externalId],
    [words.since, fullText(contact.createdAt, language)],
    [words.seen, contact.lastSeenAt && fullText(contact.lastSeenAt, language)],
  ];
  return (
    <section className="panel" aria-labelledby="profile-title">
      <h2 id="profile-title" className="sb-hidden">
        {words.profile}
      </h2>
      <div className="profile-head">
        <Face id={contact.id} name={contact.name} size={42} />
        <div className="profile-name">
          <strong data-testid="contact-name">{contact.name}</strong>
          {contact.verified ? (
            <Hint text={words.verifiedHint}>
              <span className="profile-verified">
                <SafetyCertificateOutlined aria-hidden /> {words.verified}
              </span>
            </Hint>
          ) : (
            <span className="profile-anonymous">{words.anonymous}</span>
          )}
        </div>
        {may('contacts:write') && !editing && (
          <Hint text={words.edit}>
            <Button type="text" icon={<EditOutlined aria-hidden />} aria-label={words.edit} onClick={() => setEditing(true)} data-testid="contact-edit" />
          </Hint>
        )}
      </div>
      {editing ? (
        <ContactForm contact={contact} onDone={() => setEditing(false)} />
      ) : (
        <>
          <dl className="profile-facts">
            {facts
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
          {contact.note && <p className="profile-note">{contact.note}</p>}
        </>
      )}
    </section>
  );
}
