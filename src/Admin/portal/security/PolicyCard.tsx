import { bodyOf, explain, Refused, useApi, useLanguage, useWords } from '@switchboard/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { securityWords } from './security.words';

const KEY = ['security-policy'];

export function PolicyCard() {
  const words = useWords(securityWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const api = useApi();
  const queries = useQueryClient();
  const policy = useQuery({ queryKey: KEY, queryFn: ({ signal }) => bodyOf(api.GET('/security-policy', { signal })) });
  const change = useMutation({
    mutationFn: (secondFactorRequired: boolean) => bodyOf(api.PUT('/security-policy', { body: { secondFactorRequired } })),
    onSuccess: () => {
      void message.success(words.saved);
      return queries.invalidateQueries({ queryKey: KEY });
    },
    onError: (error) => void message.error(explain(error, language)),
  });
  if (policy.isError) return <Refused error={policy.error} onRetry={() => void policy.refetch()} />;
  return (
    <section className="account-card policy" aria-labelledby="policy">
      <h2 id="policy">{words.title}</h2>
      <label className="policy-line">
        <Switch checked={policy.data?.secondFactorRequired === true} loading={policy.isPending || change.isPending} onChange={(on) => change.mutate(on)} data-testid="second-factor-required" />
        <span>{words.required}</span>
      </label>
      <p>{words.detail}</p>
    </section>
  );
}
