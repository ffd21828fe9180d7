import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useApi } from '../api/ApiContext';
import { bodyOf } from '../api/createApi';
import { explain } from '../faults/explain';
import { useLanguage, useWords } from '../language/LanguageContext';
import { companyWords } from './company.words';
import { startAddress, type CompanyReturn } from './companyReturn';

const LAST = 'switchboard.company';

/** Which company, then its own ways to sign in. */
export function CompanySignIn({ asked, to, onBack }: { asked: CompanyReturn; to: string; onBack: () => void }) {
  const api = useApi();
  const words = useWords(companyWords);
  const { language } = useLanguage();
  const [tenant, setTenant] = useState(asked.tenant);
  const offered = useQuery({
    queryKey: ['single-sign-on', tenant],
    enabled: tenant !== '',
    queryFn: async ({ signal }) => {
      const { items } = await bodyOf(api.GET('/single-sign-on/providers', { params: { query: { tenant } }, signal }));
      if (items.length > 0) localStorage.setItem(LAST, tenant);
      return items;
    },
  });
  const providers = offered.data ?? [];
  return (
    <div className="sign-in-step" data-testid="company-sign-in">
      {offered.error && <Alert type="error" showIcon title={explain(offered.error, language)} role="alert" />}
      {offered.data?.length === 0 && <Alert type="warning" showIcon title={words.none(tenant)} role="alert" data-testid="company-none" />}
      {providers.map((p) => (
        <Button key={p.id} type="primary" size="large" block href={startAddress(p.id, to, asked.again)} className="sign-in-provider" data-testid="company-provider">
          {words.with(p.name)}
        </Button>
      ))}
      {providers.length === 0 && (
        <Form<{ tenant: string }>
          layout="vertical"
          requiredMark={false}
          disabled={offered.isFetching}
          initialValues={{ tenant: tenant || (localStorage.getItem(LAST) ?? '') }}
          onFinish={(v) => setTenant(v.tenant.trim().toLowerCase())}
        >
          <Form.Item name="tenant" label={words.slug} extra={words.slugHint} rules={[{ required: true, whitespace: true, message: words.slugNeeded }]}>
            <Input size="large" autoComplete="organization" autoCapitalize="none" spellCheck={false} autoFocus data-testid="company-slug" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={offered.isFetching} data-testid="company-find">
            {words.find}
          </Button>
        </Form>
      )}
      <Button type="link" onClick={onBack} data-testid="company-back">
        {words.back}
      </Button>
    </div>
  );
}

/** How the last try ended, in words, with the code to quote. */
export function CompanyFailure({ asked }: { asked: CompanyReturn }) {
  const words = useWords(companyWords);
  if (!asked.failure) return null;
  return <Alert type="error" showIcon title={words.failures[asked.failure]} description={asked.quote ? words.quote(asked.quote) : undefined} role="alert" data-testid="company-failure" />;
}
