import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const manifest = {
  id: '/',
  name: 'Từng Ngõ: sổ tay tổ công nghệ số cộng đồng',
  short_name: 'Từng Ngõ',
  description: 'Đi từng ngõ, gõ từng nhà, hướng dẫn từng người. Dùng được khi không có sóng.',
  lang: 'vi',
  dir: 'ltr' as const,
  start_url: '/',
  scope: '/',
  display: 'standalone' as const,
  orientation: 'any' as const,
  theme_color: '#fbf8f1',
  background_color: '#fbf8f1',
  categories: ['government', 'productivity'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
  shortcuts: [
    { name: 'Hôm nay', url: '/' },
    { name: 'Quét thẻ căn cước', short_name: 'Quét thẻ', url: '/scan' },
    { name: 'Tìm nhà, tìm người', short_name: 'Tìm', url: '/homes' },
    { name: 'Ghi nhà mới', short_name: 'Ghi nhà', url: '/homes/new' },
  ],
  screenshots: [
    { src: '/screenshots/today.png', sizes: '800x1280', type: 'image/png', form_factor: 'narrow' as const, label: 'Hôm nay đến nhà nào' },
    { src: '/screenshots/guide.png', sizes: '800x1280', type: 'image/png', form_factor: 'narrow' as const, label: 'Hướng dẫn từng bước' },
    { src: '/screenshots/desk.png', sizes: '1280x800', type: 'image/png', form_factor: 'wide' as const, label: 'Bàn điều phối' },
  ],
};

/** The desk's files carry its name, so that tablets do not precache what only coordinators open. */
function chunkName(chunk: { facadeModuleId?: string | null; moduleIds: readonly string[] }): string {
  const own = chunk.moduleIds.filter((id) => !id.includes('node_modules'));
  const desk = [chunk.facadeModuleId ?? '', ...own].some((id) => /\/src\/ui\/(desk\/|text\/(vi|en)-desk)/.test(id));
  return desk ? 'assets/desk-[name]-[hash].js' : 'assets/[name]-[hash].js';
}

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly moduleIds?: readonly string[];
  readonly imports?: readonly string[];
}

/** What the first screen is set in. */
const firstFonts = /be-vietnam-pro-(latin|vietnamese)-(400|600|700)-normal-[\w-]+\.woff2$/;

/** The page begins with a few lines that start the worker; what is needed next is fetched meanwhile: the screens, and their type before it is first set. */
function fetchAhead() {
  return {
    name: 'fetch-ahead',
    transformIndexHtml: {
      order: 'post' as const,
      handler(html: string, { bundle }: { readonly bundle?: Readonly<Record<string, Chunk>> }) {
        const chunks = Object.values(bundle ?? {});
        const main = chunks.find(({ moduleIds }) => moduleIds?.some((id) => id.endsWith('/src/ui/main.tsx')));
        const scripts = [...new Set([main?.fileName ?? '', ...(main?.imports ?? [])])].filter((file) => file && !html.includes(file));
        const fonts = chunks.map(({ fileName }) => fileName).filter((file) => firstFonts.test(file));
        return [
          ...scripts.map((file) => linkTo(file, { rel: 'modulepreload' })),
          ...fonts.map((file) => linkTo(file, { rel: 'preload', as: 'font', type: 'font/woff2' })),
        ];
      },
    },
  };
}

function linkTo(file: string, attrs: Readonly<Record<string, string>>) {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true, href: `/${file}` }, injectTo: 'head' as const };
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? serverBuild() : appBuild()));

function appBuild() {
  return {
    plugins: [
      preact(),
      fetchAhead(),
      VitePWA({
        strategies: 'injectManifest' as const,
        srcDir: 'src/shell',
        filename: 'service-worker.ts',
        injectRegister: false as const,
        manifest,
        injectManifest: {
          globPatterns: ['**/*.{js,css,html,svg,woff2,ttf,wasm,webmanifest}', 'icon-192.png'],
          globIgnores: ['**/desk-*'],
          rollupFormat: 'iife' as const,
        },
      }),
    ],
    /* As ES modules, of which only what is used is shipped; the package's own entry is the build for browsers of before 2018. */
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    worker: { format: 'es' as const, rolldownOptions: { output: { comments: { annotation: false } } } },
    build: {
      outDir: 'dist/app',
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // What jsPDF would load to print pages of HTML: the leaflet is set by hand, so none of it is ever asked for.
        external: ['html2canvas', 'canvg', 'dompurify'],
        output: {
          codeSplitting: {
            groups: [
              { name: 'begin', test: /\/src\/ui\/own-worker\.ts$|vite\/preload-helper|rolldown\/runtime/, priority: 1 },
              { name: 'screens', test: /\/src\/ui\/main\.tsx$/ },
            ],
          },
          chunkFileNames: chunkName,
          assetFileNames: (asset: { names: readonly string[] }) =>
            asset.names.some((name) => name.startsWith('desk')) ? 'assets/desk-[name]-[hash][extname]' : 'assets/[name]-[hash][extname]',
        },
      },
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

function serverBuild() {
  return {
    publicDir: false as const,
    build: {
      ssr: true,
      outDir: 'dist/server',
      target: 'node20',
      emptyOutDir: true,
      rolldownOptions: { input: 'src/server/command-line/main.ts', output: { entryFileNames: 'main.js' } },
    },
  };
}
