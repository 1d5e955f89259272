/**
 * Stands in for `import 'node:http'` in the bundles. Node makes an ES module of a built-in one by reading all that it
 * exports, and one export of this one (WebSocket) loads the whole of undici: 17 ms of every cold start that never uses it.
 */
// biome-ignore lint/style/useNodejsImportProtocol: under the name with "node:" this file would stand in for itself
module.exports = require('http');
