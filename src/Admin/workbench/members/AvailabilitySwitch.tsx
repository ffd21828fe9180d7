import { App, Select } from 'antd';
import { bodyOf, explain, useApi, useLanguage, useMay, useSession, useWords, type Availability, withinLandmark } from '@switchboard/shared';
import { useState } from 'react';
import { useStore } from '../desk/store';
import { useWorkplace } from '../desk/WorkplaceContext';
import './members.css';
import { memberWords } from './members.words';

const STATES = ['online', 'busy', 'offline'] as const satisfies readonly Availability[];
const isState = (text: string): text is Availability => STATES.some((s) => s === text);

/** Whether new conversations come to this member. Set in another window, it shows here too. */
export function AvailabilitySwitch() {
  const api = useApi();
  const may = useMay();
  const { member } = useSession();
  const { presence } = useWorkplace();
  const words = useWords(memberWords);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const heard = useStore(presence.members, (m) => m.get(member.id));
  const state = heard ?? (isState(member.availability) ? member.availability : 'offline');
  if (!may('availability:set')) return null;

  const choose = (availability: Availability) => {
    setBusy(true);
    bodyOf(api.POST('/members/{id}/availability', { params: { path: { id: member.id } }, body: { availability } }))
      .then(() => presence.heard([{ memberId: member.id, name: member.name, availability }]))
      .catch((error: unknown) => message.error(explain(error, language)))
      .finally(() => setBusy(false));
  };
  return (
    <Select<Availability>
      className="availability"
      variant="filled"
      value={state}
      loading={busy}
      aria-label={words.availability}
      popupMatchSelectWidth={false}
      getPopupContainer={withinLandmark}
      onChange={choose}
      data-testid="availability"
      data-state={state}
      labelRender={({ value }) => isState(String(value)) && <span className={`presence presence-${value}`}>{words.states[value as Availability]}</span>}
      options={STATES.map((s) => ({
        value: s,
        label: (
          <span className="availability-option" data-testid={`availability-${s}`}>
            <span className={`presence presence-${s}`}>{words.states[s]}</span> <small>{words.hints[s]}</small>
          </span>
        ),
      }))}
    />
  );
}
