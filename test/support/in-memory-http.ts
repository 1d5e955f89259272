import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../functions/ports/http.ts';

export interface InMemoryHttp extends Http {
  readonly requests: HttpRequest[];
}

type Answer = Partial<HttpResponse> | HttpFailure;

/** Answers as `answer` says (status 200 unless it says otherwise) and records what was asked. */
export function inMemoryHttp(answer: (request: HttpRequest) => Answer | Promise<Answer>): InMemoryHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    send: async (request) => {
      requests.push(request);
      const given = await answer(request);
      return 'failed' in given ? given : { status: 200, headers: {}, body: '', ...given };
    },
  };
}
