import { describe, expect, it } from 'vitest';
import { receiversOf } from '../../../functions/domain/alerts/route-alert.ts';
import type { Route, RouteTarget } from '../../../functions/domain/alerts/routing.ts';
import { anAlert } from './builders.ts';

const slack: RouteTarget = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#reviews' };
const mail: RouteTarget = { by: 'email', address: 'lead@kettle.example' };

describe('the receivers of an alert', () => {
  it.each<[string, Omit<Route, 'to'>, boolean]>([
    ['no field at all', {}, true],
    ['its brand', { brands: ['other', 'kettle'] }, true],
    ['another brand', { brands: ['other'] }, false],
    ['its owner', { owners: ['support'] }, true],
    ['another owner', { owners: ['lead'] }, false],
    ['its severity', { severities: ['high', 'critical'] }, true],
    ['another severity', { severities: ['critical'] }, false],
    ['its kind of stage', { stages: ['warn'] }, true],
    ['another kind of stage', { stages: ['breach', 'escalate'] }, false],
    ['all fields but one', { brands: ['kettle'], owners: ['support'], stages: ['breach'] }, false],
  ])('of a route with %s', (_, route, receives) => {
    expect(receiversOf([{ ...route, to: slack }], anAlert())).toEqual(receives ? [slack] : []);
  });

  it('are those of all matching routes, each once', () => {
    const routes: Route[] = [{ to: slack }, { stages: ['warn'], to: mail }, { brands: ['kettle'], to: slack }];

    expect(receiversOf(routes, anAlert())).toEqual([slack, mail]);
  });
});
