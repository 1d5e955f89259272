import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SecondJudge } from '../monitor-settings.ts';
import type { Permission } from './permission.ts';

/** What asking another judge takes of a function: one action on one model, or nothing where the settings name nobody. */
export class SecondOpinion {
  readonly #stack: Stack;
  readonly #judge: SecondJudge | undefined;

  constructor(scope: Construct, judge: SecondJudge | undefined) {
    this.#stack = Stack.of(scope);
    this.#judge = judge;
  }

  /** For the functions of this stage. */
  askedIn(stage: Construct): Permission {
    const judge = this.#judge;
    if (judge === undefined) return { actions: [], resources: [] };
    if (judge.from === 'bedrock') return { actions: ['bedrock:InvokeModel'], resources: this.#modelsOf(judge) };
    for (const id of ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions']) {
      Validations.of(stage).acknowledge({
        id,
        reason:
          'comprehend:BatchDetectSentiment knows no resources: it reads a text, and there is nothing else to name.',
      });
    }
    return { actions: ['comprehend:BatchDetectSentiment'], resources: ['*'] };
  }

  /** A model here; or an inference profile, and its model in every region that it sends requests to. */
  #modelsOf({ model, regions }: SecondJudge & { readonly from: 'bedrock' }): readonly string[] {
    const stack = this.#stack;
    const modelIn = (region: string, id: string): string =>
      stack.formatArn({ service: 'bedrock', region, account: '', resource: 'foundation-model', resourceName: id });
    if (regions.length === 0) return [modelIn(stack.region, model)];
    const profile = stack.formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: model });
    const id = model.slice(model.indexOf('.') + 1);
    return [profile, ...regions.map((region) => modelIn(region, id))];
  }
}
