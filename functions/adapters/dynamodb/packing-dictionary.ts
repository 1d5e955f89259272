/**
 * What packed values have in common, so that even a short one shrinks: words of customers first, then the names that
 * our items spell out (nearer is cheaper, so the most frequent stand last).
 * Never change a byte: what is stored could no longer be read. A better one needs a form of its own (ITEM_FORM).
 */
export const DICTIONARY_1 = [
  ' they have been there their about would could should because customer service support please again never always ',
  'really still after before since another nothing something everything anything cannot does not work working worked ',
  'stopped crashes crash crashing update updated version app phone account login password password reset screen button ',
  'battery slow waiting waited week weeks days hours month order ordered delivery delivered late package parcel money ',
  'refund payment paid subscription cancel cancelled price expensive terrible awful horrible worst disappointed useless ',
  'waste of time rude staff great good excellent love loved amazing easy to use helpful thank you very much recommend ',
  'friends family every time when I tried to open it and the this that with for you was are but not all can had has her ',
  'one our out get got use how who what where which will from your just like only more than even if it is in on at of ',
  'no response nobody answers my messages I want my money back do not buy this is the worst I have ever used ',
  'https://www.http:// https://itunes.apple.com/review?id=&type=Purple%20Software https://mastodon.social/@/11',
  'The App Store feed does not show responses Europe/Berlin America/New_York Europe/London Asia/Tokyo ',
  '"nextClockStarted","stageSkipped","suppressed","claimed","claimExpired","snoozed","markedNotRelevant",',
  '"markedAnswered","responsePending","responseRejected","responseRemoved","sourceUnknown","recovered","reappeared",',
  '"reopened","withdrawn","excluded","late","met","edited",',
  '"earlier":[{"cycle":1,"status":"met","pauses":[["unpausedDueAt":,"snoozedUntil":,"teamDueAt":,"recoveredAt":,',
  '"claim":{"by":"U","until":},"pending":{"stage":"warn","since":},"unknown":{"reason":","since":},"endedAt":,',
  '"responsePendingSince":,"answersFrom":,"goneAt":,"backAt":,"seen":{"responses":[{"id":"","at":,"seenAt":,',
  '"byBot":false}],"hidden":[],"edits":[{"at":,"raised":false}]},"unknown text, not certain","critical","low","none",',
  '"observation":{"id":"","kind":"mastodon","kind":"app-store","url":"https://","author":{"id":"","name":""},"title":"",',
  '"text":"","rating":1,"language":"en","language":"de","publishedAt":17,"publishedPrecision":"exact","editedAt":17,',
  '"parentId":"","fromBrand":false,"response":{"truth":"replied","at":,"state":"published","byBot":true},',
  '"response":{"truth":"notReplied"},"response":{"truth":"unknown","reason":""},"labels":{"version":"1.0","votes":"0"}},',
  '"severity":{"level":"medium","level":"high","reasons":["1 star","2 stars","3 stars","4 stars","5 stars",',
  '"negative text, not certain: ","neutral text","positive text: ","negative text: \\"","sentiment":{"label":"neutral",',
  '"label":"positive","label":"negative","negative":0.,"neutral":0.,"positive":0.,"confident":true,"words":[""]}},',
  '"clock":{"cycle":1,"status":"excluded","startedAt":17,"reason":"no policy","lateDiscovered":true,"status":"running",',
  '"startedAt":17,"dueAt":17,"fired":0,"lateDiscovered":false,"ladder":[{"key":"warn","at":17,"owner":"support"},',
  '{"key":"breach","at":17,"owner":"support"},{"key":"escalate1","at":17,"owner":"lead"}],"policy":{"id":"default",',
  '"version":""},"target":14400000,"target":86400000,"plan":{"warnBefore":[3600000],"escalateAfter":[14400000],',
  '"owner":"support","escalateTo":["lead"],"botsCount":false},"calendar":"office","tz":"2026a","fired":1},"history":[',
  '{"at":17,"what":"responseSeen"},{"at":17,"what":"met"},{"at":17,"what":"stageDue","detail":"breach"},{"at":17,',
  '"what":"alerted","detail":"warn"},{"at":17,"what":"discovered"},{"at":17,"what":"clockStarted","detail":"due 202"}]}',
].join('');
