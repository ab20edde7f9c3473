"""Times NLTK's VADER: vader.py LEXICON TEXTS."""
import json
import sys
import tempfile
import time

from nltk.sentiment.vader import SentimentIntensityAnalyzer

WARM_UP, MEASURED = 2, 4


def passes(texts, read, seconds):
    started, count = time.process_time(), 0
    while True:
        for text in texts:
            read(text)
        count += len(texts)
        spent = time.process_time() - started
        if spent >= seconds:
            return count / spent


lexicon, path = sys.argv[1:]
with open(path, encoding="utf-8") as lines:
    texts = [json.loads(line) for line in lines]
# NLTK trips over the line break that ends the list as its authors publish it.
with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as trimmed:
    with open(lexicon, encoding="utf-8") as words:
        trimmed.write(words.read().rstrip("\n"))
    trimmed.flush()
    read = SentimentIntensityAnalyzer(lexicon_file="file:" + trimmed.name).polarity_scores
passes(texts, read, WARM_UP)
print(f"VADER of NLTK 3.8 (Python): sentiment\t{passes(texts, read, MEASURED):.0f}")
