const words = {
  en: {
    emulator: 'Emulator', console: 'Developer console', people: 'Customers', meet: '+ New', open: 'Open the chat', write: 'Write as the customer…', send: 'Send', attach: 'Send a picture or a file',
    speaker: 'Who speaks', newcomer: 'A new customer', named: 'Name', cancel: 'Cancel', add: 'Add', close: 'Close', as: 'You are {0}', group: 'Group of {0}', none: 'Nothing was said yet. Write as {0} and see who answers.',
    recall: 'Recall', quote: 'Reply', recalledMine: 'You recalled a message', recalled: 'A message was recalled', read: 'Read', waiting: 'Not taken yet, the platform tries again', lost: 'Not taken: {0}',
    picture: '[Picture]', file: '[File]', chat: 'Chat', saved: 'Done', refused: 'Refused: {0}', callbacks: 'What was told to the application', at: 'Time', what: 'Event', tries: 'Tries', state: 'State',
    taken: 'taken', next: 'again at {0}', never: 'given up', copy: 'Copy', copied: 'Copied', nothing: 'Nothing yet.', consoleOf: 'Developer console of', answer: 'Answer', language: '中文',
  },
  'zh-CN': {
    emulator: '模拟器', console: '开发者后台', people: '客户', meet: '+ 新客户', open: '打开会话', write: '以客户身份发消息…', send: '发送', attach: '发送图片或文件',
    speaker: '发言人', newcomer: '新客户', named: '姓名', cancel: '取消', add: '添加', close: '关闭', as: '你是 {0}', group: '{0} 人群聊', none: '还没有消息。以 {0} 的身份说点什么，看看谁来回答。',
    recall: '撤回', quote: '回复', recalledMine: '你撤回了一条消息', recalled: '一条消息已被撤回', read: '已读', waiting: '对方尚未接收，平台会重试', lost: '未被接收：{0}',
    picture: '[图片]', file: '[文件]', chat: '聊天', saved: '已完成', refused: '被拒绝：{0}', callbacks: '推送记录', at: '时间', what: '事件', tries: '次数', state: '状态',
    taken: '已接收', next: '{0} 重试', never: '已放弃', copy: '复制', copied: '已复制', nothing: '暂无记录。', consoleOf: '开发者后台 ·', answer: '响应', language: 'English',
  },
};

const known = localStorage.getItem('emulator-language') ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
export let language = known;
export const t = (key, ...inserted) => inserted.reduce((text, value, i) => text.replace(`{${i}}`, value), words[language][key]);
export const of = both => (language === 'en' ? both.en : both.zh);

export function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll('[data-p]')) element.placeholder = t(element.dataset.p);
  for (const element of document.querySelectorAll('[data-l]')) element.setAttribute('aria-label', t(element.dataset.l));
  document.getElementById('language').textContent = t('language');
}

export function onLanguage(changed) {
  document.getElementById('language').onclick = () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem('emulator-language', language);
    translate();
    changed();
  };
}

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== null));
  return element;
}

export const post = async (path, body) => (await fetch('/page/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
export const get = async path => (await fetch('/page/' + path)).json();

export async function wearFace() {
  const face = await get('face');
  document.body.dataset.platform = face.platform;
  return face;
}
