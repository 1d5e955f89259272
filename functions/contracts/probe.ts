/**
 * The brand of the daily probe: a made-up mention that goes the way of every other one, to the alert topic and back. No
 * settings can name it, for ids have no tilde; filters of the alert topic keep it from everybody but our own receiver.
 */
export const PROBE_BRAND = '~probe';
