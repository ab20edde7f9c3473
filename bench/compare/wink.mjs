import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { timed } from "./timed.mjs";

const nlp = winkNLP(model);
timed("wink-nlp 2.3.2 (npm): tokens, sentences, entities, sentiment", (text) => {
  const doc = nlp.readDoc(text);
  return [doc.out(nlp.its.sentiment), doc.entities().out(), doc.sentences().out()];
});
