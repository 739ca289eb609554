#include "quote/quote.h"

#include <algorithm>
#include <deque>

#include "quote/marks.h"
#include "quote/speech.h"

namespace khaldun::quote {
namespace {

// How far from a quotation its verb of saying may stand, in words.
constexpr uint32_t kReach = 20;

class QuoteStage : public Stage {
 public:
  explicit QuoteStage(Cues cues) : cues_(std::move(cues)) {}
  Layer gives() const override { return Layer::kQuote; }
  LayerSet needs() const override { return {Layer::kSegment, Layer::kSyntax, Layer::kEntity}; }
  Status Run(Document& document) const override;

 private:
  Cues cues_;
};

class Finder {
 public:
  Finder(const Document& document, const Cues& cues)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        speech_(document, cues) {}

  QuoteLayer Run() {
    quoted_ = FindQuoted(document_);
    AddDirect();
    for (size_t s = 0; s < segment_.sentences.size(); ++s) AddIndirect(segment_.sentences[s].words);
    Nest();
    return std::move(layer_);
  }

 private:
  // ---- direct speech

  void AddDirect() {
    inside_.assign(segment_.words.size(), 0);
    for (const Quoted& q : quoted_) {
      for (WordId w = q.words.begin; w < q.words.end; ++w) inside_[w.value] = 1;
    }
    const Quote* before = nullptr;
    uint32_t paragraph_before = 0;
    for (const Quoted& q : quoted_) {
      Quote quote;
      quote.span = segment_.SpanOf(Trim(q.words));
      quote.direct = true;
      uint32_t paragraph = ParagraphOf(q.words.begin);
      std::optional<Cue> cue = CueOf(q.words);
      bool goes_on = q.continued || paragraph == paragraph_before ||
                     (paragraph == paragraph_before + 1 && FillsParagraph(q.words));
      if (cue) {
        quote.speaker = cue->speaker;
        quote.cue = cue->span;
      } else if (before != nullptr && goes_on) {
        quote.speaker = before->speaker;
      }
      direct_.push_back(quote);
      before = &direct_.back();
      paragraph_before = paragraph;
    }
    layer_.quotes.assign(direct_.begin(), direct_.end());
  }

  uint32_t ParagraphOf(WordId w) const {
    return segment_.sentence(segment_.SentenceOf(w)).paragraph;
  }

  bool FillsParagraph(WordRange words) const {
    SentenceId first = segment_.SentenceOf(words.begin),
               last = segment_.SentenceOf(WordId(words.end.value - 1));
    uint32_t paragraph = segment_.sentence(first).paragraph;
    bool begins =
        (first.value == 0 || segment_.sentences[first.value - 1].paragraph != paragraph) &&
        words.begin.value <= segment_.sentence(first).words.begin.value + 1;
    bool ends = last.value + 1 >= segment_.sentences.size() ||
                segment_.sentences[last.value + 1].paragraph != paragraph;
    return begins && ends && words.end.value + 2 >= segment_.sentence(last).words.end.value;
  }

  // The cue of a quotation: in the sentences that it begins and ends in, before or behind it; a
  // sentence of the same paragraph that ends with a colon before it; one that begins with the verb
  // behind it. The verb nearest to the quotation counts, and one that governs it before all.
  std::optional<Cue> CueOf(WordRange words) const {
    WordId last{words.end.value - 1};
    WordRange first_sentence = speech_.Sentence(words.begin),
              last_sentence = speech_.Sentence(last);
    std::optional<WordId> best;
    uint32_t nearest = kReach;
    auto consider = [&](WordId verb, uint32_t distance) {
      if (inside_[verb.value] || !speech_.IsCueVerb(verb)) return;
      if (Governs(verb, words)) distance = 0;
      if (distance < nearest) {
        nearest = distance;
        best = verb;
      }
    };
    for (WordId w = first_sentence.begin; w < words.begin; ++w)
      consider(w, words.begin.value - w.value);
    for (WordId w = words.end; w < last_sentence.end; ++w) consider(w, w.value - words.end.value);
    if (!best && first_sentence.begin.value > 0 &&
        words.begin.value <= first_sentence.begin.value + 1) {
      WordId colon{first_sentence.begin.value - 1};
      if (document_.text(segment_.word(colon).span) == ":") {
        WordRange lead = speech_.Sentence(colon);
        for (WordId w = lead.begin; w < lead.end; ++w) consider(w, 1);
      }
    }
    if (!best && words.end.value + 1 >= last_sentence.end.value &&
        last_sentence.end.value < segment_.words.size()) {
      // "… ." Akar said. : the segmenter may end the sentence at the mark.
      WordRange next = speech_.Sentence(last_sentence.end);
      if (ParagraphOf(next.begin) == ParagraphOf(last)) {
        for (WordId w = next.begin; w < next.end && w.value < next.begin.value + 6; ++w)
          consider(w, w.value - next.begin.value + 3);
      }
    }
    if (best) return speech_.OfVerb(*best);
    for (WordRange range :
         {WordRange{words.end, last_sentence.end}, WordRange{first_sentence.begin, words.begin}}) {
      for (WordId w = range.begin; w < range.end; ++w) {
        if (std::optional<Cue> according = speech_.OfAccordingTo(w); according && !inside_[w.value])
          return according;
      }
    }
    return CueAround(words);
  }

  // "called on his followers to “drive out the occupier”": the words of a clause are those of the
  // subject of the verb above it.
  std::optional<Cue> CueAround(WordRange words) const {
    if (words.size() < 3 || !speech_.Parsed(words.begin)) return std::nullopt;
    for (WordId w = words.begin; w < words.end; ++w) {
      const WordSyntax& word = syntax_.word(w);
      Relation base = Base(word.relation);
      bool clause =
          base == Relation::kXcomp || base == Relation::kCcomp || base == Relation::kAdvcl;
      if (!clause || words.Contains(word.head) || syntax_.word(word.head).upos != Upos::kVerb)
        continue;
      Cue cue = speech_.OfVerb(word.head);
      if (cue.speaker) return cue;
    }
    return std::nullopt;
  }

  // The verb's clause of speech is in the quotation, or the verb hangs on it.
  bool Governs(WordId verb, WordRange words) const {
    if (!speech_.Parsed(verb)) return false;
    const WordSyntax& word = syntax_.word(verb);
    if (Base(word.relation) == Relation::kParataxis && words.Contains(word.head)) return true;
    for (WordId w = words.begin; w < words.end; ++w) {
      const WordSyntax& inner = syntax_.word(w);
      Relation base = Base(inner.relation);
      if (inner.head == verb &&
          (base == Relation::kCcomp || base == Relation::kParataxis || base == Relation::kObj))
        return true;
    }
    return false;
  }

  // ---- indirect speech

  void AddIndirect(WordRange sentence) {
    if (!speech_.Parsed(sentence.begin)) return;
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      if (speech_.IsCueVerb(w)) {
        AddClauses(w, speech_.OfVerb(w));
      } else if (speech_.IsCueNoun(w)) {
        AddClauses(w, speech_.OfNoun(w));
      } else if (std::optional<Cue> according = speech_.OfAccordingTo(w)) {
        AddAround(w, *according, sentence);
      } else if (speech_.IsCueAdverb(w) && syntax_.word(w).relation == Relation::kAdvmod) {
        WordId verb = syntax_.word(w).head;
        Add(speech_.Subtree(verb), {w, segment_.word(w).span, std::nullopt});
      }
    }
  }

  void AddClauses(WordId cue_word, const Cue& cue) {
    bool verb = syntax_.word(cue_word).upos == Upos::kVerb;
    for (WordId c : speech_.Children(cue_word)) {
      Relation relation = syntax_.word(c).relation;
      bool said = Base(relation) == Relation::kCcomp ||
                  (!verb && relation == Relation::kAcl && HasMark(c, "that"));
      if (said) Add(speech_.Subtree(c), cue);
    }
    if (!verb) return;
    // "…, the agency reported.": what stands before the comma is said, wherever the arcs hang.
    if (std::optional<WordId> speaker = speech_.ClosingSpeaker(cue_word)) {
      WordId begin = speech_.Sentence(cue_word).begin;
      // What was added for this cue stands last.
      bool covered = false;
      for (size_t i = layer_.quotes.size(); i-- > 0 && layer_.quotes[i].cue == cue.span;)
        covered |= layer_.quotes[i].span.end <= segment_.word(*speaker).span.begin;
      if (!covered) Add({begin, WordId(speaker->value - 1)}, cue);
      return;
    }
    // "The army will leave, he said": the rest of the sentence is said.
    if (Base(syntax_.word(cue_word).relation) == Relation::kParataxis) {
      WordRange own = speech_.Subtree(cue_word), all = speech_.Subtree(syntax_.word(cue_word).head);
      if (all.begin < own.begin) Add({all.begin, own.begin}, cue);
      if (own.end < all.end) Add({own.end, all.end}, cue);
    }
  }

  bool HasMark(WordId verb, std::string_view form) const {
    for (WordId c : speech_.Children(verb)) {
      if (Base(syntax_.word(c).relation) == Relation::kMark &&
          document_.text(segment_.word(c).span) == form)
        return true;
    }
    return false;
  }

  // What stands before and behind "according to X" in its clause.
  void AddAround(WordId according, const Cue& cue, WordRange sentence) {
    WordId noun = syntax_.word(according).head;
    WordRange phrase = noun > according ? speech_.Subtree(noun)
                                        : WordRange{according, WordId(according.value + 2)};
    phrase.begin = std::min(phrase.begin, according);
    if (phrase.begin > sentence.begin)
      Add({sentence.begin, phrase.begin}, cue);
    else
      Add({phrase.end, sentence.end}, cue);
  }

  WordRange Trim(WordRange words) const {
    auto loose = [&](WordId w) { return syntax_.word(w).upos == Upos::kPunct; };
    WordRange trimmed = words;
    while (trimmed.begin < trimmed.end && loose(WordId(trimmed.end.value - 1))) --trimmed.end.value;
    while (trimmed.begin < trimmed.end && loose(trimmed.begin)) ++trimmed.begin;
    return trimmed.size() == 0 ? words : trimmed;
  }

  void Add(WordRange words, const Cue& cue) {
    words = Trim(words);
    if (words.size() < 2) return;
    uint32_t in_marks = 0;
    for (WordId w = words.begin; w < words.end; ++w) in_marks += inside_[w.value];
    // A clause that is a quotation already is not said twice.
    if (in_marks * 5 > words.size() * 4) return;
    Quote quote;
    quote.span = segment_.SpanOf(words);
    quote.speaker = cue.speaker;
    quote.cue = cue.span;
    layer_.quotes.push_back(quote);
  }

  // What of a span stands before byte `end`, which lies inside it.
  Span Before(Span span, uint32_t end) const {
    WordRange words = segment_.WordsIn({span.begin, end});
    return words.begin < words.end ? segment_.SpanOf(Trim(words)) : Span{span.begin, end};
  }

  // In the layer's order and nested: of two that cross, indirect speech gives way.
  void Nest() {
    auto& quotes = layer_.quotes;
    auto order = [](const Quote& a, const Quote& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return a.span.end > b.span.end;
    };
    std::stable_sort(quotes.begin(), quotes.end(), order);
    std::vector<size_t> open;
    for (size_t i = 0; i < quotes.size(); ++i) {
      while (!open.empty() && quotes[open.back()].span.end <= quotes[i].span.begin) open.pop_back();
      // Quotations first: what they cut from this one need not be cut from the others. One that was
      // cut before may end already.
      auto crosses = [&](size_t o) {
        return quotes[o].span.end > quotes[i].span.begin && quotes[i].span.end > quotes[o].span.end;
      };
      for (size_t o : open) {
        if (quotes[o].direct && crosses(o)) quotes[i].span.end = quotes[o].span.end;
      }
      for (size_t o : open) {
        if (crosses(o)) quotes[o].span = Before(quotes[o].span, quotes[i].span.begin);
      }
      open.push_back(i);
    }
    std::stable_sort(quotes.begin(), quotes.end(),
                     [](const Quote& a, const Quote& b) { return a.span < b.span; });
  }

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  Speech speech_;
  std::vector<Quoted> quoted_;
  std::deque<Quote> direct_;
  std::vector<uint8_t> inside_;  // by word: between quotation marks
  QuoteLayer layer_;
};

Status QuoteStage::Run(Document& document) const {
  return document.Add(Finder(document, cues_).Run());
}

}  // namespace

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/quote_cues.tsv");
  if (!table) return table.status();
  auto cues = Cues::Read(*table);
  if (!cues) return cues.status();
  return std::unique_ptr<Stage>(std::make_unique<QuoteStage>(std::move(*cues)));
}

}  // namespace khaldun::quote
