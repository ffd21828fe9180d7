import { Refused, useWords } from '@switchboard/shared';
import { App, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { frameWords } from '../frame/frame.words';
import { useSubmit } from '../frame/useSubmit';
import { useIntents } from '../intents/useIntents';
import { suggestionWords } from './suggestions.words';
import { useRuleActions, type Rule, type RuleFields } from './useRules';

const NOTHING: RuleFields = { name: '', reply: '', keywords: [], intentIds: [], builtInIntents: [], mood: null, urgency: null, language: null, priority: 50, active: true };
const FIELDS = ['name', 'reply', 'keywords', 'intentIds', 'builtInIntents', 'mood', 'urgency', 'language', 'priority'];
const BREAKS = [',', '，', '、', ';', '\n'];

export function RuleForm({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const words = useWords(suggestionWords);
  const frame = useWords(frameWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<RuleFields>();
  const intents = useIntents();
  const { save } = useRuleActions();
  const { busy, refusal, submit } = useSubmit<RuleFields>(form, FIELDS, async (fields) => {
    const { mood, urgency, language } = fields;
    await save.mutateAsync({ ...fields, mood: mood ?? null, urgency: urgency ?? null, language: language ?? null, id: rule?.id ?? null });
    void message.success(frame.saved);
    onClose();
  });
  const options = (named: Record<string, string>) => Object.entries(named).map(([value, label]) => ({ value, label }));
  return (
    <Modal open title={rule ? words.change : words.add} okText={frame.save} cancelText={frame.cancel} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} okButtonProps={{ id: 'save-rule' }}>
      {refusal !== null && <Refused error={refusal} />}
      <Form<RuleFields> form={form} layout="vertical" requiredMark={false} initialValues={rule ?? NOTHING} onFinish={(v) => void submit(v)} data-testid="rule-form">
        <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 80, message: frame.tooLong(80) }]}>
          <Input autoComplete="off" data-testid="rule-name" />
        </Form.Item>
        <Form.Item name="reply" label={words.reply} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 2000, message: frame.tooLong(2000) }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} data-testid="rule-reply" />
        </Form.Item>
        <h3>{words.when}</h3>
        <p className="soft">{words.whenHint}</p>
        <Form.Item name="keywords" label={words.keywords} extra={words.keywordsHint}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={BREAKS} maxCount={50} data-testid="rule-keywords" />
        </Form.Item>
        <Form.Item name="intentIds" label={words.intents}>
          <Select mode="multiple" allowClear optionFilterProp="label" maxCount={50} loading={intents.isPending} options={intents.items.map((i) => ({ value: i.id, label: i.name }))} />
        </Form.Item>
        <Form.Item name="builtInIntents" label={words.builtIn} extra={words.builtInHint}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={BREAKS} maxCount={50} />
        </Form.Item>
        <div className="rule-words">
          <Form.Item name="mood" label={words.mood}>
            <Select allowClear placeholder={words.any} options={options(words.moods)} />
          </Form.Item>
          <Form.Item name="urgency" label={words.urgency}>
            <Select allowClear placeholder={words.any} options={options(words.urgencies)} />
          </Form.Item>
          <Form.Item name="language" label={words.language}>
            <Select allowClear placeholder={words.any} options={options(words.languages)} />
          </Form.Item>
        </div>
        <Form.Item name="priority" label={words.priority} extra={words.priorityHint} rules={[{ required: true, message: frame.required }]}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{words.active}</Checkbox>
        </Form.Item>
        {/* Without one, Enter does not send a form of several fields. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
