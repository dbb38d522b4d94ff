// Starts the JupyterLab that webpack.config.js bundles: every extension named in package.json.
import { JupyterLab } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';

// Written by Build.ensureAssets: the extensions' style sheets.
import './build/style.js';

__webpack_public_path__ = PageConfig.getOption('fullStaticUrl') + '/';

const extensions = [
  require('@jupyterlab/application-extension'),
  require('@jupyterlab/apputils-extension'),
  require('@jupyterlab/codemirror-extension'),
  require('@jupyterlab/completer-extension'),
  require('@jupyterlab/docmanager-extension'),
  require('@jupyterlab/docprovider-extension'),
  require('@jupyterlab/filebrowser-extension'),
  require('@jupyterlab/launcher-extension'),
  require('@jupyterlab/mainmenu-extension'),
  require('@jupyterlab/notebook-extension'),
  require('@jupyterlab/rendermime-extension'),
  require('@jupyterlab/shortcuts-extension'),
  require('@jupyterlab/statusbar-extension'),
  require('@jupyterlab/theme-dark-extension'),
  require('@jupyterlab/theme-light-extension'),
  require('@jupyterlab/translation-extension'),
  require('@jupyterlab/ui-components-extension')
];

// Plugins that ask the network for news, or that serve editors and consoles, which are not here.
const leftOut = [
  '@jupyterlab/apputils-extension:announcements',
  '@jupyterlab/codemirror-extension:commands',
  '@jupyterlab/codemirror-extension:editor-syntax-status',
  '@jupyterlab/completer-extension:consoles',
  '@jupyterlab/completer-extension:files',
  '@jupyterlab/statusbar-extension:kernel-status',
  '@jupyterlab/statusbar-extension:line-col-status'
];

window.addEventListener('load', async () => {
  const lab = new JupyterLab({ mimeExtensions: [] });
  for (const extension of extensions) {
    const plugins = extension.__esModule ? extension.default : extension;
    lab.registerPlugins([].concat(plugins).filter(({ id }) => !leftOut.includes(id)));
  }
  await lab.start();
  await lab.restored;
});
