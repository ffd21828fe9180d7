import { useLanguage, useMay, useWords, type Plugin } from '@switchboard/shared';
import { Switch } from 'antd';
import { useAsk } from '../frame/useAsk';
import { useTold } from '../frame/useTold';
import { pluginWords } from './plugins.words';
import { useSwitchPlugin } from './usePluginChanges';

/** Whether a plugin serves this company. */
export function PluginSwitch({ plugin }: { plugin: Plugin }) {
  const words = useWords(pluginWords);
  const { language } = useLanguage();
  const may = useMay();
  const told = useTold();
  const ask = useAsk();
  const change = useSwitchPlugin(plugin.id);
  const name = plugin.name[language] ?? plugin.name['en'] ?? plugin.id;

  const set = (enabled: boolean) => {
    if (enabled) void told(change.mutateAsync(true), words.turnedOn);
    else ask({ title: words.turnOff(name), content: words.turnOffDetail, okText: words.turnOffDo, act: () => change.mutateAsync(false), done: words.turnedOff });
  };
  return <Switch checked={plugin.enabled} loading={change.isPending} disabled={!may('plugins:manage')} aria-label={`${words.enabled}: ${name}`} onChange={set} />;
}
