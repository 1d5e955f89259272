import { describe, expect, it } from 'vitest';
import { synthesize } from './stack-under-test.ts';

/** Names by which AWS knows a resource in an account and region, where the template gives one. */
const PHYSICAL = /^(?:[A-Z]\w+Name|Name|Namespace)$/u;
/** Names of parts within a resource, and of things that are AWS's own. */
const WITHIN = [
  'AttributeName',
  'DisplayName',
  'IndexName',
  'LayerName',
  'MetricName',
  'PolicyName',
  'ReturnValueName',
];

interface Named {
  readonly path: string;
  readonly name: string;
}

function namesIn(value: unknown, path: string): readonly Named[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && PHYSICAL.test(key) && !WITHIN.includes(key) && !path.includes('.Dimensions')
      ? [{ path: `${path}.${key}`, name: inner }]
      : namesIn(inner, `${path}.${key}`),
  );
}

const stackOf = (stackName: string) =>
  synthesize({ stackName, settings: { chatTopics: ['care'], mailFrom: 'alerts@cafe-aurora.example' } });

const [aurora, borealis] = [stackOf('Aurora'), stackOf('Borealis')];
const textOf = (stack: typeof aurora): string => JSON.stringify(stack.template.toJSON());

describe('two stacks in one account and region', () => {
  it('share no name of a function, log group, alarm, dashboard, topic or metric', () => {
    const [one, other] = [aurora, borealis].map(({ resources }) =>
      resources.flatMap(({ id, properties }) => namesIn(properties, id)),
    );
    const shared = one
      ?.filter(({ name }) => other?.some((each) => each.name === name))
      .map(({ path, name }) => `${path} ${name}`);

    expect(one?.length).toBeGreaterThan(50);
    // AWS's own metrics are told apart by their dimensions: names of functions and queues.
    expect(shared?.filter((line) => !/ AWS\/(?:Lambda|SQS)$/u.test(line))).toEqual([]);
  });

  it('differ in nothing but the name: whatever names a thing of one stack has its name in it', () => {
    expect(textOf(borealis).replaceAll('Borealis', 'Aurora')).toBe(textOf(aurora));
    expect(textOf(aurora)).toContain('parameter/replywatch/Aurora/SLACK_WEBHOOK_URL');
    expect(textOf(aurora)).toContain('"POWERTOOLS_METRICS_NAMESPACE":"Aurora"');
  });

  it('export nothing and import nothing: either can be deleted without the other', () => {
    expect(textOf(aurora)).not.toMatch(/"Export"|Fn::ImportValue/u);
  });
});
