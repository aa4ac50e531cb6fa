import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';

/** The least that shows a form: what its own documentation says to write. */
createApp({ render: () => h(OdkWebForm, { formXml: '', fetchFormAttachment: fetch, missingResourceBehavior: 'BLANK' }) })
  .use(webFormsPlugin)
  .mount('#app');
