import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import type { Permission } from './permission.ts';

type ItemAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query' | 'BatchWriteItem';

/** The one table and its two indexes, as functions/contracts/table-layout.ts draws them. */
export class MentionTable extends Table {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      partitionKey: { name: TABLE.pk, type: AttributeType.STRING },
      sortKey: { name: TABLE.sk, type: AttributeType.STRING },
      // The 25/25 free tier is for provisioned tables, but a quiet stack's requests cost cents and a storm needs no plan.
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: TABLE.ttl,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addGlobalSecondaryIndex({
      indexName: TABLE.due.index,
      partitionKey: { name: TABLE.due.pk, type: AttributeType.STRING },
      sortKey: { name: TABLE.due.sk, type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...TABLE.due.projected],
    });
    this.addGlobalSecondaryIndex({
      indexName: TABLE.day.index,
      partitionKey: { name: TABLE.day.pk, type: AttributeType.STRING },
      sortKey: { name: TABLE.day.sk, type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...TABLE.day.projected],
    });
  }

  /** These actions on the table's own items; its indexes are not part of it. */
  items(...actions: readonly ItemAction[]): Permission {
    return { actions: actions.map((action) => `dynamodb:${action}`), resources: [this.tableArn] };
  }

  /** What reading and saving mentions takes: whoever saves one that is withdrawn also finds and forgets its earlier texts. */
  get mentions(): Permission {
    return this.items('GetItem', 'PutItem', 'Query', 'DeleteItem');
  }

  /** Query on one index. */
  index(name: 'due' | 'day'): Permission {
    return { actions: ['dynamodb:Query'], resources: [`${this.tableArn}/index/${TABLE[name].index}`] };
  }
}
