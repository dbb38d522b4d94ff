// Bundles a JupyterLab out of its npm packages, with the server's assets beside it in build/.
const path = require('path');
const { Build } = require('@jupyterlab/builder');
const base = require('@jupyterlab/builder/lib/webpack.config.base');
const { merge } = require('webpack-merge');

const packages = Object.keys(require('./package.json').dependencies);
const output = path.resolve(__dirname, 'build');

const assets = Build.ensureAssets({
  packageNames: packages.filter(name => name.startsWith('@jupyterlab/') && name.endsWith('-extension')),
  output
});

module.exports = [
  merge(base, {
    mode: 'development',
    devtool: false,
    entry: ['./index.js'],
    output: { path: output, filename: 'bundle.js', publicPath: '{{page_config.fullStaticUrl}}/' },
    performance: { hints: false }
  })
].concat(assets);
