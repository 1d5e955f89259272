declare module 'sentiment' {
  class Sentiment {
    analyze(text: string): { readonly score: number };
  }
  export = Sentiment;
}

declare module 'wink-sentiment' {
  function sentiment(text: string): { readonly score: number };
  export = sentiment;
}

declare module 'vader-sentiment' {
  const vader: {
    readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
  };
  export = vader;
}
