#include "model/event_place.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khaldun::model {
namespace {

constexpr std::string_view kTable = "models/event_place.tsv";
constexpr uint32_t kFarthest = 80;  // words between a trigger and a place
constexpr uint32_t kPhrase = 12;    // words before a head in which its preposition stands
constexpr uint32_t kAround = 30;    // words around a trigger in which its dependents are looked for
constexpr uint32_t kBridge = 5;     // words between neighbouring places
constexpr size_t kDeepest = 10;     // arcs climbed from a place or a trigger
// Best by cross-validation: the likeliest place may be a doubtful one, a second may not.
constexpr double kLeastOfBest = 0.3;
constexpr double kLeastOfOthers = 0.6;

std::string_view Bucket(uint32_t n) {
  if (n < 4) return std::array<std::string_view, 4>{"0", "1", "2", "3"}[n];
  return n < 7 ? "4-6" : n < 12 ? "7-11" : n < 20 ? "12-19" : "20+";
}

// The parts of a sentence that the features look at.
class View {
 public:
  View(const Document& document, WordId trigger, PlaceRange places, uint32_t place,
       FeatureSink& sink)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        geo_(document.Get<GeoLayer>()),
        sink_(sink),
        trigger_(trigger.value),
        places_(places),
        place_(place) {
    SentenceId s = segment_.SentenceOf(trigger);
    sentence_ = segment_.sentence(s).words;
    parsed_ = syntax_.parsed[s.value];
    range_ = segment_.WordsIn(geo_.places[place].span);
  }

  void Go() {
    if (range_.size() == 0) return;
    head_ = HeadOf(range_);
    sink_.Add("bias", {});
    Itself();
    Neighbours();
    Bridge(place_ > places_.begin ? std::optional(place_ - 1) : std::nullopt, "bridge-before");
    Bridge(place_ + 1 < places_.end ? std::optional(place_ + 1) : std::nullopt, "bridge-after");
    Order();
    if (parsed_) Arcs();
  }

 private:
  std::string_view Lower(uint32_t w) {
    lower_.clear();
    for (char c : document_.text(segment_.words[w].span))
      lower_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return lower_;
  }
  bool Inside(int64_t w) const { return w >= sentence_.begin.value && w < sentence_.end.value; }
  std::string_view Text(int64_t w) {
    return Inside(w) ? Lower(static_cast<uint32_t>(w)) : std::string_view("<edge>");
  }

  uint32_t HeadOf(WordRange range) const {
    uint32_t head = range.end.value - 1;
    if (!parsed_) return head;
    for (uint32_t w = range.begin.value; w < range.end.value; ++w) {
      if (!range.Contains(syntax_.words[w].head)) return w;
    }
    return head;
  }

  void Two(std::string_view feature, std::string_view a, std::string_view b) {
    pair_.assign(a);
    pair_ += '|';
    pair_ += b;
    sink_.Add(feature, pair_);
  }

  bool IsAdjective() const { return syntax_.words[range_.end.value - 1].upos == Upos::kAdj; }

  void Itself() {
    const Place& p = geo_.places[place_];
    kind_ = IsAdjective() ? "adjective" : Name(p.precision);
    sink_.Add("kind", kind_);
    sink_.Add("trigger-tag", Name(syntax_.words[trigger_].upos));
    sink_.Add("trigger", syntax_.lemma(WordId(trigger_)));
    if (p.metonym) sink_.Add("metonym", {});
    if (!p.lat) sink_.Add("unknown", kind_);
    Two("sure", Bucket(static_cast<uint32_t>(p.confidence * 8)), p.lat ? "known" : "unknown");
    // One more exact place stands among the others: "in Kunduz, Afghanistan".
    bool finer = false, same = false;
    for (uint32_t q = places_.begin; q < places_.end; ++q) {
      const Place& other = geo_.places[q];
      if (q == place_) continue;
      finer |=
          other.precision > p.precision && !other.country.empty() && other.country == p.country;
      same |= other.name == p.name;
    }
    if (finer) sink_.Add("finer", kind_);
    if (same) sink_.Add("again", kind_);
  }

  void Neighbours() {
    int64_t before = int64_t{range_.begin.value} - 1, after = range_.end.value;
    if (Text(before) == "the") --before;
    while (Inside(before) && syntax_.words[static_cast<size_t>(before)].upos == Upos::kAdj)
      --before;
    preposition_ = std::string(Text(before));
    bool adposition =
        Inside(before) && syntax_.words[static_cast<size_t>(before)].upos == Upos::kAdp;
    if (!adposition)
      sink_.Add("before-tag",
                Inside(before) ? Name(syntax_.words[static_cast<size_t>(before)].upos) : "edge");
    Two("prev", preposition_, kind_);
    std::string second(Text(before - 1));
    Two("prev2", second, preposition_);
    sink_.Add("next", Text(after));
    if (Inside(after)) sink_.Add("next-tag", Name(syntax_.words[static_cast<size_t>(after)].upos));
    // "Kunduz, Afghanistan": the second holds the first.
    if (place_ > places_.begin &&
        geo_.places[place_ - 1].span.end + 2 == geo_.places[place_].span.begin &&
        document_.text()[geo_.places[place_ - 1].span.end] == ',') {
      sink_.Add("behind-comma", kind_);
    }
    if (place_ + 1 < places_.end &&
        geo_.places[place_].span.end + 2 == geo_.places[place_ + 1].span.begin &&
        document_.text()[geo_.places[place_].span.end] == ',') {
      sink_.Add("before-comma", kind_);
    }
  }

  // The words between this place and the one before or behind it: "neighborhood of", "and", ",
  // near".
  void Bridge(std::optional<uint32_t> other, std::string_view feature) {
    if (!other) {
      sink_.Add(feature, "edge");
      return;
    }
    WordRange o = segment_.WordsIn(geo_.places[*other].span);
    if (o.size() == 0) return;
    bool before = o.end <= range_.begin;
    uint32_t from = before ? o.end.value : range_.end.value,
             to = before ? range_.begin.value : o.begin.value;
    std::string words;
    bool verb = false;
    for (uint32_t w = from; w < std::min(to, from + kBridge + 1); ++w) {
      if (!words.empty()) words += ' ';
      words += Lower(w);
      verb |= syntax_.words[w].upos == Upos::kVerb;
      verb |= w == trigger_;
    }
    if (to - from > kBridge || verb) {
      sink_.Add(feature, verb ? "verb" : "far");
      return;
    }
    const Place& q = geo_.places[*other];
    bool adjective = syntax_.words[o.end.value - 1].upos == Upos::kAdj;
    std::string_view kind = adjective ? "adjective" : Name(q.precision);
    sink_.Add(feature, words);
    std::string last(Lower(before ? to - 1 : from));
    Two(before ? "bridge-last" : "bridge-first", last, kind_);
    Two(before ? "kinds-before" : "kinds-after", kind_, kind);
    Two(before ? "bridge-kind-before" : "bridge-kind-after",
        words.size() < 24 ? std::string_view(words) : "long", kind);
  }

  void Order() {
    bool left = range_.end.value <= trigger_;
    uint32_t from = left ? range_.end.value : trigger_ + 1,
             to = left ? trigger_ : range_.begin.value;
    uint32_t verbs = 0, marks = 0, between = 0;
    bool speech = false, quote = false;
    for (uint32_t w = from; w < to; ++w) {
      Upos tag = syntax_.words[w].upos;
      verbs += tag == Upos::kVerb;
      std::string_view text = document_.text(segment_.words[w].span);
      marks += text == "," || text == ";" || text == ":" || text == "--" || text == "–";
      quote |= text == "\"" || text == "“" || text == "”";
      speech |= syntax_.lemma(WordId(w)) == "say" || syntax_.lemma(WordId(w)) == "tell";
    }
    uint32_t rank = 0;
    for (uint32_t q = places_.begin; q < places_.end; ++q) {
      if (q == place_) continue;
      uint32_t at = segment_.WordsIn(geo_.places[q].span).begin.value;
      between += at >= from && at < to;
      rank += Distance(at) < Distance(range_.begin.value);
    }
    std::string_view side = left ? "left" : "right";
    Two("distance", side, Bucket(to > from ? to - from : 0));
    Two("verbs", side, Bucket(verbs));
    Two("marks", side, Bucket(marks));
    Two("between", side, Bucket(between));
    Two("rank", Bucket(rank), Bucket(places_.end - places_.begin));
    Two("rank-kind", Bucket(rank), kind_);
    Two("side-prev", side, preposition_);
    Two("verbs-prev", verbs == 0 ? "none" : "some", preposition_);
    if (speech) sink_.Add("speech", side);
    if (quote) sink_.Add("quote", side);
    if (range_.begin.value <= sentence_.begin.value + 2) sink_.Add("opens", preposition_);
    Two("trigger-prev", syntax_.lemma(WordId(trigger_)), preposition_);
    if (!left && to - from <= 1) Two("object", syntax_.lemma(WordId(trigger_)), kind_);
  }

  uint32_t Distance(uint32_t w) const { return w > trigger_ ? w - trigger_ : trigger_ - w; }

  size_t Climb(uint32_t from, std::array<uint32_t, kDeepest>& chain) const {
    size_t n = 0;
    for (uint32_t w = from; n < chain.size();) {
      chain[n++] = w;
      uint32_t head = syntax_.words[w].head.value;
      if (head == w) break;
      w = head;
    }
    return n;
  }

  std::string_view Relation(uint32_t w) const { return Name(syntax_.words[w].relation); }

  // The preposition of a phrase.
  std::string CaseOf(uint32_t head) {
    for (uint32_t w = std::max(sentence_.begin.value, head - std::min(head, kPhrase)); w < head;
         ++w) {
      if (syntax_.words[w].head.value == head && w != head &&
          syntax_.words[w].relation == khaldun::Relation::kCase) {
        return std::string(Lower(w));
      }
    }
    return "none";
  }

  // What the trigger does and to whom: "captured the town", "captured a prize".
  void Act() {
    uint32_t from = std::max(sentence_.begin.value, trigger_ - std::min(trigger_, kAround));
    uint32_t to = std::min(sentence_.end.value, trigger_ + kAround);
    for (uint32_t w = from; w < to; ++w) {
      const WordSyntax& word = syntax_.words[w];
      if (word.head.value != trigger_ || w == trigger_) continue;
      std::string_view relation = Relation(w);
      if (relation == "obj" || relation == "nsubj") Two(relation, syntax_.lemma(WordId(w)), kind_);
      if (relation == "obj" && !range_.Contains(WordId(w)))
        Two("trigger-object", syntax_.lemma(WordId(trigger_)), syntax_.lemma(WordId(w)));
      if (relation == "aux" || relation == "mark") sink_.Add(relation, syntax_.lemma(WordId(w)));
      if (relation == "advmod" &&
          (syntax_.lemma(WordId(w)) == "not" || syntax_.lemma(WordId(w)) == "never"))
        sink_.Add("not", {});
    }
    sink_.Add("trigger-relation", Relation(trigger_));
    Two("trigger-head", syntax_.lemma(syntax_.words[trigger_].head), Relation(trigger_));
    sink_.Add("trigger-features", syntax_.words[trigger_].features.Get(Feature::kVerbForm));
    sink_.Add("length", Bucket(sentence_.size() / 4));
  }

  // Another place within the same noun phrase: "the Shaab neighborhood of Baghdad".
  void Shared(const std::array<uint32_t, kDeepest>& up, size_t ups) {
    size_t top = PhraseTop(up, ups);
    for (uint32_t q = places_.begin; q < places_.end; ++q) {
      if (q == place_) continue;
      WordRange o = segment_.WordsIn(geo_.places[q].span);
      if (o.size() == 0) continue;
      std::array<uint32_t, kDeepest> other;
      uint32_t head = HeadOf(o);
      size_t others = Climb(head, other);
      size_t its_top = PhraseTop(other, others);
      if (up[top] != other[its_top]) continue;
      bool first = o.begin < range_.begin;
      bool adjective = syntax_.words[o.end.value - 1].upos == Upos::kAdj;
      Two(first ? "shared-behind" : "shared-before", Relation(up[0]),
          adjective ? "adjective" : Relation(other[0]));
      Two(first ? "shared-behind-depth" : "shared-before-depth", Bucket(static_cast<uint32_t>(top)),
          Bucket(static_cast<uint32_t>(its_top)));
    }
  }

  // How far up the noun phrase of chain[0] goes.
  size_t PhraseTop(const std::array<uint32_t, kDeepest>& chain, size_t n) const {
    size_t top = 0;
    while (top + 1 < n) {
      using enum khaldun::Relation;
      khaldun::Relation r = Base(syntax_.words[chain[top]].relation);
      if (r != kNmod && r != kAppos && r != kCompound && r != kFlat && r != kAmod && r != kConj &&
          r != kList)
        break;
      ++top;
    }
    return top;
  }

  // How a place hangs together with the trigger: below it by its own phrase, above it, or beside it
  // by the clause in which the trigger stands.
  std::string Tie(uint32_t head, const std::array<uint32_t, kDeepest>& down, size_t downs) {
    std::array<uint32_t, kDeepest> up;
    size_t ups = Climb(head, up);
    for (size_t i = 0; i < ups; ++i) {
      for (size_t j = 0; j < downs; ++j) {
        if (up[i] != down[j]) continue;
        std::string tie(i == 0 ? "above" : j == 0 ? "below" : "beside");
        tie += ' ';
        tie += Relation(j == 0 && i > 0 ? up[i - 1] : j > 0 ? down[j - 1] : head);
        if (i > 0) {
          tie += ' ';
          tie += CaseOf(up[i - 1]);
        }
        return tie;
      }
    }
    return "far";
  }

  void Ties(const std::array<uint32_t, kDeepest>& down, size_t downs) {
    std::string own = Tie(head_, down, downs);
    Two("tie-kind", own, kind_);
    Two("tie-trigger", own, syntax_.lemma(WordId(trigger_)));
    for (uint32_t q = places_.begin; q < places_.end; ++q) {
      if (q == place_) continue;
      WordRange o = segment_.WordsIn(geo_.places[q].span);
      if (o.size() == 0) continue;
      Two("tie-rival", own, Tie(HeadOf(o), down, downs));
    }
  }

  void Arcs() {
    Act();
    std::array<uint32_t, kDeepest> up, down;
    size_t ups = Climb(head_, up), downs = Climb(trigger_, down);
    Shared(up, ups);
    Ties(down, downs);
    size_t i = 0, j = 0;
    bool met = false;
    for (i = 0; i < ups && !met; ++i) {
      for (j = 0; j < downs; ++j) {
        if (up[i] == down[j]) {
          met = true;
          break;
        }
      }
      if (met) break;
    }
    if (!met) {
      sink_.Add("path", "far");
      return;
    }
    std::string path;
    for (size_t k = 0; k < i; ++k) {
      if (k > 0 && Relation(up[k]) == "conj") continue;  // one of a list stands for the list
      path += Relation(up[k]);
      path += '<';
    }
    path += '^';
    for (size_t k = j; k-- > 0;) {
      path += '>';
      path += Relation(down[k]);
    }
    bool reachable = i <= 4 && j <= 3;
    sink_.Add("path", reachable ? std::string_view(path) : "far");
    sink_.Add("up", Bucket(static_cast<uint32_t>(i)));
    sink_.Add("down", Bucket(static_cast<uint32_t>(j)));
    if (i == 0) return;
    std::string top = CaseOf(up[i - 1]);
    Two("top", Relation(up[i - 1]), top);
    if (j == 0) Two("direct", Relation(up[i - 1]), top);
    if (j == 0) Two("trigger-top", syntax_.lemma(WordId(trigger_)), top);
    if (reachable) Two("path-case", path, CaseOf(head_));
    if (reachable) Two("path-kind", path, kind_);
    if (i >= 2) Two("holder", syntax_.lemma(WordId(up[1])), Relation(up[0]));
    if (j == 0 && i >= 2) Two("holder-top", syntax_.lemma(WordId(up[i - 1])), top);
    // The verb that a place hangs on where that is not the trigger.
    if (j > 0 && i > 0) Two("other-verb", Name(syntax_.words[up[i]].upos), Relation(down[j - 1]));
    for (size_t k = 1; k < ups; ++k) {
      Upos tag = syntax_.words[up[k]].upos;
      if (tag != Upos::kVerb && tag != Upos::kNoun) continue;
      bool own = up[k] == trigger_;
      if (tag == Upos::kVerb || own) {
        Two("governor", own ? "trigger" : "other", Relation(up[k - 1]));
        break;
      }
    }
  }

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  const GeoLayer& geo_;
  FeatureSink& sink_;
  uint32_t trigger_;
  PlaceRange places_;
  uint32_t place_;
  WordRange sentence_, range_;
  bool parsed_ = false;
  uint32_t head_ = 0;
  std::string_view kind_;
  std::string preposition_, pair_, lower_;
};

std::optional<PlaceId> Likeliest(const std::vector<ActPlaces::Scored>& scored) {
  auto best = std::max_element(scored.begin(), scored.end(), [](const auto& a, const auto& b) {
    return a.probability < b.probability;
  });
  if (best == scored.end() || best->probability < kLeastOfBest) return std::nullopt;
  return best->place;
}

}  // namespace

PlaceRange PlacesNear(const Document& document, WordId trigger) {
  const auto& places = document.Get<GeoLayer>().places;
  const auto& segment = document.Get<SegmentLayer>();
  WordRange words = segment.sentence(segment.SentenceOf(trigger)).words;
  uint32_t from = trigger.value - std::min(trigger.value - words.begin.value, kFarthest);
  uint32_t to = trigger.value + std::min(words.end.value - trigger.value, kFarthest);
  Span span = segment.SpanOf({WordId(from), WordId(to)});
  auto before = [](const Place& p, uint32_t at) { return p.span.begin < at; };
  auto first = std::lower_bound(places.begin(), places.end(), span.begin, before);
  auto last = std::lower_bound(first, places.end(), span.end, before);
  return {static_cast<uint32_t>(first - places.begin()),
          static_cast<uint32_t>(last - places.begin())};
}

void EventPlaceFeatures(const Document& document, WordId trigger, PlaceRange places, uint32_t place,
                        FeatureSink& sink) {
  View(document, trigger, places, place, sink).Go();
}

Result<ActPlaces> ActPlaces::Read(const resources::Share& share) {
  auto text = share.Read(kTable);
  if (!text) return text.error();
  auto table = LinearTable::Read(kTable, *text);
  if (!table) return table.error();
  return ActPlaces(std::move(*table));
}

std::vector<ActPlaces::Scored> ActPlaces::Score(const Document& document, WordId trigger) const {
  PlaceRange places = PlacesNear(document, trigger);
  std::vector<Scored> scored;
  for (uint32_t p = places.begin; p < places.end; ++p) {
    WeightSum sum(table_);
    EventPlaceFeatures(document, trigger, places, p, sum);
    scored.push_back({PlaceId(p), 1 / (1 + std::exp(-static_cast<double>(sum.total)))});
  }
  return scored;
}

std::vector<PlaceId> ActPlaces::PlacesOfAct(const Document& document, WordId trigger) const {
  std::vector<Scored> scored = Score(document, trigger);
  auto best = Likeliest(scored);
  std::vector<PlaceId> places;
  for (const Scored& s : scored) {
    if ((best && s.place == best) || s.probability >= kLeastOfOthers) places.push_back(s.place);
  }
  return places;
}

std::optional<PlaceId> ActPlaces::PlaceOfAct(const Document& document, WordId trigger,
                                             const PassedOver& passed_over) const {
  std::vector<Scored> scored = Score(document, trigger);
  if (passed_over) {
    const auto& places = document.Get<GeoLayer>().places;
    std::erase_if(scored, [&](const Scored& s) { return passed_over(places[s.place.value]); });
  }
  return Likeliest(scored);
}

}  // namespace khaldun::model
