import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const host = 'http://127.0.0.1:5080';

export default defineConfig({
  base: '/portal/',
  plugins: [react()],
  build: {
    chunkSizeWarningLimit: 1500,
    // Libraries change less often than we do: apart, a browser keeps them over our releases.
    rolldownOptions: {
      output: {
        advancedChunks: { groups: [{ name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-)/ }, { name: 'vendor', test: /node_modules/ }] },
      },
    },
  },
  server: { proxy: { '/api': host, '/files': host, '/help': host, '/widget': host } },
});
