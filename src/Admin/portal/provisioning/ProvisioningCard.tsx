import { explain, Refused, useLanguage, useWords } from '@switchboard/shared';
import { App, Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { CodeBlock } from '../frame/CodeBlock';
import { Secret } from '../frame/Secret';
import { endOf } from '../members/scopes';
import { useCreateKey } from '../members/useMembers';
import { useRoles } from '../roles/useRoles';
import { provisioningWords } from './provisioning.words';
import { scopesFor, type Reach } from './provisioningScopes';

const REACHES: readonly Reach[] = ['agents', 'staff', 'everybody'];

/** Where a company's directory is pointed, and the key that it is given. */
export function ProvisioningCard() {
  const words = useWords(provisioningWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const roles = useRoles();
  const create = useCreateKey();
  const [reach, setReach] = useState<Reach>('staff');
  const [secret, setSecret] = useState<string | null>(null);

  const make = () =>
    create
      .mutateAsync({ name: words.keyName, role: 'admin', expiresAt: endOf('365', new Date()), scopes: scopesFor(reach, roles.items), requestsPerMinute: null })
      .then(
        (key) => setSecret(key.secret),
        (error: unknown) => void message.error(explain(error, language)),
      );

  if (roles.isError) return <Refused error={roles.error} onRetry={() => void roles.refetch()} />;
  return (
    <section className="account-card provisioning" aria-labelledby="provisioning" data-testid="provisioning">
      <h2 id="provisioning">{words.title}</h2>
      <p>{words.about}</p>
      <Form layout="vertical">
        <Form.Item label={words.address}>
          <CodeBlock label={words.address} text={`${location.origin}/scim/v2`} testId="scim-address" />
        </Form.Item>
        <Form.Item label={words.reach} htmlFor="scim-reach" extra={words.reachHint}>
          <Select<Reach> id="scim-reach" value={reach} onChange={setReach} options={REACHES.map((value) => ({ value, label: words.reaches[value] }))} />
        </Form.Item>
        <Button onClick={() => void make()} loading={create.isPending} disabled={roles.isPending} data-testid="scim-key">
          {words.make}
        </Button>
      </Form>
      <Modal open={secret !== null} title={words.make} mask={{ closable: false }} onCancel={() => setSecret(null)} footer={<Button type="primary" onClick={() => setSecret(null)}>{words.done}</Button>}>
        {secret !== null && <Secret title={words.shown} detail={words.shownDetail} secret={secret} />}
      </Modal>
    </section>
  );
}
