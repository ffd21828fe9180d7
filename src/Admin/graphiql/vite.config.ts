import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const host = 'http://127.0.0.1:5080';

export default defineConfig({
  base: '/graphiql/',
  plugins: [react()],
  build: {
    chunkSizeWarningLimit: 4000,
    // Libraries change less often than we do: apart, a browser keeps them over our releases.
    rolldownOptions: {
      // GraphiQL comes compiled, so the directive that asks the React compiler to leave it alone has nothing left to say.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      output: {
        codeSplitting: { groups: [{ name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-)/ }] },
      },
    },
  },
  server: { proxy: { '/api': host, '/graphql': { target: host, ws: true } } },
});
