import vader from "vader-sentiment";
import { timed } from "./timed.mjs";

timed("vader-sentiment 1.1.3 (npm): sentiment", (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text));
