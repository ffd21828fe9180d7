import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useWords } from '@switchboard/shared';
import { Button, Form, Input } from 'antd';
import { frameWords } from '../frame/frame.words';
import { AnyRoleSelect } from '../members/AnyRoleSelect';
import { singleSignOnWords } from './single-sign-on.words';

const MOST = 100;

/** Which groups have which role: a line each, the first that fits counts. */
export function MappingsField() {
  const words = useWords(singleSignOnWords);
  const frame = useWords(frameWords);
  return (
    <Form.List name="mappings">
      {(lines, { add, remove }) => (
        <div className="sso-mappings">
          {lines.map((line, index) => (
            <div key={line.key} className="sso-mapping">
              <Form.Item name={[line.name, 'group']} rules={[{ required: true, whitespace: true, message: frame.required }, { max: 200, message: frame.tooLong(200) }]}>
                <Input autoComplete="off" aria-label={`${words.group} ${index + 1}`} placeholder={words.group} data-testid="mapping-group" />
              </Form.Item>
              <Form.Item name={[line.name, 'role']} rules={[{ required: true, message: frame.required }]}>
                <AnyRoleSelect aria-label={`${words.role} ${index + 1}`} placeholder={words.role} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`${words.removeMapping} ${index + 1}`} onClick={() => remove(line.name)} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} disabled={lines.length >= MOST} onClick={() => add({ group: '', role: 'agent' })} data-testid="add-mapping">
            {words.addMapping}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
