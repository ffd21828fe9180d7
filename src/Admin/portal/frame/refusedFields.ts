import { ProblemError, type Language } from '@switchboard/shared';

export interface RefusedField {
  name: string[];
  errors: string[];
}

/**
 * What the server said of a form's fields, by the form's own names. `rest` tells whether something remains to be
 * said above the form: another refusal, or a field that the form does not show.
 */
export function refusedFields(error: unknown, shown: readonly string[], language: Language): { fields: RefusedField[]; rest: boolean } {
  if (!(error instanceof ProblemError) || error.fields.length === 0) return { fields: [], rest: true };
  const known = error.fields.filter((f) => shown.includes(f.field));
  const names = [...new Set(known.map((f) => f.field))];
  return {
    fields: names.map((name) => ({ name: name.split('.'), errors: known.filter((f) => f.field === name).map((f) => inWords(f.message, language)) })),
    rest: known.length < error.fields.length,
  };
}

/** The server's sentences have no subject: "must be an e-mail address." */
function inWords(message: string, language: Language): string {
  if (language === 'en') return message.charAt(0).toUpperCase() + message.slice(1);
  const known = SENTENCES.find(([pattern]) => pattern.test(message));
  return known ? message.replace(known[0], known[1]) : `不符合要求：${message}`;
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^is required\.$/, '请填写此项。'],
  [/^.*minimum length of (\d+) and a maximum length of (\d+)\.$/, '长度须在 $1 到 $2 个字符之间。'],
  [/^.*maximum length of (\d+)\.$/, '最多 $1 个字符。'],
  [/^must have at most (\d+) characters\.$/, '最多 $1 个字符。'],
  [/^.*must be between (\S+) and (\S+)\.$/, '须在 $1 到 $2 之间。'],
  [/^.*not a valid e-mail address\.$/, '不是有效的邮箱地址。'],
  [/^must be an e-mail address.*$/, '不是有效的邮箱地址。'],
  [/^is too short: use at least (\d+) characters.*$/, '太短：至少 $1 个字符，建议 15 个以上。'],
  [/^is too long: use at most (\d+) characters\.$/, '太长：最多 $1 个字符。'],
  [/^is one of the passwords that are tried first.*$/, '这是最常被猜到的密码之一，请换一个。'],
  [/^must not be the e-mail address\.$/, '不能与邮箱相同。'],
  [/^must lie in the future\.$/, '必须晚于现在。'],
  [/^must begin with https:.*$/, '须以 https:// 开头。'],
  [/^must use port.*$/, '端口须为 443、8443 或 80。'],
  [/^must lead to the public internet.*$/, '须为公网上的完整主机名，例如 https://hooks.example.com/support。'],
  [/^must be a full address.*$/, '须为完整地址，例如 https://hooks.example.com/support。'],
  [/^must be written in plain ASCII.*$/, '只能使用 ASCII 字符，不能含用户名、@、#、反斜杠或空格。'],
  [/^must be a colour such as (\S+)\.$/, '须为颜色值，例如 $1。'],
  [/^.*must match the regular expression.*$/, '格式不正确。'],
];
