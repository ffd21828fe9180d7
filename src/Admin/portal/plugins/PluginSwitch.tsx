import { explain, useLanguage, useMay, useWords, type Plugin } from '@switchboard/shared';
import { App, Switch } from 'antd';
import { pluginWords } from './plugins.words';
import { useSwitchPlugin } from './usePluginChanges';

/** Whether a plugin serves this company. */
export function PluginSwitch({ plugin }: { plugin: Plugin }) {
  const words = useWords(pluginWords);
  const { language } = useLanguage();
  const may = useMay();
  const { modal, message } = App.useApp();
  const change = useSwitchPlugin(plugin.id);
  const name = plugin.name[language] ?? plugin.name['en'] ?? plugin.id;

  const set = (enabled: boolean) =>
    change.mutateAsync(enabled).then(
      () => void message.success(enabled ? words.turnedOn : words.turnedOff),
      (error: unknown) => void message.error(explain(error, language)),
    );
  const ask = (enabled: boolean) => {
    if (enabled) void set(true);
    else void modal.confirm({ title: words.turnOff(name), content: words.turnOffDetail, okText: words.turnOffDo, okButtonProps: { danger: true }, onOk: () => set(false) });
  };
  return <Switch checked={plugin.enabled} loading={change.isPending} disabled={!may('plugins:manage')} aria-label={`${words.enabled}: ${name}`} onChange={ask} />;
}
