import { dictionary } from '@switchboard/shared';

export const provisioningWords = dictionary(
  {
    title: 'Directory',
    about: 'Entra ID, Okta and other directories can add and deactivate members by themselves (SCIM 2.0). Give yours this address and a key of its own.',
    address: 'Address (tenant URL)',
    reach: 'Whom it looks after',
    reaches: { agents: 'Agents', staff: 'Everybody but administrators', everybody: 'Everybody' },
    reachHint: 'Its key can do what those people may do, because whoever hands out rights must have them. Choose the least that will do.',
    make: 'Make a key for it',
    keyName: 'Directory (SCIM)',
    shown: 'Copy the key now',
    shownDetail: 'Your directory asks for it as “secret token” or “API token”. It is shown this once, and works for a year.',
    done: 'I have it',
  },
  {
    title: '企业目录',
    about: 'Entra ID、Okta 等企业目录可以自动添加和停用成员（SCIM 2.0）。请把以下地址和一个专用密钥填入目录。',
    address: '地址（租户 URL）',
    reach: '管理范围',
    reaches: { agents: '客服', staff: '除管理员外的所有人', everybody: '所有人' },
    reachHint: '授予权限者必须自己拥有这些权限，因此密钥拥有所选人员的权限。请选择够用的最小范围。',
    make: '为目录创建密钥',
    keyName: '企业目录（SCIM）',
    shown: '请立即复制密钥',
    shownDetail: '目录中称为“机密令牌”或“API 令牌”。仅显示这一次，有效期一年。',
    done: '我已保存',
  },
);
